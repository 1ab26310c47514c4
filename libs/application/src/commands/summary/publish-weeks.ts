import { shiftIsoWeek, toIsoWeekText, type Facility } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { WeekOutlook } from '../../ports/summary-store.port';
import type { QueryDependencies } from '../../queries/query-dependencies';
import type { CountedWeeks } from '../../queries/summary/counted-weeks';
import { gatherWeek } from '../../queries/summary/gather-week';
import { buildWeekDocument, isWeekKnown, SERIES_WEEKS } from '../../queries/summary/week-document';
import { weekAt, weekRange, type WeekRange } from '../../queries/summary/week-range';
import { readOutlook } from '../../queries/summary/outlook';
import { requireSystem } from '../require-system';

/** A hospital that starts with its history gets pages of its last quarter, so that the newest has weeks to compare with. */
const WEEKS_BACK = SERIES_WEEKS;

async function publishWeek(deps: QueryDependencies, facility: Facility, range: WeekRange, counted: CountedWeeks): Promise<boolean> {
  const isoWeek = toIsoWeekText(range.week);
  const facts = counted.get(isoWeek) ?? (await gatherWeek(deps, facility, range));
  if (!isWeekKnown(facts)) return false;
  counted.set(isoWeek, facts);
  // The forecast of the page is the one that its Monday morning had, also where the page comes late.
  const due = await buildWeekDocument(deps, facility, range, { asOf: range.publishesAt, counted });
  const document = due.outlook === null ? { ...due, outlook: await lateOutlook(deps, facility, range) } : due;
  return deps.summaryStore.publish(facility.facilityId, { isoWeek, publishedAt: deps.clock.now(), document });
}

/** A hospital that began after Monday morning has forecasts only from then on: they still say something of the rest of the week. */
function lateOutlook(deps: QueryDependencies, facility: Facility, range: WeekRange): Promise<WeekOutlook | null> {
  const now = deps.clock.now();
  const next = weekRange(shiftIsoWeek(range.week, 1), facility.timeZone);
  return now < next.to ? readOutlook(deps, facility, next, now) : Promise.resolve(null);
}

/**
 * Publishes the full weeks of the last quarter whose Monday morning is over and that are known well enough, the oldest
 * first. A published week is left alone: calling it again, or from two processes, changes nothing.
 *
 * @param signal ends it between two weeks
 * @returns the weeks published now, as `2026-W47`
 */
export async function publishWeeks(deps: QueryDependencies, actor: Actor, facility: Facility, signal?: AbortSignal): Promise<readonly string[]> {
  requireSystem(actor, facility.facilityId, 'publish weeks');
  const now = deps.clock.now();
  const running = weekAt(now, facility.timeZone);
  const due = Array.from({ length: WEEKS_BACK }, (_, index) => weekRange(shiftIsoWeek(running, index - WEEKS_BACK), facility.timeZone)).filter(({ publishesAt }) => publishesAt <= now);
  const known = await deps.summaryStore.publishedWeeks(facility.facilityId, due.map(({ week }) => toIsoWeekText(week)));
  const counted: CountedWeeks = new Map(known.map(({ isoWeek, document }) => [isoWeek, document.facts]));
  const isKnown = new Set(counted.keys());
  const published: string[] = [];
  for (const range of due) {
    const isoWeek = toIsoWeekText(range.week);
    if (signal?.aborted) break;
    if (!isKnown.has(isoWeek) && (await publishWeek(deps, facility, range, counted))) published.push(isoWeek);
  }
  return published;
}
