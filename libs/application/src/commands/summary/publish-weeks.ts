import { shiftIsoWeek, toIsoWeekText, type Facility } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { QueryDependencies } from '../../queries/query-dependencies';
import { buildWeekDocument, isWeekKnown, SERIES_WEEKS, type CountedWeeks } from '../../queries/summary/week-document';
import { gatherWeek } from '../../queries/summary/gather-week';
import { weekAt, weekRange, type WeekRange } from '../../queries/summary/week-range';
import { requireSystem } from '../require-system';

/** A hospital that starts with its history gets pages of its last quarter, so that the newest has weeks to compare with. */
const WEEKS_BACK = SERIES_WEEKS;

async function publishWeek(deps: QueryDependencies, facility: Facility, range: WeekRange, counted: CountedWeeks): Promise<boolean> {
  const { facilityId } = facility;
  const isoWeek = toIsoWeekText(range.week);
  const known = await deps.summaryStore.publishedWeeks(facilityId, [isoWeek]);
  if (known.length > 0) return false;
  const facts = counted.get(isoWeek) ?? (await gatherWeek(deps, facility, range));
  counted.set(isoWeek, isWeekKnown(facts) ? facts : null);
  if (!isWeekKnown(facts)) return false;
  // The forecast of the page is the one that its Monday morning had, also where the page comes late.
  const document = await buildWeekDocument(deps, facility, range, { asOf: range.publishesAt, counted });
  return deps.summaryStore.publish(facilityId, { isoWeek, publishedAt: deps.clock.now(), document });
}

/**
 * Publishes the full weeks of the last quarter whose Monday morning is over and that are known well enough, the oldest
 * first. A published week is left alone: calling it again, or from two processes, changes nothing.
 *
 * @returns the weeks published now, as `2026-W47`
 */
export async function publishWeeks(deps: QueryDependencies, actor: Actor, facility: Facility): Promise<readonly string[]> {
  requireSystem(actor, facility.facilityId, 'publish weeks');
  const now = deps.clock.now();
  const running = weekAt(now, facility.timeZone);
  const counted: CountedWeeks = new Map();
  const published: string[] = [];
  for (let back = WEEKS_BACK; back >= 1; back -= 1) {
    const range = weekRange(shiftIsoWeek(running, -back), facility.timeZone);
    if (range.publishesAt <= now && (await publishWeek(deps, facility, range, counted))) published.push(toIsoWeekText(range.week));
  }
  return published;
}
