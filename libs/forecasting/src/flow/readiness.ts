import { HOUR_MS } from '@wardcast/timeseries';
import { ageBinOf } from './age-scale';
import { moveStateAt, type MoveState } from './announced-move';
import { walkStay, type FlowWindow, type KnownStay } from './flow-window';
import { HOURS_OF_WEEK, type HazardTable } from './hazard-table';

/**
 * Model: what a discharge order says about a departure.
 *
 * Landmark multipliers on the hazard (van Houwelingen 2007): for patients present at a landmark, with and without a
 * definite move out known by then, departures are counted against the hazard's expectation by hours since the landmark.
 * ratio = (D + k r0) / (E + k), k pseudo-departures, r0 the parent's ratio. Without order data r0 is the design
 * value exp(1.8) for an order and 1 without one. Since both groups are fitted at the same landmarks, a patient without
 * an order may still get one later: nothing is counted twice. Do not trust it when a feed stops sending orders.
 */
export interface Readiness {
  /** Multipliers by lead bin for patients with a definite move out. */
  readonly definite: readonly number[];
  /** The same for all others. */
  readonly undecided: readonly number[];
  /** Of these, by what was announced of a move to another unit; absent = such announcements are not known. */
  readonly moves?: MoveRatios;
  /** False without order data: then an order says who leaves first, but not that more will leave than usual. */
  readonly learned: boolean;
}

/** Multipliers by lead bin. */
export interface MoveRatios extends Readonly<Record<MoveState, readonly number[]>> {
  /** No move announced. */
  readonly none: readonly number[];
}

/** First hour of each lead bin, counted from the origin. */
export const LEAD_EDGES_HOURS = [0, 1, 2, 3, 4, 6, 8, 12, 24, 48] as const;
const LEAD_BY_HOUR = Uint8Array.from({ length: 49 }, (_, hour) => LEAD_EDGES_HOURS.findLastIndex((edge) => edge <= hour));
/** Prior log ratio of a discharge order (forecasting design, section 6.3). */
const ORDER_PRIOR = 1.8;
/** Strength of the prior or parent, in expected departures. */
const PRIOR_DEPARTURES = 10;
/** Landmarks are taken this often: a divisor of no day, so that all hours of the day are seen in turn. */
const LANDMARK_EVERY_HOURS = 5;
/** Beyond this lead both ratios are near one, and further hours would only cost time. */
const LANDMARK_HORIZON_HOURS = 72;

export const PRIOR_READINESS: Readiness = { definite: LEAD_EDGES_HOURS.map(() => Math.exp(ORDER_PRIOR)), undecided: LEAD_EDGES_HOURS.map(() => 1), learned: false };

export function leadBinOf(leadHours: number): number {
  return LEAD_BY_HOUR[Math.min(LEAD_BY_HOUR.length - 1, Math.max(0, Math.floor(leadHours)))]!;
}

interface Tally {
  readonly departures: Float64Array;
  readonly expected: Float64Array;
}
/** Multipliers in one hour ahead, by what is known of a patient. */
export type RatiosAhead = Readonly<Record<MoveState | 'none' | 'definite', number>>;

/** Looked up once for all patients: `lead` in whole hours. */
export function ratiosAhead({ definite, undecided, moves }: Readiness, lead: number): RatiosAhead {
  const bin = leadBinOf(lead);
  return { definite: definite[bin]!, none: (moves?.none ?? undecided)[bin]!, asked: (moves?.asked ?? undecided)[bin]!, placed: (moves?.placed ?? undecided)[bin]! };
}
export function ratioOf(ahead: RatiosAhead, patient: { readonly definiteOut: boolean; readonly move?: MoveState | null }): number {
  return patient.definiteOut ? ahead.definite : patient.move == null ? ahead.none : ahead[patient.move];
}
const emptyTally = (): Tally => ({ departures: new Float64Array(LEAD_EDGES_HOURS.length), expected: new Float64Array(LEAD_EDGES_HOURS.length) });

/** Fits both rows; stays that do not say whether an order was given are left out. */
export function fitReadiness(stays: readonly KnownStay[], window: FlowWindow, given: { readonly hazard: HazardTable; readonly parent: Readiness | null }): Readiness {
  const prior = given.parent ?? PRIOR_READINESS;
  const definite = emptyTally();
  const undecided = emptyTally();
  const moves = { none: emptyTally(), asked: emptyTally(), placed: emptyTally() };
  const telling = stays.filter((stay) => stay.orderedAt !== undefined);
  if (telling.length === 0) return prior;
  for (const stay of telling) {
    tallyStay(stay, window, { hazard: given.hazard, definite, undecided, moves });
  }
  const found = { definite: ratios(definite, prior.definite), undecided: ratios(undecided, prior.undecided), learned: true };
  if (!telling.some((stay) => stay.moves !== undefined)) return found;
  const drawn = (state: MoveState | 'none', before: readonly number[]): readonly number[] => ratios(moves[state], prior.moves?.[state] ?? before);
  return { ...found, moves: { none: drawn('none', prior.undecided), asked: drawn('asked', PRIOR_READINESS.definite), placed: drawn('placed', PRIOR_READINESS.definite) } };
}

function ratios(tally: Tally, prior: readonly number[]): readonly number[] {
  return prior.map((ratio, bin) => (tally.departures[bin]! + PRIOR_DEPARTURES * ratio) / (tally.expected[bin]! + PRIOR_DEPARTURES));
}

function count(tally: Tally, bin: number, expected: number, left: boolean): void {
  tally.expected[bin]! += expected;
  if (left) tally.departures[bin]! += 1;
}

/** One walk serves all landmarks of the stay: hour `hour` lies `hour - landmark` after each landmark before it. */
function tallyStay(stay: KnownStay, window: FlowWindow, into: { readonly hazard: HazardTable; readonly definite: Tally; readonly undecided: Tally; readonly moves: Readonly<Record<MoveState | 'none', Tally>> }): void {
  const firstFull = Math.max(0, Math.ceil((stay.enteredAt - window.from) / HOUR_MS));
  const orderedHour = stay.orderedAt == null ? Infinity : (stay.orderedAt - window.from) / HOUR_MS;
  const moveAt = (mark: number): MoveState | 'none' => (stay.moves === undefined ? null : moveStateAt(stay.moves, stay.enteredAt, window.from + mark * HOUR_MS)) ?? 'none';
  walkStay(stay, window, (hour, ageHours, exposed, left) => {
    const expected = into.hazard.perHour[ageBinOf(ageHours) * HOURS_OF_WEEK + window.hourOfWeek[hour]!]! * exposed;
    const earliest = Math.max(firstFull, hour - LANDMARK_HORIZON_HOURS + 1);
    for (let mark = Math.ceil(earliest / LANDMARK_EVERY_HOURS) * LANDMARK_EVERY_HOURS; mark <= hour; mark += LANDMARK_EVERY_HOURS) {
      const tally = orderedHour <= mark ? into.definite : into.undecided;
      const bin = leadBinOf(hour - mark);
      count(tally, bin, expected, left);
      if (tally === into.undecided) count(into.moves[moveAt(mark)], bin, expected, left);
    }
  });
}
