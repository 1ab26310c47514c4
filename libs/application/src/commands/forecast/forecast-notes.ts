import { CHAMPION_STEP, type ExpectedAdmissions, type InputDoubt, type StepDown, type SumOfUnitsRefusal } from '@wardcast/forecasting';
import type { ForecastNotes, ForecastWidening, StepDownCause } from '../../ports/forecast-store.port';

/** The last rung: no forecast, with the reason. */
export const NO_FORECAST_STEP = 6;
/** A sum whose units' common risk could not be used is one rung below the best, however its units stand. */
const PLAIN_SUM_STEP = 3;
const MINUTES_PER_HOUR = 60;
/** Of a sum: a unit of it has none. */
export const UNIT_MISSING = 'unit_missing' satisfies StepDownCause;

/** What the notes of a sum are made of. */
export interface NotedPart {
  readonly nodeId: string;
  readonly ladderStep: number;
  readonly notes: ForecastNotes | null;
}

/** Notes of a unit's forecast; the last refusal says why the rung just above the one that speaks was left. */
export function notesOfUnit(refusals: readonly StepDown[], doubt: InputDoubt | null, admissions: readonly ExpectedAdmissions[] | null = null): ForecastNotes | null {
  const last = refusals.at(-1);
  const said = notes(last === undefined ? null : { reason: last.reason, unitIds: [] }, doubt && { cause: doubt.cause, feedId: doubt.feedId, blindMinutes: Math.round(doubt.blindHours * MINUTES_PER_HOUR) });
  return admissions === null ? said : { ...(said ?? { stepDown: null, widening: null }), admissions };
}

/** Notes of a sum: its own reason where it has one, else that a unit of it has no forecast, else that of the unit that stepped down furthest; the doubt is the unit's that knows least. */
export function notesOfSum(refusals: readonly SumOfUnitsRefusal[], parts: readonly NotedPart[]): ForecastNotes | null {
  const below = parts.filter((part) => part.ladderStep > CHAMPION_STEP);
  const worst = below.reduce<NotedPart | null>((found, part) => (found === null || part.ladderStep > found.ladderStep ? part : found), null);
  const missing = below.filter((part) => part.notes?.stepDown?.reason === UNIT_MISSING);
  const reason = refusals.at(-1) ?? (missing[0] ?? worst)?.notes?.stepDown?.reason;
  const doubts = parts.flatMap((part) => part.notes?.widening ?? []);
  const blindest = doubts.reduce<ForecastWidening | null>((found, doubt) => (found === null || doubt.blindMinutes > found.blindMinutes ? doubt : found), null);
  return notes(reason === undefined ? null : { reason, unitIds: refusals.length > 0 ? [] : unitsBelow(missing.length > 0 ? missing : below) }, blindest);
}

function notes(stepDown: ForecastNotes['stepDown'], widening: ForecastWidening | null): ForecastNotes | null {
  return stepDown === null && widening === null ? null : { stepDown, widening };
}

/** A sum of sums names the units, not the divisions. */
function unitsBelow(parts: readonly NotedPart[]): readonly string[] {
  return parts.flatMap(({ nodeId, notes }) => (notes?.stepDown?.unitIds.length ? notes.stepDown.unitIds : [nodeId]));
}

/** The rung that a sum stands on: the weakest of its units', or lower for a reason of its own. */
export function sumStep(refusals: readonly SumOfUnitsRefusal[], parts: readonly NotedPart[]): number {
  return Math.max(refusals.length > 0 ? PLAIN_SUM_STEP : CHAMPION_STEP, ...parts.map((part) => part.ladderStep));
}

/** Notes of a sum that cannot be made because a unit of it has no forecast. */
export function notesOfMissing(unitIds: readonly string[]): ForecastNotes {
  return { stepDown: { reason: UNIT_MISSING, unitIds }, widening: null };
}
