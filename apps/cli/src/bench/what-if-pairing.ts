import { PairedSimulation, applyChanges } from '@wardcast/simulation';
import type { ArmBlock, LeverChange, WhatIfInput } from '@wardcast/simulation';
import type { BenchRow } from './bench-row';

const PAIRS = 200;
/** The variance of a difference is to be so many times smaller at least. */
const PROMISE = 10;

/** How much sharing patients narrows a difference: variance of scenario minus baseline at the end of the horizon, pairs of strangers by pairs that share their patients. */
export function pairingGain(input: WhatIfInput, changes: readonly LeverChange[]): BenchRow {
  const simulation = new PairedSimulation(input, applyChanges(input, changes));
  const shared = simulation.block(0, PAIRS);
  const strangers = simulation.block(PAIRS, PAIRS);
  const baseline = patientsAtEnd(input, shared.baseline);
  const difference = (scenario: Float64Array): Float64Array => scenario.map((patients, i) => patients - baseline[i]!);
  const gain = variance(difference(patientsAtEnd(input, strangers.scenario))) / variance(difference(patientsAtEnd(input, shared.scenario)));
  return {
    name: 'what-if, variance of a census difference, how many times smaller by pairing', unit: 'times', ours: gain, rival: 'independent runs', rivalValue: 1, ratio: gain, ceiling: null, n: PAIRS,
    note: `patients of all wards, ${input.horizonHours / 24} days ahead; the promise is ${PROMISE}`,
  };
}

/** Patients in or waiting for the wards at the last hour, by replication. */
function patientsAtEnd({ units, horizonHours }: WhatIfInput, { occupied, waiting }: ArmBlock): Float64Array {
  return Float64Array.from({ length: PAIRS }, (_, replication) => {
    const row = (replication * (horizonHours + 1) + horizonHours) * units.length;
    return units.reduce((sum, unit, u) => (unit.kind === 'ed' ? sum : sum + occupied[row + u]! + waiting[row + u]!), 0);
  });
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
}
