import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditStore } from './audit-store';
import type { FaultRow } from './fault-row';
import { startProduct } from './product-process';
import { seededRandom } from './seeded-random';

export interface KillPlan {
  readonly kills: number;
  readonly seed: number;
  /** Hospital seconds per second: fast enough that every life of the process carries events. */
  readonly speed: number;
  say(line: string): void;
}
/** Each life streams for a random time in this range before it is killed, so that every stage of a batch is hit. */
const SHORTEST_LIFE_MS = 500;
const LONGEST_LIFE_MS = 3_000;

/** Kills the running product with SIGKILL again and again while the sample hospital streams, then audits what is stored. */
export async function killProductWhileStreaming(plan: KillPlan): Promise<FaultRow> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-kill-'));
  const random = seededRandom(plan.seed);
  try {
    for (let kill = 1; kill <= plan.kills; kill += 1) {
      const product = await startProduct({ dataDir, seed: plan.seed, speed: plan.speed });
      const lifeMs = Math.round(SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
      await sleep(lifeMs);
      await product.kill();
      plan.say(`kill ${kill} of ${plan.kills}: live after ${(product.startMs / 1000).toFixed(1)} s, killed ${lifeMs} ms later`);
    }
    const last = await startProduct({ dataDir, seed: plan.seed, speed: plan.speed });
    await sleep(LONGEST_LIFE_MS);
    await last.stop();
    const audit = await auditStore(dataDir);
    return { fault: 'kill -9 of the product while streaming', injected: plan.kills, ...audit };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
