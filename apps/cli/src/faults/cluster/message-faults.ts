import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_TOPIC } from '@wardcast/application';
import type { PartitionPause } from '@wardcast/application';
import type { Phase, Trial } from './trial';
import { pick } from './trial';

/** Far more than one in twenty of what comes with them. */
const BURST_MESSAGES = 300;
const PAUSE_PATIENCE_MS = 60_000;
const POLL_MS = 250;

/** A producer that sends a hospital's last day again while new events come; late, reordered and repeated ones are in the feed all along. */
export function replayPhase(count: number): Phase {
  const run = async (trial: Trial): Promise<string> => {
    for (let index = 0; index < count; index += 1) {
      await trial.fleet.fill(trial.plan.workers);
      const published = trial.feed.publish(trial.share);
      const account = pick(trial.feed.accounts, trial.random)!;
      await trial.feed.replay(account);
      await published;
    }
    return `a day each; the feed's own: ${dirtOf(trial)}`;
  };
  return { fault: 'messages repeated, reordered, late', injected: count, run };
}

/** So much poison that the partition must stop; then a person lets it go on. */
export function poisonPhase(count: number): Phase {
  const run = async (trial: Trial): Promise<string> => {
    let stopped = 0;
    for (let index = 0; index < count; index += 1) {
      await trial.fleet.fill(trial.plan.workers);
      const account = trial.feed.accounts[index % trial.feed.accounts.length]!;
      await trial.feed.burst(account, BURST_MESSAGES);
      await trial.feed.publish(trial.share);
      if (await pauseEnds(trial, account.facility.facilityId)) stopped += 1;
    }
    return `${BURST_MESSAGES} messages each; ${stopped} times the partition stood still until it was let go on`;
  };
  return { fault: 'poison burst', injected: count, run };
}

async function pauseEnds({ cluster }: Trial, facilityId: string): Promise<boolean> {
  const { partitionStore } = cluster.adapters.stores;
  const isOurs = (pause: PartitionPause): boolean => pause.facilityId === facilityId && pause.resumedAt === null;
  for (const deadline = performance.now() + PAUSE_PATIENCE_MS; performance.now() < deadline; await sleep(POLL_MS)) {
    const pause = (await partitionStore.pauses(EVENT_TOPIC)).find(isOurs);
    if (pause !== undefined) return partitionStore.resume(pause, Date.now());
  }
  return false;
}

/** What the hospitals' feeds repeated, delayed and took back in the whole run so far. */
function dirtOf({ feed }: Trial): string {
  const sums = new Map<string, number>();
  for (const { hospital } of feed.accounts) for (const [kind, count] of Object.entries(hospital.dirtCounts())) sums.set(kind, (sums.get(kind) ?? 0) + count);
  return ['duplicates', 'outOfOrder', 'late', 'veryLate', 'cancelsBeforeTarget'].map((kind) => `${kind} ${sums.get(kind) ?? 0}`).join(', ');
}
