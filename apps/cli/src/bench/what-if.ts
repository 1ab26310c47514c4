import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BOARDING_HOURS, BOARDING_WARM_UP_HOURS, FIRST_CHUNK, PairedSimulation, WhatIfResults, applyChanges, boardingHospital, largeHospital, sideOf, simulateAlone } from '@wardcast/simulation';
import type { ArmBlock, LeverChange, ReplicationBlock, WhatIfInput } from '@wardcast/simulation';
import { median } from './bench-row';
import type { BenchRow } from './bench-row';
import { runPeers, type PeerAnswer } from './what-if-peers';
import { pairingGain } from './what-if-pairing';
import { benchWhatIfScreen } from './what-if-screen';

const THREADS = 2;
const PAIRS = 200;
const ROUNDS = 5;
const SECONDS_LIMIT = 3;
const COARSE_LIMIT_MS = 150;
const COARSE_ROUNDS = 20;
const PEER_REPLICATIONS = 30;
const OWN_REPLICATIONS = 200;
const WARM_UP_REPLICATIONS = 30;
const SPEED_CHUNK = 10;
/** Joint difference in standard errors beyond which two engines do not run the same model. */
const AGREEMENT = 2.5;
const CHANGES: readonly LeverChange[] = [
  { kind: 'beds', params: { unitId: 'ward-3', delta: 4 } },
  { kind: 'stays', params: { scalePercent: -5 } },
];

/** The what-if: a whole scenario on two cores, the coarse answer after a lever's release, and one model beside SimPy and Ciw. */
export async function benchWhatIf(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const input = largeHospital();
  say(`${input.units.length} units, ${input.units.reduce((sum, unit) => sum + (unit.kind === 'ed' ? 0 : unit.staffedBeds[0]!), 0)} beds, 14 days`);
  return [await wholeScenario(input), coarseAnswer(input), pairingGain(input, CHANGES), ...(await benchWhatIfScreen(say)), ...(await besidePeers(say))];
}

async function wholeScenario(input: WhatIfInput): Promise<BenchRow> {
  const workers = Array.from({ length: THREADS }, () => new Worker(join(__dirname, 'what-if.thread.js'), { workerData: { input, changes: CHANGES } }));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const seconds: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const before = process.cpuUsage();
    const results = new WhatIfResults(input, applyChanges(input, CHANGES));
    const blocks = workers.map(async (worker, i) => {
      worker.postMessage({ first: (i * PAIRS) / THREADS, count: PAIRS / THREADS });
      const [block] = (await once(worker, 'message')) as [ReplicationBlock];
      results.add(block);
    });
    await Promise.all(blocks);
    results.measures();
    results.days();
    seconds.push((performance.now() - start) / 1000);
    processor.push(processorSeconds(before));
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return row({ name: `what-if, ${PAIRS} paired replications of 14 days`, unit: 's', ours: median(seconds), ceiling: SECONDS_LIMIT, n: ROUNDS, note: `${THREADS} threads, measures and days included, ${median(processor).toFixed(2)} processor seconds in all; the ceiling is the promise` });
}

/** Lever released: closed forms of the scenario, then the first chunk; the baseline's own closed forms are known by then. */
function coarseAnswer(input: WhatIfInput): BenchRow {
  const millis: number[] = [];
  const processor: number[] = [];
  const known = new PairedSimulation(input, input);
  known.block(0, FIRST_CHUNK);
  for (let round = 0; round < COARSE_ROUNDS; round++) {
    const start = performance.now();
    const before = process.cpuUsage();
    const scenario = applyChanges(input, [{ kind: 'stays', params: { scalePercent: -1 - (round % 10) } }]);
    sideOf(scenario);
    const results = new WhatIfResults(input, scenario);
    results.add(known.against(scenario).block(0, FIRST_CHUNK));
    results.measures();
    results.days();
    millis.push(performance.now() - start);
    processor.push(1000 * processorSeconds(before));
  }
  return row({ name: 'what-if, coarse answer after a change', unit: 'ms', ours: median(millis), ceiling: COARSE_LIMIT_MS, n: COARSE_ROUNDS, note: `closed forms and ${FIRST_CHUNK} replications against the known baseline on one thread, ${median(processor).toFixed(0)} ms of processor time; the ceiling is the promise` });
}

