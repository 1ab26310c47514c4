import { HOUR_MS, hourCeil, hourFloor, hourOfWeekSeries } from '@wardcast/timeseries';
import type { EdTold } from '../ed/ed-patient';
import type { AnnouncedMove } from './announced-move';
import type { DischargeStatement } from './discharge-statement';

/** One presence of a patient in one unit. Instants in ms UTC; `leftAt` null = still there when the data end. */
export interface FlowStay {
  readonly enteredAt: number;
  readonly leftAt: number | null;
  /** When a discharge order (or another definite move out) became known; null = never; absent = the feed does not say. */
  readonly orderedAt?: number | null;
  /** What was said of the way home, by time of receipt; absent = the feed's statements are not known. */
  readonly said?: readonly DischargeStatement[];
  /** Moves into other units that were announced while the patient was here, by receipt; absent = the feed's announcements are not known. */
  readonly moves?: readonly AnnouncedMove[];
  /** The unit that the patient came from straight, and went to; absent = none, or not known. */
  readonly cameFrom?: string;
  readonly movedTo?: string;
  /** What was told of it in an emergency department; absent = nothing, or another unit. */
  readonly ed?: EdTold;
}

/** The whole hours [from, to) that a fit may look at, with the local hour of week of each. */
export interface FlowWindow {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
  readonly hourOfWeek: Uint8Array;
}

/** Longest window a fit accepts: three years, beyond which a wrong unit (seconds for ms) is the likelier story. */
const MAX_WINDOW_HOURS = 3 * 366 * 24;

/** Rounds inwards to whole hours. Throws RangeError when no whole hour is left or the range is absurd. */
export function flowWindow(zone: string, fromInclusive: number, toExclusive: number): FlowWindow {
  const from = hourCeil(fromInclusive);
  const to = hourFloor(toExclusive);
  const hours = (to - from) / HOUR_MS;
  if (!(hours >= 1 && hours <= MAX_WINDOW_HOURS)) throw new RangeError(`a fit needs 1 to ${MAX_WINDOW_HOURS} whole hours, got ${hours}`);
  return { from, to, hours, hourOfWeek: hourOfWeekSeries(zone, from, hours) };
}

/** What is known of a stay inside the window: a departure at or after the end has not happened yet. */
export interface KnownStay {
  readonly enteredAt: number;
  /** End of observation: the departure, or the end of the window. */
  readonly until: number;
  readonly left: boolean;
  readonly orderedAt: number | null | undefined;
  readonly said?: readonly DischargeStatement[];
  readonly moves?: readonly AnnouncedMove[];
  readonly cameFrom?: string;
  readonly movedTo?: string;
  readonly ed?: EdTold;
}

/** Drops stays that have not begun, ended before the window or last no time; censors the rest at the window's end. */
export function knownStays(stays: readonly FlowStay[], window: FlowWindow): readonly KnownStay[] {
  const known: KnownStay[] = [];
  for (const stay of stays) {
    const left = stay.leftAt !== null && stay.leftAt < window.to;
    const until = left ? stay.leftAt! : window.to;
    if (!(stay.enteredAt < window.to && until > stay.enteredAt && until > window.from)) continue;
    const orderedAt = stay.orderedAt != null && stay.orderedAt >= window.to ? null : stay.orderedAt;
    known.push({ enteredAt: stay.enteredAt, until, left, orderedAt, said: stay.said, moves: stay.moves, cameFrom: stay.cameFrom, movedTo: left ? stay.movedTo : undefined, ed: stay.ed });
  }
  return known;
}

/** One hour (or part of one) of one patient: the index of the hour in the window, the age at its start and the exposure. */
export type PatientHourVisitor = (hour: number, ageHours: number, exposureHours: number, left: boolean) => void;

/**
 * Walks the hours of a stay inside the window. The age is that at the start of the clock hour (0 in the hour of
 * arrival), the exposure is the part of the hour in the unit: the forecast uses the same two conventions.
 */
export function walkStay(stay: KnownStay, window: FlowWindow, visit: PatientHourVisitor): void {
  const begin = Math.max(stay.enteredAt, window.from);
  const first = Math.floor((begin - window.from) / HOUR_MS);
  const last = Math.min(window.hours - 1, Math.ceil((stay.until - window.from) / HOUR_MS) - 1);
  for (let hour = first; hour <= last; hour++) {
    const start = window.from + hour * HOUR_MS;
    const exposed = (Math.min(stay.until, start + HOUR_MS) - Math.max(begin, start)) / HOUR_MS;
    visit(hour, Math.max(0, (start - stay.enteredAt) / HOUR_MS), exposed, stay.left && hour === last);
  }
}
