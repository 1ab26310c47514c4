import { moveStateAt } from './announced-move';
import { dischargeOutlookAt } from './discharge-outlook';
import { MOVES_HORIZON_HOURS, expectedMoves, type ExpectedMoves } from './expected-moves';
import type { FlowParts } from './flow-parts';
import type { FlowPatient } from './flow-path';
import { flowWindow, knownStays, type FlowStay, type KnownStay } from './flow-window';
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
/** Expected moves into every unit at an instant of a window, from what was known then. */
export type PastMoves = (instant: number) => ExpectedMoves;

/** Each instant is computed when it is first asked for. Null where no unit's patients move to others. */
export function pastMoves(units: readonly PastUnit[], zone: string): PastMoves | null {
  if (units.every(({ parts }) => parts.transfers == null)) return null;
  const known = new Map<number, ExpectedMoves>();
  return (instant) => {
    const before = known.get(instant);
    if (before !== undefined) return before;
    const moves = expectedMoves(
      units.map(({ unitId, parts, stays }) => ({ unitId, parts, present: presentThen(stays, instant) })),
      forecastSteps(zone, instant, MOVES_HORIZON_HOURS),
    );
    known.set(instant, moves);
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

/** The same of models fitted to one instant, with the stays that they were fitted on; models fitted to another are left out. */
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
  const units = models.filter(({ to }) => to === first.to);
  return pastMoves(units.map((model) => ({ unitId: model.unitId, parts: model, stays: knownStays(byUnit.get(model.unitId)!, flowWindow(model.zone, model.from, model.to)) })), first.zone);
}
