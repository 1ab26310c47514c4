import { setTimeout as sleep } from 'node:timers/promises';
import type { ProgressReport } from '@wardcast/runtime';
import { STAGES } from './stage-trap';
import type { Stage } from './stage-trap';
import { pick, tally } from './trial';
import type { Phase, Trial } from './trial';
import type { FleetWorker } from './worker-fleet';

/** A stage that does not come within this time (no batch, no rebalance) is not waited for: the fault strikes all the same, and is counted as what it was. */
const STAGE_PATIENCE_MS = 120_000;
const ANY_MOMENT = 'any moment';
const LONGEST_RANDOM_MS = 3_000;
/** Of three workers, so that one at least stays. */
const AT_ONCE = 2;
const GROUP_PATIENCE_MS = 60_000;
const POLL_MS = 250;
const PARTITIONS = 24;

/** Two hands that kill one worker after the other, each at its stage; the supervisor starts others. */
export function killPhase(kills: number): Phase {
  const run = async (trial: Trial): Promise<string> => {
    const struck: string[] = [];
    const chosen = new Set<FleetWorker>();
    let next = 0;
    const hand = async (): Promise<void> => {
      for (let index = next++; index < kills; index = next++) {
        await trial.fleet.fill(trial.plan.workers);
        const [victim] = chooseVictims(trial, 1, chosen);
        if (victim === undefined) throw new Error('No worker is left to be killed.');
        chosen.add(victim);
        const published = trial.feed.publish(trial.share);
        const stage = await strike(trial, { victim, stage: stageOf(index), act: () => trial.fleet.killNow(victim) });
        struck.push(stage);
        trial.say(`kill ${struck.length} of ${kills}: ${stage}`);
        await published;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    return tally(struck);
  };
  return { fault: 'kill -9 of a worker', injected: kills, run };
}

/** Stops processes at a stage, lets the group go on without them, and wakes them with their statement still to be sent. */
export function zombiePhase(zombies: number): Phase {
  const run = async (trial: Trial): Promise<string> => {
    const struck: string[] = [];
    for (let done = 0; done < zombies; ) {
      await trial.fleet.fill(trial.plan.workers);
      const victims = chooseVictims(trial, Math.min(AT_ONCE, zombies - done));
      const published = trial.feed.publish(trial.share * victims.length);
      const stages = await Promise.all(victims.map((victim, index) => strike(trial, { victim, stage: stageOf(done + index), act: () => victim.process.signal('SIGSTOP') })));
      struck.push(...stages);
      await published;
      const moved = await groupMovesOn(trial, victims);
      for (const victim of victims) {
        victim.trap.release();
        victim.process.signal('SIGCONT');
      }
      done += victims.length;
      trial.say(`${done} of ${zombies} zombies; ${stages.join('; ')}; the group ${moved ? 'had moved on' : 'had not moved on in a minute'}`);
      await trial.audit.look();
    }
    return tally(struck);
  };
  return { fault: 'zombie: SIGSTOP, group moves on, SIGCONT', injected: zombies, run };
}

function stageOf(index: number): Stage | typeof ANY_MOMENT {
  return STAGES[index % (STAGES.length + 1)] ?? ANY_MOMENT;
}

function chooseVictims({ fleet, random }: Trial, count: number, not: ReadonlySet<FleetWorker> = new Set()): readonly FleetWorker[] {
  const left = fleet.live().filter((worker) => !not.has(worker));
  const chosen: FleetWorker[] = [];
  while (chosen.length < count) {
    const victim = pick(left, random);
    if (victim === undefined) break;
    chosen.push(victim);
    left.splice(left.indexOf(victim), 1);
  }
  return chosen;
}

/** Acts when the worker is at the stage. Resolves to the stage that it was. */
async function strike({ random }: Trial, { victim, stage, act }: { readonly victim: FleetWorker; readonly stage: Stage | typeof ANY_MOMENT; act(): void }): Promise<string> {
  if (stage !== ANY_MOMENT) {
    const deadline = new AbortController();
    const reached = new Promise<boolean>((resolve) => {
      victim.trap.arm(stage, () => {
        act();
        resolve(true);
      });
      void sleep(STAGE_PATIENCE_MS, undefined, { signal: deadline.signal }).then(() => resolve(false), () => undefined);
    });
    const isReached = await reached;
    deadline.abort();
    victim.trap.disarm();
    if (isReached) return stage;
  } else await sleep(random() * LONGEST_RANDOM_MS);
  act();
  return ANY_MOMENT;
}

/** True when the others hold every partition. */
async function groupMovesOn({ fleet }: Trial, sleeping: readonly FleetWorker[]): Promise<boolean> {
  const others = fleet.live().filter((worker) => !sleeping.includes(worker));
  for (const deadline = performance.now() + GROUP_PATIENCE_MS; performance.now() < deadline; await sleep(POLL_MS)) {
    const held = await Promise.all(others.map(({ process }) => process.probe<ProgressReport>('/progressz').then(({ body }) => body.partitions.length, () => 0)));
    if (held.reduce((sum, count) => sum + count, 0) >= PARTITIONS) return true;
  }
  return false;
}
