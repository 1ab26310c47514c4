import { TrialCluster } from '@wardcast/runtime';
import type { FaultRow } from '../fault-row';
import { seededRandom } from '../seeded-random';
import { eventsPerFault } from './fault-plan';
import type { FaultPlan } from './fault-plan';
import { HospitalsFeed } from './hospitals-feed';
import { poisonPhase, replayPhase } from './message-faults';
import { brokerPhase, databasePhase, linkPhase, stormPhase } from './outage-faults';
import { killPhase, zombiePhase } from './stage-faults';
import { StoredAudit } from './stored-audit';
import type { Phase, Trial } from './trial';
import { WorkerFleet } from './worker-fleet';

export interface ClusterRun {
  readonly plan: FaultPlan;
  readonly seed: number;
  say(line: string): void;
  /** After each phase, so that a run that is cut short has told what it knew. */
  onRow?(row: FaultRow): void;
}

/**
 * The full mode under faults: a broker, a database, workers that share the partitions and hospitals that publish all along.
 * After each kind of fault everything published must be stored once; at the end the log itself is read and compared.
 */
export async function runClusterFaults(run: ClusterRun): Promise<readonly FaultRow[]> {
  const random = seededRandom(run.seed);
  const cluster = await TrialCluster.open({ random, kafkaVersion: process.env['KAFKA_VERSION'] });
  const fleet = new WorkerFleet(cluster, run.say);
  try {
    const feed = await HospitalsFeed.open(cluster, { hospitals: run.plan.hospitals, seed: run.seed, random });
    const audit = new StoredAudit(cluster, feed);
    const trial: Trial = { plan: run.plan, cluster, fleet, feed, audit, share: eventsPerFault(run.plan), random, say: run.say };
    await fleet.fill(run.plan.workers);
    const rows: FaultRow[] = [];
    for (const phase of phasesOf(run.plan)) {
      const row = await judge(phase, trial);
      rows.push(row);
      run.onRow?.(row);
    }
    const whole = await judgeWhole(trial, rows);
    run.onRow?.(whole);
    return [...rows, whole];
  } finally {
    await fleet.close();
    await cluster.close();
  }
}

function phasesOf(plan: FaultPlan): readonly Phase[] {
  return [
    killPhase(plan.kills),
    zombiePhase(plan.zombies),
    databasePhase(plan.databaseRestarts),
    brokerPhase(plan.brokerKills),
    stormPhase(plan.membershipChanges),
    linkPhase(plan.linkFaults),
    replayPhase(plan.replays),
    poisonPhase(plan.poisonBursts),
  ].filter(({ injected }) => injected > 0);
}

async function judge(phase: Phase, trial: Trial): Promise<FaultRow> {
  const began = performance.now();
  const detail = await phase.run(trial);
  await trial.fleet.fill(trial.plan.workers);
  const judged = await trial.audit.judge();
  return { fault: phase.fault, injected: phase.injected, ...judged, seconds: Math.round((performance.now() - began) / 1_000), detail };
}

/** Everything that was published against what is stored by now; the log, read from its beginning; and the sums of all phases. */
async function judgeWhole({ audit, feed, fleet }: Trial, rows: readonly FaultRow[]): Promise<FaultRow> {
  const began = performance.now();
  const stored = await audit.judge();
  const log = await audit.judgeLog();
  const sum = (of: (row: FaultRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    fault: 'all of it, and the log read again',
    injected: sum(({ injected }) => injected),
    events: feed.counts().events,
    lost: stored.lost + log.missing,
    duplicated: sum(({ duplicated }) => duplicated) + stored.duplicated,
    wrongCells: stored.wrongCells,
    sameHash: stored.sameHash,
    poison: log.poison,
    poisonLost: log.poisonLost,
    doubleForecasts: stored.doubleForecasts,
    seconds: Math.round((performance.now() - began) / 1_000),
    detail: `${log.messages} messages in the log; workers that gave up during an outage and were started again: ${fleet.selfEnded}`,
  };
}
