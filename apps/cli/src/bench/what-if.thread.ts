import { parentPort, workerData } from 'node:worker_threads';
import { applyChanges, PairedSimulation, type LeverChange, type WhatIfInput } from '@wardcast/simulation';

/** Half of the work of the two-core benchmark: says that it is ready, and runs a block when told. */
const { input, changes } = workerData as { readonly input: WhatIfInput; readonly changes: readonly LeverChange[] };
const simulation = new PairedSimulation(input, applyChanges(input, changes));
parentPort!.on('message', ({ first, count }: { readonly first: number; readonly count: number }) => {
  const { baseline, scenario } = simulation.block(first, count);
  parentPort!.postMessage({ first, count, baseline, scenario }, [baseline.occupied.buffer, scenario.occupied.buffer, baseline.waiting.buffer, scenario.waiting.buffer] as ArrayBuffer[]);
});
parentPort!.postMessage('ready');
