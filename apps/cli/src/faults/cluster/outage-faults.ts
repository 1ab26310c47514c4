import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultProxy } from '@wardcast/runtime';
import { pick, tally } from './trial';
import type { Phase, Trial } from './trial';

const LONGEST_FLOW_MS = 3_000;
const LONGEST_DOWN_MS = 2_000;
const STORM_WAIT_MS = 2_500;
const SHORTEST_LINK_FAULT_MS = 1_000;
const LONGEST_LINK_FAULT_MS = 5_000;

/** One fault after the other while events come, each at a random moment. */
function outages(fault: string, injected: number, strike: (trial: Trial, index: number) => Promise<string>): Phase {
  const run = async (trial: Trial): Promise<string> => {
    const struck: string[] = [];
    for (let index = 0; index < injected; index += 1) {
      await trial.fleet.fill(trial.plan.workers);
      const published = trial.feed.publish(trial.share);
      await sleep(trial.random() * LONGEST_FLOW_MS);
      struck.push(await strike(trial, index));
      await published;
      trial.say(`${fault}: ${index + 1} of ${injected}`);
    }
    return tally(struck);
  };
  return { fault, injected, run };
}

export function databasePhase(count: number): Phase {
  return outages('database: immediate restart', count, async ({ cluster, random }) => {
    await cluster.restartDatabase(random() * LONGEST_DOWN_MS);
    return 'stopped as by pg_ctl stop -m immediate';
  });
}

export function brokerPhase(count: number): Phase {
  return outages('broker: kill -9, same folder again', count, async ({ cluster, random }) => {
    await cluster.killBroker(random() * LONGEST_DOWN_MS);
    return 'SIGKILL';
  });
}

/** Members come and go faster than the group can settle. */
export function stormPhase(count: number): Phase {
  return outages('rebalance storm', count, async ({ fleet, random }, index) => {
    if (index % 2 === 0) {
      await fleet.start();
      return 'one more worker';
    }
    const leaving = pick(fleet.live(), random);
    if (leaving !== undefined) await Promise.race([fleet.stop(leaving), sleep(STORM_WAIT_MS)]);
    return 'a worker leaves in order';
  });
}

/** Cuts and delays, on the broker's link or on those to the database. */
export function linkPhase(count: number): Phase {
  const kinds: readonly ((link: FaultProxy, trial: Trial) => Promise<string>)[] = [cut, delay, silence, starve, down];
  return outages('links cut, delayed, silent', count, async (trial, index) => {
    const toDatabase = Math.floor(index / kinds.length) % 2 === 0;
    const links = toDatabase ? trial.fleet.live().map(({ link }) => link) : [trial.cluster.brokerLink];
    const what = await Promise.all(links.map((link) => kinds[index % kinds.length]!(link, trial)));
    return `${what[0] ?? 'nothing'} (${toDatabase ? 'database' : 'broker'})`;
  });
}

async function cut(link: FaultProxy, { random }: Trial): Promise<string> {
  for (let again = 0; again < 3; again += 1) {
    link.reset(() => random() < 0.7);
    await sleep(random() * SHORTEST_LINK_FAULT_MS);
  }
  return 'reset_peer';
}

async function delay(link: FaultProxy, trial: Trial): Promise<string> {
  link.add('delay', { type: 'latency', latencyMs: 250, jitterMs: 200 });
  await faultTime(trial);
  link.remove('delay');
  return 'latency';
}

async function silence(link: FaultProxy, trial: Trial): Promise<string> {
  link.add('silence', { type: 'timeout', timeoutMs: 2_000 });
  await faultTime(trial);
  link.remove('silence');
  // What was swallowed never comes: the connection is of no use any more.
  link.reset();
  return 'timeout';
}

async function starve(link: FaultProxy, trial: Trial): Promise<string> {
  link.add('starve', { type: 'bandwidth', bytesPerSecond: 200_000 });
  await faultTime(trial);
  link.remove('starve');
  return 'bandwidth';
}

async function down(link: FaultProxy, trial: Trial): Promise<string> {
  link.setEnabled(false);
  await faultTime(trial);
  link.setEnabled(true);
  return 'down';
}

function faultTime({ random }: Trial): Promise<void> {
  return sleep(SHORTEST_LINK_FAULT_MS + random() * (LONGEST_LINK_FAULT_MS - SHORTEST_LINK_FAULT_MS));
}
