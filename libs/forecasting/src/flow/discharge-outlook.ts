import { HOUR_MS } from '@wardcast/timeseries';
import { ageBinOf } from './age-scale';
import { walkStay, type FlowWindow, type KnownStay } from './flow-window';
import { HOURS_OF_WEEK, type HazardTable } from './hazard-table';
import type { DischargeOutlook, DischargeStatement } from './discharge-statement';
import { moveStateAt } from './announced-move';
import { LEAD_EDGES_HOURS, leadBinOf, type Readiness } from './readiness';

/**
 * Model: what an expected date of discharge, or being fit for it, says about a departure.
 *
 * Landmark multipliers on the hazard, as in readiness, for patients without a definite move out: by days between the hour and a
 * date that lies ahead, by days overdue, or by hours since the landmark for those who are fit or wait for a place. ratio = (D + k r0) / (E + k) with r0
 * the parent's; without one the design values exp(.6) on the expected day, exp(-.7) two days ahead, exp(1) fit, exp(-1.2) awaiting
 * placement (forecasting design, section 6.3). Patients without a date have a ratio of their own. Do not trust it where
 * dates are set once and never looked at again: the fitted ratios then come to 1.
 */
export interface DischargeOutlookModel {
  /** Multipliers by cell: awaiting x lead bin, fit x lead bin, days from a date ahead, days overdue, none stated. */
  readonly factors: readonly number[];
}

const LEADS = LEAD_EDGES_HOURS.length;
/** Hours from the expected time: least of each bin. */
const OFFSET_EDGES_HOURS = [-Infinity, -168, -120, -84, -60, -36, -12, 12, 36, 60, 84, 132] as const;
const FIT = LEADS;
const EXPECTED = 2 * LEADS;
const OVERDUE = EXPECTED + OFFSET_EDGES_HOURS.length;
/** Hours overdue at the landmark: least of each band. */
const OVERDUE_EDGES_HOURS = [0, 24, 72, 168] as const;
const UNKNOWN = OVERDUE + OVERDUE_EDGES_HOURS.length;
const CELLS = UNKNOWN + 1;

/** Strength of the prior or parent, in expected departures. */
const PRIOR_DEPARTURES = 10;
/** Landmarks are taken this often: a divisor of no day, so that all hours of the day are seen in turn. */
const LANDMARK_EVERY_HOURS = 5;
const LANDMARK_HORIZON_HOURS = 72;

const PRIOR: DischargeOutlookModel = {
  factors: Array.from({ length: CELLS }, (_, cell) => {
    if (cell < FIT) return Math.exp(-1.2);
    if (cell < EXPECTED) return Math.E;
    if (cell >= OVERDUE) return 1;
    const hours = OFFSET_EDGES_HOURS[cell - EXPECTED]!;
    return hours < -36 ? Math.exp(-0.7) : hours === -12 ? Math.exp(0.6) : 1;
  }),
};

/** Multiplier of the hazard in the clock hour that starts at `hourStart`, the `lead`th from now. */
export function dischargeOutlookFactor(model: DischargeOutlookModel, outlook: DischargeOutlook, hour: { readonly hourStart: number; readonly lead: number }): number {
  return model.factors[cellOf(outlook, hour.hourStart, hour.lead)]!;
}

/** What was known at an instant of a patient who came into the unit at `enteredAt`: the latest date said, and what was said of readiness since. */
export function dischargeOutlookAt(said: readonly DischargeStatement[], enteredAt: number, at: number): DischargeOutlook {
  let expectedOutAt: number | null = null;
  let fit = false;
  let awaiting = false;
  for (const statement of said) {
    if (statement.knownAt > at) break;
    if (statement.word === 'expected') expectedOutAt = statement.at;
    else if (statement.knownAt >= enteredAt) {
      if (statement.word === 'fit') fit = statement.at !== null;
      else awaiting = statement.at !== null;
    }
  }
  return { expectedOutAt, readiness: awaiting ? 'awaiting' : fit ? 'fit' : null };
}

/** Fits the multipliers; null where no stay says anything. A parent is that of the unit's kind. */
export function fitDischargeOutlook(stays: readonly KnownStay[], window: FlowWindow, given: { readonly hazard: HazardTable; readonly readiness: Readiness; readonly parent: DischargeOutlookModel | null }): DischargeOutlookModel | null {
  const telling = stays.filter((stay) => stay.said !== undefined);
  if (telling.length === 0) return given.parent;
  const departures = new Float64Array(CELLS);
  const expected = new Float64Array(CELLS);
  for (const stay of telling) tallyStay(stay, window, { ...given, departures, expected });
  const { factors } = given.parent ?? PRIOR;
  return { factors: factors.map((ratio, cell) => (departures[cell]! + PRIOR_DEPARTURES * ratio) / (expected[cell]! + PRIOR_DEPARTURES)) };
}

interface Tallied {
  readonly hazard: HazardTable;
  readonly readiness: Readiness;
  readonly departures: Float64Array;
  readonly expected: Float64Array;
}

function tallyStay(stay: KnownStay, window: FlowWindow, into: Tallied): void {
  const marks = landmarksOf(stay, window);
  const undecided = into.readiness.moves?.none ?? into.readiness.undecided;
  walkStay(stay, window, (hour, ageHours, exposed, left) => {
    const rate = into.hazard.perHour[ageBinOf(ageHours) * HOURS_OF_WEEK + window.hourOfWeek[hour]!]! * exposed;
    for (const { mark, outlook } of marks) {
      const lead = hour - mark;
      if (lead < 0) break;
      if (lead >= LANDMARK_HORIZON_HOURS) continue;
      const cell = cellOf(outlook, window.from + hour * HOUR_MS, lead);
      into.expected[cell]! += rate * undecided[leadBinOf(lead)]!;
      if (left) into.departures[cell]! += 1;
    }
  });
}

/** The landmarks at which the patient was there without a definite move out, with what was known. */
function landmarksOf(stay: KnownStay, window: FlowWindow): readonly { readonly mark: number; readonly outlook: DischargeOutlook }[] {
  const first = Math.max(0, Math.ceil((stay.enteredAt - window.from) / HOUR_MS / LANDMARK_EVERY_HOURS)) * LANDMARK_EVERY_HOURS;
  const marks: { mark: number; outlook: DischargeOutlook }[] = [];
  for (let mark = first; mark < window.hours; mark += LANDMARK_EVERY_HOURS) {
    const at = window.from + mark * HOUR_MS;
    if (at >= stay.until || (stay.orderedAt != null && stay.orderedAt <= at)) break;
    if (stay.moves !== undefined && moveStateAt(stay.moves, stay.enteredAt, at) !== null) continue;
    marks.push({ mark, outlook: dischargeOutlookAt(stay.said!, stay.enteredAt, at) });
  }
  return marks;
}

function cellOf({ expectedOutAt, readiness }: DischargeOutlook, hourStart: number, lead: number): number {
  if (readiness === 'awaiting') return leadBinOf(lead);
  if (readiness === 'fit') return FIT + leadBinOf(lead);
  if (expectedOutAt === null) return UNKNOWN;
  const overdue = hourStart / HOUR_MS - lead - expectedOutAt / HOUR_MS;
  if (overdue >= 0) return OVERDUE + OVERDUE_EDGES_HOURS.findLastIndex((edge) => edge <= overdue);
  // An hour is read at its middle.
  const offset = (hourStart - expectedOutAt) / HOUR_MS + 0.5;
  return EXPECTED + OFFSET_EDGES_HOURS.findLastIndex((edge) => edge <= offset);
}
