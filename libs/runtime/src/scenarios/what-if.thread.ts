import { parentPort, workerData } from 'node:worker_threads';
import { WhatIfFault, buildBaseline, goalFindings, runAnswers } from '@wardcast/application';
import { openPostgresStores } from '@wardcast/adapter-postgres';
import { PairedSimulation, sideOf, validateChanges } from '@wardcast/simulation';
import type { InstantSide, WhatIfInput } from '@wardcast/simulation';
import type { FromWhatIfThread, ToWhatIfThread, WhatIfThreadInput, WhatIfWork } from './what-if-messages';

/** Inputs kept read, with a whole run of each about 25 MB: the page's own, the one before, the last week. */
const KEPT_INPUTS = 3;

interface KeptInput {
  readonly input: WhatIfInput;
  /** Closed forms of the baseline itself, once asked for: every lever that moves is held against them. */
  side: InstantSide | null;
  /** The same for its replications. */
  simulation: PairedSimulation | null;
}

const { databaseUrl } = workerData as WhatIfThreadInput;
const kept = new Map<string, KeptInput>();
const stores = openPostgresStores({ url: databaseUrl });
const say = (message: FromWhatIfThread): void => parentPort?.postMessage(message);

async function keptInput(baselineId: string): Promise<KeptInput> {
  const known = kept.get(baselineId);
  kept.delete(baselineId);
  const input = known?.input ?? ((await (await stores).scenarioStore.baselineInput(baselineId)) as WhatIfInput | null);
  if (input === null) throw new WhatIfFault('no_baseline', 'This baseline is no longer kept. Take the newest one.');
  const entry = known ?? { input, side: null, simulation: null };
  kept.set(baselineId, entry);
  for (const oldest of kept.keys()) if (kept.size > KEPT_INPUTS) kept.delete(oldest);
  return entry;
}

async function makeBaseline(request: Extract<WhatIfWork, { kind: 'baseline' }>['request']): Promise<unknown> {
  const { ingestStore, forecastStore, readStore, scenarioStore } = await stores;
  const facility = (await readStore.facilities()).find(({ facilityId }) => facilityId === request.facilityId);
  if (facility === undefined) throw new WhatIfFault('no_models', 'There is no such hospital.');
  const { baseline, input } = await buildBaseline({ ingestStore, forecastStore, readStore, scenarioStore }, { facility, ...request });
  await scenarioStore.saveBaseline(baseline, input);
  kept.set(baseline.baselineId, { input, side: null, simulation: null });
  return baseline;
}

async function* valuesOf(work: WhatIfWork, isAborted: () => boolean): AsyncGenerator<unknown, void> {
  if (work.kind === 'baseline') {
    yield await makeBaseline(work.request);
    return;
  }
  const entry = await keptInput(work.request.baselineId);
  const { input } = entry;
  const baselineSide = (asked: WhatIfInput): InstantSide => (asked === input ? (entry.side ??= sideOf(input)) : sideOf(asked));
  const simulationOf = (before: WhatIfInput, after: WhatIfInput): PairedSimulation =>
    before === input ? (entry.simulation ??= new PairedSimulation(input, input)).against(after) : new PairedSimulation(before, after);
  if (work.kind === 'validate') yield validateChanges(work.request.changes, input);
  else if (work.kind === 'seek') yield* goalFindings(input, work.request, isAborted);
  else yield* runAnswers({ ...work.request, baseline: input, sideOf: baselineSide, simulationOf, isAborted });
}

async function serve({ job, work, aborted }: ToWhatIfThread): Promise<void> {
  try {
    for await (const value of valuesOf(work, () => Atomics.load(aborted, 0) !== 0)) say({ kind: 'value', job, value });
    say({ kind: 'end', job });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say({ kind: 'fault', job, reason: error instanceof WhatIfFault ? error.reason : 'broken', message });
  }
}

// One job at a time: the pool gives the next one when the last has ended.
parentPort?.on('message', (message: ToWhatIfThread) => void serve(message));
