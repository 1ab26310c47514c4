import { parentPort, workerData } from 'node:worker_threads';
import { applyChanges, PairedSimulation, type LeverChange, type WhatIfInput } from '@wardcast/simulation';

/** Half of the work of the two-core benchmark: says that it is ready, and runs a block when told. */
const { input, changes } = workerData as { readonly input: WhatIfInput; readonly changes: readonly LeverChange[] };
const scenario = applyChanges(input, changes);
parentPort!.on('message', ({ first, count }: { readonly first: number; readonly count: number }) => {
  // A new simulation each time: a kept baseline would not be run again, and this measures both sides.
  const block = new PairedSimulation(input, scenario).block(first, count);
  parentPort!.postMessage(block, [block.baseline, block.scenario].flatMap((arm) => [arm.occupied.buffer, arm.waiting.buffer, arm.need.buffer]) as ArrayBuffer[]);
});
parentPort!.postMessage('ready');
