import { HOUR_MS } from '@wardcast/timeseries';
import { runSteps, type Steps } from '../census/run-steps';
import { startLevel } from './arrival-level';
import type { FlowParts } from './flow-parts';
import { flowPath, type FlowPatient, type FlowPathPoint } from './flow-path';
import type { ForecastStep } from './forecast-steps';
import { TRANSFER_CELLS, addMoves, transferCell, type TransferKernel } from './transfer-kernel';

/** Beyond three days those who are there now have left the units that they would come from. */
export const MOVES_HORIZON_HOURS = 72;

/** A unit whose patients may move to others. */
export interface MovingUnit {
  readonly unitId: string;
  readonly parts: FlowParts;
  readonly present: readonly FlowPatient[];
}
/** Expected moves into each unit in each of the first hours, unannounced ones alone; units that nobody is expected to move to are absent. */
export type ExpectedMoves = ReadonlyMap<string, Float64Array>;

const NOBODY = new Float64Array(0);
export function inflowOf(moves: ExpectedMoves, unitId: string): Float64Array {
  return moves.get(unitId) ?? NOBODY;
}

/**
 * Model: who moves where, of the patients who are in other units now (semi-Markov transfer kernels; forecasting design, section 6.5).
 *
 * In each hour the mass that leaves a unit, exp(-H) before less exp(-H) after, moves to v with the share pi_uv and is new there. One move
 * of each patient: a second one within days adds hundredths of a patient, and would need all units where a few are asked for.
 * Patients with a definite way out or an announced move are left out: they go home, or are on a list. Steps: one a unit.
 */
export function* expectedMovesSteps(units: readonly MovingUnit[], steps: readonly ForecastStep[]): Steps<ExpectedMoves> {
  const ahead = steps.slice(0, MOVES_HORIZON_HOURS);
  const inflow: Inflow = new Map();
  for (const { parts, present } of units) {
    if (parts.transfers == null) continue;
    addPresent(inflow, parts.transfers, { parts, present, steps: ahead });
    yield;
  }
  return inflow;
}

/** Those of the models whose patients may move to one of `into` (absent = to any). */
export function movingModels<Model extends FlowParts>(models: Iterable<Model>, into?: ReadonlySet<string>): readonly Model[] {
  return [...models].filter(({ transfers }) => transfers?.destinations.some((unitId) => into?.has(unitId) ?? true));
}

/** The same at once. */
export function expectedMoves(units: readonly MovingUnit[], steps: readonly ForecastStep[]): ExpectedMoves {
  return runSteps(expectedMovesSteps(units, steps));
}

/** Of those expected to move in, how many are there at the end of a step, given the cohorts of the flow path. */
export function movedInAndThere(inflow: Float64Array, { lead, cohorts }: Pick<FlowPathPoint, 'lead' | 'cohorts'>): number {
  let there = 0;
  for (let c = Math.min(lead, inflow.length - 1); c >= 0; c--) there += inflow[c]! * Math.exp(-cohorts[c]!);
  return there;
}

type Inflow = Map<string, Float64Array>;

function into(inflow: Inflow, unitId: string, hours: number): Float64Array {
  const known = inflow.get(unitId) ?? new Float64Array(hours);
  inflow.set(unitId, known);
  return known;
}

function addPresent(inflow: Inflow, kernel: TransferKernel, { parts, present, steps }: { readonly parts: FlowParts; readonly present: readonly FlowPatient[]; readonly steps: readonly ForecastStep[] }): void {
  const origins = [...new Set(present.map(({ cameFrom }) => cameFrom))];
  const originOf = present.map(({ cameFrom }) => origins.indexOf(cameFrom));
  const before = new Float64Array(present.length).fill(1);
  const leaving = new Float64Array(origins.length * TRANSFER_CELLS);
  for (const { lead, staying } of flowPath(parts, { present, steps, level: startLevel(parts.levelSettings) })) {
    const step = steps[lead]!;
    leaving.fill(0);
    for (let i = 0; i < present.length; i++) {
      const after = Math.exp(-staying[i]!);
      const { enteredAt, definiteOut, move } = present[i]!;
      if (!definiteOut && move == null) leaving[originOf[i]! * TRANSFER_CELLS + transferCell((step.hourStart - enteredAt) / HOUR_MS, step.hourOfWeek)]! += before[i]! - after;
      before[i] = after;
    }
    leaving.forEach((mass, at) => {
      if (mass > 0) addMoves(kernel, { cell: at % TRANSFER_CELLS, mass, cameFrom: origins[Math.floor(at / TRANSFER_CELLS)] }, (unitId, moved) => (into(inflow, unitId, steps.length)[lead]! += moved));
    });
  }
}