function processorSeconds(before: NodeJS.CpuUsage): number {
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

async function besidePeers(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const input = boardingHospital();
  simulateAlone(input, { first: OWN_REPLICATIONS, count: WARM_UP_REPLICATIONS });
  const ours = simulateAlone(input, { first: 0, count: OWN_REPLICATIONS });
  const answer = averages(input, ours);
  // Before and after the peers: another load of the machine meets both sides.
  const before = secondsOfChunks(input);
  const peers = await runPeers(PEER_REPLICATIONS, say);
  const speed = 1 / median([...before, ...secondsOfChunks(input)]);
  const measured = { name: 'what-if engine, replications of 28 days per processor second', unit: '1/s', ours: speed, ceiling: null, n: OWN_REPLICATIONS };
  if (typeof peers === 'string') return [row({ ...measured, rival: 'SimPy', note: `answers not compared: ${peers}` })];
  return peers.map((peer) => {
    // If the models are the same, so is the spread of replications; ours is known from many more of them, which matters for skewed waits.
    const z = answer.means.map((mean, i) => (mean - peer.means[i]!) / Math.hypot(answer.errors[i]!, answer.errors[i]! * Math.sqrt(OWN_REPLICATIONS / PEER_REPLICATIONS)));
    const compared = ['ED', 'wards', 'boarders'].map((what, i) => `${what} ${answer.means[i]!.toFixed(2)} and ${peer.means[i]!.toFixed(2)} (z ${z[i]!.toFixed(2)})`).join(', ');
    if (z.some((each) => !(Math.abs(each) < AGREEMENT))) throw new Error(`${peer.name} gives another answer: ${compared}`);
    const note = `same answers: ${compared}; ratio is ours to theirs`;
    return row({ ...measured, rival: peer.name === 'simpy' ? 'SimPy' : 'Ciw', rivalValue: peer.replicationsPerCpuSecond, note });
  });
}

/** Processor time of a replication, by chunk: its median is told, as by the peers' script of theirs. */
function secondsOfChunks(input: WhatIfInput): readonly number[] {
  const seconds: number[] = [];
  for (let first = 0; first < OWN_REPLICATIONS; first += SPEED_CHUNK) {
    const before = process.cpuUsage();
    simulateAlone(input, { first, count: SPEED_CHUNK });
    seconds.push(processorSeconds(before) / SPEED_CHUNK);
  }
  return seconds;
}

/** Time averages over the counted hours of department (boarders included), wards and boarders, with standard errors. */
function averages(input: WhatIfInput, arm: ArmBlock): Pick<PeerAnswer, 'means' | 'errors'> {
  const units = input.units.length;
  const hours = BOARDING_HOURS - BOARDING_WARM_UP_HOURS + 1;
  const sums = [new Float64Array(OWN_REPLICATIONS), new Float64Array(OWN_REPLICATIONS), new Float64Array(OWN_REPLICATIONS)] as const;
  for (let i = 0; i < OWN_REPLICATIONS; i++) {
    for (let hour = BOARDING_WARM_UP_HOURS; hour <= BOARDING_HOURS; hour++) {
      for (let u = 0; u < units; u++) {
        const cell = (i * (BOARDING_HOURS + 1) + hour) * units + u;
        sums[u === 0 ? 0 : 1][i]! += arm.occupied[cell]! / hours;
        sums[2][i]! += arm.waiting[cell]! / hours;
      }
    }
  }
  const [ed, wards, boarders] = sums.map(estimate) as [Estimate, Estimate, Estimate];
  return { means: [ed.mean, wards.mean, boarders.mean], errors: [ed.error, wards.error, boarders.error] };
}

interface Estimate {
  readonly mean: number;
  readonly error: number;
}
function estimate(values: Float64Array): Estimate {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

function row(values: Pick<BenchRow, 'name' | 'unit' | 'ours' | 'ceiling' | 'n' | 'note'> & { readonly rival?: string; readonly rivalValue?: number }): BenchRow {
  const rivalValue = values.rivalValue ?? null;
  return { ...values, rival: values.rival ?? null, rivalValue, ratio: rivalValue === null ? null : values.ours / rivalValue };
}
