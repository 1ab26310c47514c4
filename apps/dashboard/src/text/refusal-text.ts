import type { ForecastRefusal, Hospital } from '@wardcast/contract';
import { calendarDaysBetween, clockText } from '../model/local-time';
import { REASONS } from './doubt-text';
import { listWords } from './headline-text';
import type { BannerWords } from './state-text';
import { shortDay } from './time-text';

/** Where and when a refusal is read. */
export interface RefusalFrame {
  readonly hospital: Pick<Hospital, 'timeZone' | 'units' | 'divisions'>;
  /** The instant that the screen speaks from, ms. */
  readonly now: number;
}
const CODE = 'Code FC-01.';
/** Longer lists are counted, not read. */
const MOST_NAMES = 3;

/** "09:10", with the day where it is not today's. */
export function issueClock(at: number, { hospital: { timeZone }, now }: RefusalFrame): string {
  const clock = clockText(at, timeZone);
  return calendarDaysBetween(at, now, timeZone) === 0 ? clock : `${clock} on ${shortDay(at, timeZone)}`;
}

/** "No forecast since 09:10". */
export function refusalSince({ since }: Pick<ForecastRefusal, 'since'>, frame: RefusalFrame): string {
  return `No forecast since ${issueClock(since, frame)}`;
}

function namesOf(unitIds: readonly string[], { units, divisions }: RefusalFrame['hospital']): string {
  const names = unitIds.map((id) => units.find(({ unitId }) => unitId === id)?.name ?? divisions.find(({ divisionId }) => divisionId === id)?.name ?? id);
  return listWords(names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names);
}

/** Why, as a clause: "its number of patients is none that a ward can have". */
export function refusalReason({ reason, unitIds }: Pick<ForecastRefusal, 'reason' | 'unitIds'>, { hospital }: RefusalFrame): string {
  if (unitIds.length > 0) return `${namesOf(unitIds, hospital)} ${unitIds.length === 1 ? 'has' : 'have'} none, and a sum leaves nobody out`;
  return reason === 'failed' ? 'its number of patients is none that a ward can have' : REASONS[reason];
}

/** Banner of a node without a forecast: what, why, what still works, what to do. `occupied`: "27 of 28 staffed". */
export function refusalWords(refusal: Pick<ForecastRefusal, 'reason' | 'unitIds'>, occupied: string, frame: RefusalFrame): BannerWords {
  const first = refusal.unitIds.length > 0 ? '' : ' Look at the counts and beds of this ward first.';
  return {
    strong: 'The forecast could not be made.',
    rest: `The reason: ${refusalReason(refusal, frame)}. Occupied beds are live: ${occupied}.${first} It is tried again with every event and every hour. ${CODE}`,
  };
}

/** Banner of the board. */
export function refusedWardsText(names: readonly string[], all: number): BannerWords {
  const named = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names;
  return {
    strong: `No forecast in ${names.length} of ${all} wards: ${listWords(named)}.`,
    rest: `Each card says since when, why and what to do; the sums that they belong to have none either. Occupied beds are live. ${CODE}`,
  };
}

/** What stands in place of the forecast on a node's own page. */
export const refusalPageText = {
  chart: 'There is no forecast to draw. The line shows occupied and staffed beds as recorded.',
  last: (clock: string) => `Last forecast, ${clock}`,
  lastHint: 'It opens as it was known then: it knows nothing of what has come since.',
  none: 'There never was a forecast of it.',
  live: 'Back to live',
};
