import { HOUR_MS } from '@wardcast/timeseries';
import { moveStateAt } from './announced-move';
import { dischargeOutlookAt } from './discharge-outlook';
import { MOVES_HORIZON_HOURS, expectedMoves, type ExpectedMoves } from './expected-moves';
import type { FlowParts } from './flow-parts';
import type { FlowPatient } from './flow-path';
import { flowWindow, knownStays, type FlowStay, type FlowWindow, type KnownStay } from './flow-window';
import { forecastSteps } from './forecast-steps';

/** Who was in a unit at an instant, with what was known of each then. */
export function presentThen(stays: readonly KnownStay[], instant: number): readonly FlowPatient[] {
  return stays
    .filter((stay) => stay.enteredAt <= instant && stay.until > instant)
    .map((stay) => ({
      enteredAt: stay.enteredAt,
      definiteOut: stay.orderedAt != null && stay.orderedAt <= instant,
      move: stay.moves && moveStateAt(stay.moves, stay.enteredAt, instant),
      cameFrom: stay.cameFrom,
      outlook: stay.said && dischargeOutlookAt(stay.said, stay.enteredAt, instant),
    }));
}

export interface PastUnit {
  readonly unitId: string;
  readonly parts: FlowParts;
  readonly stays: readonly KnownStay[];
}
/** Expected moves into every unit at an hour of a window, from what was known then. */
export type PastMoves = (hour: number) => ExpectedMoves;

/** Each hour is computed when it is first asked for. Null where no unit's patients move to others. */
export function pastMoves(units: readonly PastUnit[], { zone, window }: { readonly zone: string; readonly window: FlowWindow }): PastMoves | null {
  if (units.every(({ parts }) => parts.transfers == null)) return null;
  const known = new Map<number, ExpectedMoves>();
  return (hour) => {
    const before = known.get(hour);
    if (before !== undefined) return before;
    const instant = window.from + hour * HOUR_MS;
    const moves = expectedMoves(
      units.map(({ unitId, parts, stays }) => ({ unitId, parts, present: presentThen(stays, instant) })),
      forecastSteps(zone, instant, MOVES_HORIZON_HOURS),
    );
    known.set(hour, moves);
    return moves;
  };
}

/** A fitted model, and the window of the fit. */
interface FittedUnit extends FlowParts {
  readonly unitId: string;
  readonly zone: string;
  readonly from: number;
  readonly to: number;
}

/** The same of fitted models of one window, with the stays that they were fitted on; models of another window are left out. */
export function movesBefore(stays: readonly (FlowStay & { readonly unitId: string })[], flowOf: (unitId: string) => FittedUnit | undefined): PastMoves | null {
  const byUnit = new Map<string, FlowStay[]>();
  for (const stay of stays) {
    const known = byUnit.get(stay.unitId);
    if (known === undefined) byUnit.set(stay.unitId, [stay]);
    else known.push(stay);
  }
  const models = [...byUnit.keys()].flatMap((unitId) => flowOf(unitId) ?? []);
  const first = models[0];
  if (first === undefined) return null;
  const window = flowWindow(first.zone, first.from, first.to);
  const units = models.filter(({ from, to }) => from === first.from && to === first.to);
  return pastMoves(units.map((model) => ({ unitId: model.unitId, parts: model, stays: knownStays(byUnit.get(model.unitId)!, window) })), { zone: first.zone, window });
}
