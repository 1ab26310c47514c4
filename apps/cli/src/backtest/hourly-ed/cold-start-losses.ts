import { calendarHours, coldStartLaws, type ArrivalCalendar } from '@wardcast/forecasting';
import { negativeBinomial } from '@wardcast/probability';
import { HOUR_MS, HOURS_PER_WEEK } from '@wardcast/timeseries';
import { LONGEST_LEAD_HOURS, type HourPair } from './hourly-ed-pairs';
import { lossOf } from './law-loss';
import type { HourlySeries } from './read-hourly-ed';

/** What a new department says of itself before it has counted: a round number, nowhere near the truth of this one. */
const RATE_GUESS = 5;

/**
 * Losses of the cold start, pair by pair: at every origin only the week before it is known, as if the department had
 * begun to count seven days ago. Holidays, seasons and the fit of the full model are not used.
 */
export function coldStartLosses(series: HourlySeries, calendar: ArrivalCalendar, pairs: readonly HourPair[]): readonly number[] {
  let origin = -1;
  let lawAt: ReturnType<typeof coldStartLaws> | null = null;
  return pairs.map((pair) => {
    if (lawAt === null || pair.origin !== origin) {
      origin = pair.origin;
      lawAt = lawsOfOneWeek(series, calendar, origin);
    }
    const { mean, size } = lawAt(pair.target - origin + HOURS_PER_WEEK);
    return lossOf(negativeBinomial(mean, size), series.counts[pair.target]!);
  });
}

function lawsOfOneWeek(series: HourlySeries, calendar: ArrivalCalendar, origin: number): ReturnType<typeof coldStartLaws> {
  const first = origin - HOURS_PER_WEEK;
  const hours = calendarHours(calendar, series.from + first * HOUR_MS, HOURS_PER_WEEK + LONGEST_LEAD_HOURS + 1);
  return coldStartLaws({ hours, counts: series.counts.slice(first, origin), rateGuess: RATE_GUESS });
}
