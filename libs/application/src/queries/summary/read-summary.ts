import { MEASURES, parseIsoWeek, sameWeekLastYear, shiftIsoWeek, toIsoWeekText, type Facility, type WeekFacts } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { PublishedWeek, WeekDocument, WeekOutlook } from '../../ports/summary-store.port';
import { findFacility } from '../access';
import type { QueryDependencies } from '../query-dependencies';
import { answer, refuse, type QueryResult } from '../query-result';
import { countedWeeks } from './counted-weeks';
import { gatherWeek } from './gather-week';
import { headlineView, nameOf } from './headline-view';
import { measureViews, valueView } from './measure-view';
import type { SummaryCorrectionView, SummaryOutlookView, WeekState, WeekSummaryView } from './summary-view';
import { buildWeekDocument, isWeekKnown } from './week-document';
import { weekAt, weekRange, type WeekRange } from './week-range';

/** Decimals that a reader sees at most; a correction below them changes nothing on the page. */
const SHOWN_DECIMALS = 1;

function outlookView(facility: Facility, outlook: WeekOutlook): SummaryOutlookView {
  const { issuedAt, modelVersion, reachesTo, nodeId } = outlook;
  return {
    issuedAt, modelVersion, reachesTo,
    name: nameOf(facility, nodeId),
    days: outlook.days.map(({ from, to, hours, worst, free }) => ({
      from, to, hours, worstAt: worst?.at ?? null, chance: worst?.chance ?? null, low: worst?.low ?? null, high: worst?.high ?? null,
      expected: free?.expected ?? null, bad: free?.bad ?? null, veryBad: free?.veryBad ?? null,
    })),
    wards: outlook.wards.map((ward) => ({ ...ward, name: nameOf(facility, ward.nodeId) })),
  };
}

/** What is known of a published week now, where a reader would see a difference. */
function correctionsOf(published: WeekFacts, now: WeekFacts): readonly SummaryCorrectionView[] {
  const scale = 10 ** SHOWN_DECIMALS;
  const shown = (value: number | null): number | null => value === null ? null : Math.round(value * scale);
  return MEASURES.flatMap((measure) => {
    const before = valueView(measure, published);
    const after = valueView(measure, now);
    return before.shown === after.shown && shown(before.value) === shown(after.value) ? [] : [{ id: measure.id, published: before, now: after }];
  });
}

interface Page {
  readonly facility: Facility;
  readonly range: WeekRange;
  readonly now: number;
}

function emptyView({ facility, range, now }: Page, state: WeekState, knownHours: number): WeekSummaryView {
  const { week, from, to, days, hours, publishesAt } = range;
  const lastYear = sameWeekLastYear(week);
  return {
    isoWeek: toIsoWeekText(week), state, from, to, days, hours, knownHours,
    previousWeek: toIsoWeekText(shiftIsoWeek(week, -1)),
    nextWeek: state === 'future' || state === 'running' ? null : toIsoWeekText(shiftIsoWeek(week, 1)),
    lastFullWeek: toIsoWeekText(shiftIsoWeek(weekAt(now, facility.timeZone), -1)),
    lastYearWeek: lastYear && toIsoWeekText(lastYear),
    publishedAt: null, publishesAt, headline: null, measures: [], outlook: null, record: null, corrections: [],
  };
}

function documentView(page: Page, state: WeekState, document: WeekDocument): WeekSummaryView {
  const { facility, range } = page;
  const measures = measureViews(document, facility.holidayRegion.slice(0, 2));
  return {
    ...emptyView(page, state, document.facts.knownHours),
    headline: headlineView(facility, range, document, measures),
    measures,
    outlook: document.outlook && outlookView(facility, document.outlook),
    record: document.record,
  };
}

async function publishedView(deps: QueryDependencies, page: Page, published: PublishedWeek): Promise<WeekSummaryView> {
  const now = await gatherWeek(deps, page.facility, page.range);
  // Hours that are no longer kept are no correction of what was published.
  const corrections = isWeekKnown(now) ? correctionsOf(published.document.facts, now) : [];
  return { ...documentView(page, 'published', published.document), publishedAt: published.publishedAt, corrections };
}

/** A full week that is not published: as known now, or nothing but its name where too little is known. */
async function previewView(deps: QueryDependencies, page: Page): Promise<WeekSummaryView> {
  const facts = await gatherWeek(deps, page.facility, page.range);
  if (!isWeekKnown(facts)) return emptyView(page, 'incomplete', facts.knownHours);
  const counted = countedWeeks(deps, page.facility.facilityId, page.now);
  counted.set(toIsoWeekText(page.range.week), facts);
  return documentView(page, 'preview', await buildWeekDocument(deps, page.facility, page.range, { asOf: page.now, counted }));
}

/**
 * One week on one page: published, or as known now. Counts of 1 to 10 patients are hidden in the answer, in its charts
 * and from subtraction.
 *
 * @param isoWeek `2026-W53`; null = the last full week
 */
export async function readSummary(deps: QueryDependencies, actor: Actor, facilityId: string | null, isoWeek: string | null): Promise<QueryResult<WeekSummaryView>> {
  const asked = isoWeek === null ? null : parseIsoWeek(isoWeek);
  if (isoWeek !== null && asked === null) return refuse('bad_input', 'A week is written like 2026-W47, and its year must have it.');
  const found = await findFacility(deps, actor, facilityId, 'summary');
  if (found.kind !== 'ok') return found;
  const facility = found.value;
  // A ward's people see their ward; the hospital's sums are not theirs.
  if (actor.units !== 'all') return refuse('forbidden', 'Your role does not include the weekly summary.');
  const now = deps.clock.now();
  const range = weekRange(asked ?? shiftIsoWeek(weekAt(now, facility.timeZone), -1), facility.timeZone);
  const page = { facility, range, now };
  if (range.from > now) return answer(emptyView(page, 'future', 0));
  if (range.to > now) return answer(emptyView(page, 'running', 0));
  const [published] = await deps.summaryStore.publishedWeeks(facility.facilityId, [toIsoWeekText(range.week)]);
  return answer(published ? await publishedView(deps, page, published) : await previewView(deps, page));
}
