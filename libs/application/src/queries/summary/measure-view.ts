import { isSmallCount, isSmallShare, MEASURES, readAssurance, readSpc, showNested, showParts, spcChart, type MeasureDefinition, type WeekFacts } from '@wardcast/domain';
import type { WeekDocument } from '../../ports/summary-store.port';
import type { DetailId, SummaryDetailView, SummaryMeasureView, SummaryPointView, SummaryReadingView, SummaryValueView } from './summary-view';

const MISSING: SummaryValueView = { shown: 'missing', value: null };
const HIDDEN: SummaryValueView = { shown: 'hidden', value: null };

function shownIf(isShown: boolean, value: number): SummaryValueView {
  return isShown ? { shown: 'value', value } : HIDDEN;
}

/** Emergency, elective and other admissions are the parts of a shown total: which of them stand is decided together. */
function admissionParts({ admissions }: WeekFacts): ReturnType<typeof showParts> {
  return showParts([admissions.emergency, admissions.elective, admissions.other]);
}

/** The value of one week as it may be told. */
export function valueView(measure: MeasureDefinition, facts: WeekFacts | null): SummaryValueView {
  if (facts === null) return MISSING;
  const { value, groups } = measure.read(facts);
  if (value === null) return MISSING;
  if (measure.id === 'emergency_admissions') return shownIf(admissionParts(facts).isPartShown[0]!, value);
  if (measure.id === 'elective_admissions') return shownIf(admissionParts(facts).isPartShown[1]!, value);
  if (measure.id === 'stays_21_days') return shownIf(nestedStays(facts)[2]!, value);
  return shownIf(!groups.some(isSmallCount), value);
}

function nestedStays(facts: WeekFacts): readonly boolean[] {
  return showNested([facts.present7Days, facts.present14Days, facts.present21Days]);
}

function detail(id: DetailId, view: SummaryValueView): SummaryDetailView {
  return { id, ...view };
}

/** The small line under each measure's name: the numbers that its value is made of, where they may be told. */
const DETAILS: Partial<Readonly<Record<MeasureDefinition['id'], (facts: WeekFacts) => readonly SummaryDetailView[]>>> = {
  mean_occupancy: (facts) => {
    const census = Math.round(facts.censusSum / facts.knownHours);
    return [detail('patients_in_beds', shownIf(!isSmallCount(census), census)), detail('staffed_beds', shownIf(true, Math.round(facts.staffedSum / facts.knownHours)))];
  },
  peak_occupancy: ({ peak }) => (peak === null ? [] : [detail('patients_in_beds', shownIf(!isSmallCount(peak.census), peak.census)), detail('staffed_beds', shownIf(true, peak.staffed)), detail('at', shownIf(true, peak.hour))]),
  hours_above_95: (facts) => [detail('of_hours', shownIf(true, facts.knownHours)), detail('above_100', shownIf(true, facts.hoursAbove100))],
  emergency_admissions: (facts) => {
    const { emergency, elective, other } = facts.admissions;
    return [detail('of_admissions', shownIf(admissionParts(facts).isTotalShown, emergency + elective + other))];
  },
  elective_admissions: (facts) => [detail('other_admissions', shownIf(admissionParts(facts).isPartShown[2]!, facts.admissions.other))],
  discharges_before_noon: (facts) => shareDetails(facts.dischargesBeforeNoon, facts.discharges),
  stays_21_days: (facts) => {
    const [isSevenShown, isFourteenShown] = nestedStays(facts);
    return [detail('stays_14_days', shownIf(isFourteenShown!, facts.present14Days)), detail('stays_7_days', shownIf(isSevenShown!, facts.present7Days))];
  },
  boarding_hours: (facts) => [detail('boarders_over_4_hours', shownIf(!isSmallShare(facts.boardersOver4Hours, facts.boarders), facts.boardersOver4Hours))],
  ed_stays_over_8_hours: (facts) => shareDetails(facts.edStaysOver8Hours, facts.edLeavers),
  left_unseen: (facts) => shareDetails(facts.leftUnseen, facts.edArrivals),
  bed_turnaround: (facts) => [detail('beds_cleaned', shownIf(!isSmallCount(facts.turnarounds), facts.turnarounds))],
};

function shareDetails(part: number, whole: number): readonly SummaryDetailView[] {
  return [detail('part', shownIf(!isSmallShare(part, whole), part)), detail('whole', shownIf(!isSmallCount(whole), whole))];
}

interface SeriesView {
  readonly series: readonly SummaryPointView[] | null;
  readonly limits: SummaryMeasureView['limits'];
  readonly reading: SummaryReadingView;
  readonly chart: ReturnType<typeof spcChart>;
}

const NOT_JUDGED = { direction: null, judgement: null, cause: null, weeks: 0 } as const;

/**
 * The chart reads the weeks after the last gap: a moving range over a missing week would be no week's change, and limits
 * reckoned from hidden weeks would give them away.
 */
function seriesView(measure: MeasureDefinition, weeks: WeekDocument['series']): SeriesView {
  const views = weeks.map(({ isoWeek, facts }) => ({ isoWeek, ...valueView(measure, facts) }));
  const newest = views.at(-1)?.shown ?? 'missing';
  if (newest === 'hidden') return { series: null, limits: null, chart: null, reading: { kind: 'hidden', ...NOT_JUDGED } };
  const gap = views.findLastIndex(({ value }) => value === null);
  const chart = spcChart(views.slice(gap + 1).map(({ value }) => value ?? 0));
  const series = views.map((view, index) => {
    const point = chart?.points[index - gap - 1];
    return { ...view, causes: point?.causes ?? [], direction: point?.direction ?? 0 };
  });
  // No measure is below zero, so no usual range is.
  const limits = chart && { mean: chart.limits.mean, lower: Math.max(0, chart.limits.lower), upper: chart.limits.upper };
  return { series, limits, chart, reading: newest === 'missing' ? { kind: 'missing', ...NOT_JUDGED } : readSpc(chart, measure.betterWhen) };
}

/** One row of the table, with everything hidden that must be. @param country two letters; picks published targets */
export function measureView(measure: MeasureDefinition, document: WeekDocument, country: string): SummaryMeasureView {
  const { facts, series, lastYear } = document;
  const current = valueView(measure, facts);
  const { chart, ...drawn } = seriesView(measure, series);
  const target = measure.targets[country];
  return {
    id: measure.id, unit: measure.unit, betterWhen: measure.betterWhen, current,
    lastWeek: valueView(measure, series.at(-2)?.facts ?? null),
    lastYear: valueView(measure, lastYear),
    details: current.shown === 'missing' ? [] : (DETAILS[measure.id]?.(facts) ?? []),
    ...drawn,
    target: target === undefined ? null : { ...target, assurance: readAssurance(chart, target, measure.betterWhen) },
  };
}

/** All rows, in the order of the table. */
export function measureViews(document: WeekDocument, country: string): readonly SummaryMeasureView[] {
  return MEASURES.map((measure) => measureView(measure, document, country));
}
