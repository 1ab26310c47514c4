import { sameWeekLastYear, shiftIsoWeek, toIsoWeekText, type Facility, type IsoWeek, type WeekFacts } from '@wardcast/domain';
import type { WeekDocument } from '../../ports/summary-store.port';
import type { QueryDependencies } from '../query-dependencies';
import type { CountedWeeks } from './counted-weeks';
import { readForecastRecord } from './forecast-record';
import { gatherWeek } from './gather-week';
import { readOutlook } from './outlook';
import { weekRange, type WeekRange } from './week-range';

/** A quarter: what the charts show. */
export const SERIES_WEEKS = 12;
/** Below this share of known hours a week's sums would look like a quiet week. */
const LEAST_KNOWN_SHARE = 0.9;

/** Whether enough of the week is known to speak of it. */
export function isWeekKnown({ knownHours, expectedHours }: WeekFacts): boolean {
  return knownHours >= LEAST_KNOWN_SHARE * expectedHours;
}

/** The week and those before it, oldest first. */
export function seriesWeeks(week: IsoWeek): readonly IsoWeek[] {
  return Array.from({ length: SERIES_WEEKS }, (_, index) => shiftIsoWeek(week, index + 1 - SERIES_WEEKS));
}

/** What a published page said of each of some weeks, and the rest as known now: two pages never give one week two numbers. */
async function factsOf(deps: QueryDependencies, facility: Facility, weeks: readonly IsoWeek[], facts: CountedWeeks): Promise<void> {
  const published = await deps.summaryStore.publishedWeeks(facility.facilityId, weeks.map(toIsoWeekText));
  for (const { isoWeek, document } of published) facts.set(isoWeek, document.facts);
  for (const week of weeks) {
    const isoWeek = toIsoWeekText(week);
    if (facts.has(isoWeek)) continue;
    // One after the other: a page may wait, the board's readers may not.
    const found = await gatherWeek(deps, facility, weekRange(week, facility.timeZone));
    facts.set(isoWeek, isWeekKnown(found) ? found : null);
  }
}

export interface DocumentOptions {
  /** The forecast of the page is the newest issued at or before this instant. */
  readonly asOf: number;
  readonly counted?: CountedWeeks;
}

/**
 * Everything of one full week's page, from what is known now and what had been forecast at `asOf`.
 * Weeks published before keep the numbers that they were published with.
 */
export async function buildWeekDocument(deps: QueryDependencies, facility: Facility, range: WeekRange, { asOf, counted = new Map() }: DocumentOptions): Promise<WeekDocument> {
  const weeks = seriesWeeks(range.week);
  const lastYear = sameWeekLastYear(range.week);
  await factsOf(deps, facility, lastYear === null ? weeks : [...weeks, lastYear], counted);
  const own = counted.get(toIsoWeekText(range.week)) ?? (await gatherWeek(deps, facility, range));
  const next = weekRange(shiftIsoWeek(range.week, 1), facility.timeZone);
  const [outlook, record] = await Promise.all([readOutlook(deps, facility, next, asOf), readForecastRecord(deps, facility, range)]);
  return {
    facts: own,
    series: weeks.map((week) => ({ isoWeek: toIsoWeekText(week), facts: counted.get(toIsoWeekText(week)) ?? null })),
    lastYear: lastYear === null ? null : (counted.get(toIsoWeekText(lastYear)) ?? null),
    outlook,
    record,
  };
}
