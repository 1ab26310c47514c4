import { uniformAt } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import type { EdTold } from '../ed/ed-patient';
import type { FlowStay } from '../flow/flow-window';

/** A patient of the invented department with the truth behind the stay. */
export type SyntheticEdStay = FlowStay & {
  readonly ed: EdTold;
  readonly willBeAdmitted: boolean;
};

/** Chance of admission by acuity 1 to 5, and patients of that acuity an hour: the truth. */
export const TRUE_ADMISSION = [0.9, 0.6, 0.35, 0.1, 0.05] as const;
/** Hours from arrival to the end of treatment: exponential beyond half an hour, whatever else. */
export const TREATMENT_MEAN_HOURS = 2;
export const TREATMENT_LEAST_HOURS = 0.5;
const SHARES = [0.05, 0.2, 0.4, 0.25, 0.1] as const;
/** Acuity is told so long after arrival. */
const TRIAGE_HOURS = 0.25;
/** The most urgent go here, all others there. */
export const wardOf = (acuity: number): string => (acuity <= 2 ? 'high-care' : 'general');

/** Stays of an invented emergency department: patients come all day alike, are treated, and go home or to a ward by their acuity. */
export function syntheticEd({ seed, from, days, perHour }: { readonly seed: number; readonly from: number; readonly days: number; readonly perHour: number }): readonly SyntheticEdStay[] {
  return Array.from({ length: days * 24 * perHour }, (_, entity) => {
    const draw = (k: number): number => uniformAt(seed, entity, k);
    const enteredAt = from + Math.floor(draw(0) * days * 24 * HOUR_MS);
    const acuity = acuityFrom(draw(1));
    const willBeAdmitted = draw(2) < TRUE_ADMISSION[acuity - 1]!;
    const leftAt = enteredAt + Math.round((TREATMENT_LEAST_HOURS - TREATMENT_MEAN_HOURS * Math.log(1 - draw(3))) * HOUR_MS);
    const ed: EdTold = {
      mode: draw(4) < 0.3 ? 'ambulance' : 'walk_in',
      acuity: [{ level: acuity, knownAt: enteredAt + TRIAGE_HOURS * HOUR_MS }],
      area: [],
      roomedAt: null,
      seenAt: null,
      decidedAt: null,
      admitted: willBeAdmitted ? { unitId: wardOf(acuity), at: leftAt } : null,
    };
    return { enteredAt, leftAt, ed, willBeAdmitted };
  });
}

function acuityFrom(u: number): number {
  let sum = 0;
  const level = SHARES.findIndex((share) => (sum += share) > u);
  return level < 0 ? SHARES.length : level + 1;
}
