import type { ChangeJudgement, SummaryMeasure, WeekSummary } from '@wardcast/contract';
import { isoWeekParts } from '../model/iso-week';
import { chanceInTen } from '../model/chance';
import { listWords } from './headline-text';
import { chanceText } from './level-text';
import { measureName, valueText } from './measure-text';
import type { BannerWords } from './state-text';
import { longDay, weekdayText } from './time-text';

/** A sentence with its strong part in the middle. */
export interface StrongSentence {
  readonly before: string;
  readonly strong: string;
  readonly after: string;
}

/** "Week 47". */
export function weekText(isoWeek: string): string {
  return `Week ${isoWeekParts(isoWeek).week}`;
}

/** "Week 47, 2025". */
export function weekOfYearText(isoWeek: string): string {
  return `${weekText(isoWeek)}, ${isoWeekParts(isoWeek).year}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The first sentence: whether beds ran short, and when it was worst. */
export function shortageSentence({ headline, days }: Pick<WeekSummary, 'headline' | 'days'>, timeZone: string): string {
  if (!headline) return 'Too little is known of this week.';
  const { shortDays, worst, fullest } = headline;
  const full = fullest && `${weekdayText(fullest.at, timeZone)} was the fullest, ${Math.round(fullest.percent)} % of staffed beds`;
  if (!worst || shortDays.length === 0) return full ? `No division ran short of beds; ${full}.` : 'No division ran short of beds.';
  const when = shortDays.length === days.length ? `every day` : `on ${shortDays.length} of ${days.length} days`;
  return `Beds ran short ${when}; ${weekdayText(worst.at, timeZone)} was the worst, ${worst.beds} short in ${worst.name}.`;
}

const CHANGE_WORDS: Readonly<Record<ChangeJudgement, string>> = { worse: 'a real change for the worse', better: 'a real improvement', neutral: 'a real change, not noise' };

function changeWhy({ reading }: SummaryMeasure): string {
  if (reading.cause === 'trend') return `${reading.direction === 'rise' ? 'up' : 'down'} ${reading.weeks} weeks in a row`;
  if (reading.cause === 'shift') return `${reading.direction === 'rise' ? 'above' : 'below'} its usual middle ${reading.weeks} weeks in a row`;
  const end = reading.direction === 'rise' ? 'top' : 'bottom';
  if (reading.cause === 'near_limit') return `two of three weeks near the ${end} of its usual range`;
  return reading.direction === 'rise' ? 'above its usual range' : 'below its usual range';
}

/** The second: at most two real changes, or that there is none, or that it is too early to tell. */
export function changeSentences({ headline, measures }: Pick<WeekSummary, 'headline' | 'measures'>): readonly StrongSentence[] {
  if (!headline) return [];
  const changed = headline.changes.flatMap((id) => measures.filter((measure) => measure.id === id));
  if (changed.length > 0) {
    return changed.map((measure) => ({
      before: `${measureName(measure.id)}: `,
      strong: CHANGE_WORDS[measure.reading.judgement ?? 'neutral'],
      after: `, ${valueText(measure, measure.current)}, ${changeWhy(measure)}.`,
    }));
  }
  if (headline.judged === 0) return [{ before: 'There are ', strong: 'too few weeks yet', after: ' to tell a real change from noise.' }];
  return [{ before: '', strong: 'Nothing changed beyond its usual variation', after: `, in ${headline.judged} measures.` }];
}

/** The third: the day at risk. */
export function riskSentence({ headline, outlook, state }: Pick<WeekSummary, 'headline' | 'outlook' | 'state'>, timeZone: string): StrongSentence {
  const week = state === 'published' ? 'In the week after, ' : 'This week ';
  if (!outlook) return { before: 'No forecast of the week after had been issued.', strong: '', after: '' };
  const reach = `as far as the forecast reaches, ${longDay(outlook.reachesTo, timeZone)}`;
  if (!headline?.risk) return { before: week, strong: 'no day stands out', after: `, ${reach}.` };
  const { at, name, chance } = headline.risk;
  return { before: week, strong: `${weekdayText(at, timeZone)} is the day at risk`, after: `: ${chanceText(chanceInTen(chance))} that ${name} runs out, ${reach}.` };
}

/** All sentences in plain words, for an e-mail. */
export function plainSentences(summary: WeekSummary, timeZone: string): readonly string[] {
  const plain = ({ before, strong, after }: StrongSentence) => `${before}${strong}${after}`;
  return [shortageSentence(summary, timeZone), ...changeSentences(summary).map(plain), plain(riskSentence(summary, timeZone))];
}

/** Words of the weekly summary. */
export const summaryText = {
  title: (isoWeek: string) => `${weekOfYearText(isoWeek)} | Weekly summary | Wardcast`,
  plainTitle: 'Weekly summary | Wardcast',
  weeks: 'Weeks',
  range: (from: string, to: string) => `${from} to ${to}`,
  previous: (isoWeek: string) => `${weekText(isoWeek)}, the week before`,
  next: (isoWeek: string) => `${weekText(isoWeek)}, the week after`,
  published: (when: string) => `published ${when}, frozen`,
  preview: (when: string) => `not published yet, due ${when}`,
  print: 'Print, 2 pages',
  copy: 'Copy as text',
  copied: 'Copied',
  notCopied: 'The browser does not let it be copied',
  csv: 'CSV',
  kpi: 'Was the week safe, and is it a real change?',
  view: 'View',
  charts: 'Charts',
  numbers: 'Numbers',
  measure: 'Measure',
  onLastWeek: 'On last week',
  series: '12 weeks, usual range shaded',
  reading: 'Reading',
  target: 'Target',
  noTarget: 'No target set',
  noSuchWeek: (year: number, week: number) => `No week ${week} in ${year}`,
  noChart: 'No chart for small numbers',
  noSeries: 'No data to draw',
  rules: 'Real change: a point outside the usual range, 7 on one side, 7 rising or falling, or 2 of 3 near a limit (XmR chart, limits at 2.66 mean moving ranges).',
  chart: (name: string, count: number, reading: string) => `${name}, ${count} weeks: ${lower(reading)}`,
  mean: 'Mean',
  usualRange: 'Usual range',
  usualRangeText: (low: string, high: string) => `${low} to ${high}`,
  ahead: 'The next 7 days',
  aheadLead: (name: string) => `Chance that ${name} runs out in the worst hour of the day, and its likely range.`,
  reach: (issued: string, until: string, days: number) => `As forecast ${issued}. It reaches to ${until}, so ${days} of 7 days have a forecast; the others say so.`,
  reachAll: (issued: string) => `As forecast ${issued}, for all 7 days.`,
  dayOver: 'over by then',
  dayNone: 'Not forecast yet',
  dayUntil: (clock: string) => `until ${clock}`,
  noOutlook: 'No forecast had been issued by then, so there is nothing to show of the week after.',
  wards: 'Wards most at risk:',
  ward: (name: string, chance: number, day: string) => `${name} ${chanceText(chance)} on ${day}`,
  futures: { expected: 'Expected', bad: 'Bad', veryBad: 'Very bad' },
  futureNotes: { expected: 'the middle', bad: '1 in 5 is this bad or worse', veryBad: '1 in 20' },
  futureShort: (beds: number, day: string) => `${beds} short on ${day}`,
  futureFull: (day: string) => `Full on ${day}`,
  futureRoom: (days: number) => (days === 1 ? 'Room on the day forecast' : `Room on all ${days} days forecast`),
  futureDays: (short: readonly string[], others: number) => `Short on ${listWords(short)}${others > 0 ? `; ${others} of the days forecast ${others === 1 ? 'has' : 'have'} room` : ''}.`,
  futureTightest: (beds: number, day: string) => `Fewest free: ${beds} on ${day}.`,
  futureSomeRoom: (days: number, all: number) => `Room on ${days} of the ${all} days forecast.`,
  futuresNote: 'Each day is taken for itself: a very bad week would be rarer than each of its very bad days.',
  record: "How good was the week's forecast?",
  noRecord: 'No forecast of this week had been issued a day before its bed meetings, so there is nothing to judge.',
  warnings: (count: number) => (count === 0 ? 'No ward was called 5 in 10 or more.' : 'ward forecasts of 5 in 10 or more came true'),
  missed: (all: number) => `of ${all} ${all === 1 ? 'shortage was' : 'shortages were'} called 0 or 1 in 10`,
  held: 'times the likely range held; it should be 80',
  off: 'beds off in ten ward forecasts, ours against last value',
  recordLead: (pairs: number) => `${pairs} forecasts of single wards at bed meetings, as issued a day before, beside what came.`,
  caveats: 'What to know about these numbers',
  notes: 'Notes from the meeting',
  corrections: 'Corrected since',
  correction: (name: string, before: string, now: string) => `${name}: published as ${before}, ${now} by what is known today`,
  correctionsLead: 'The page keeps the numbers that it was published with.',
};

/** What limits the numbers, one sentence each, from the week itself. */
export function caveatTexts(summary: WeekSummary, timeZone: string): readonly string[] {
  const { hours, knownHours, measures, lastYearWeek, isoWeek, days } = summary;
  const isShown = (shown: string) => measures.some((measure) => [measure.current, measure.lastWeek, measure.lastYear, ...measure.details, ...(measure.series ?? [])].some((value) => value.shown === shown));
  const missing = measures.filter(({ current }) => current.shown === 'missing').map(({ id }) => lower(measureName(id)));
  const odd = days.map((from, index) => ({ from, hours: ((days[index + 1] ?? summary.to) - from) / 3_600_000 })).find((day) => day.hours !== 24);
  const { year, week } = isoWeekParts(isoWeek);
  const sources = [...new Set(measures.flatMap(({ target }) => target?.source ?? []))];
  return [
    ...(knownHours < hours ? [`${hours - knownHours} of ${hours} hours are not known for every ward and are left out.`] : []),
    ...(odd ? [`The clock changed: ${longDay(odd.from, timeZone)} had ${odd.hours} hours and the week ${hours}.`] : []),
    ...(lastYearWeek === null ? [`${year - 1} has no week ${week}, so there is nothing to compare with a year before.`] : []),
    ...(missing.length > 0 ? [`Nothing is known of ${listWords(missing)}.`] : []),
    ...(isShown('hidden') ? ['Groups of 1 to 10 patients are hidden, and with them whatever would let them be worked out.'] : []),
    'Occupancy and shortages are read at full hours, against staffed beds, without the emergency department. A shortage is counted in its own division, though another may have room.',
    ...(sources.length > 0 ? [`Targets: ${sources.join('; ')}.`] : []),
  ];
}

/** States of the page other than the normal one. */
export const summaryStateText = {
  loading: 'Reading the week.',
  loadingDetail: 'Its measures, the forecasts of it and of the week after.',
  incomplete: (isoWeek: string, known: number, hours: number) => `Too little is known of ${lower(weekOfYearText(isoWeek))}: ${known} of ${hours} hours.`,
  incompleteDetail: 'The history may still be loading; a page appears by itself once nine tenths of the week are there. Three ways on:',
  running: (isoWeek: string) => `${weekText(isoWeek)} is not over.`,
  runningDetail: (when: string) => `Its page is published ${when}. Until then:`,
  future: (isoWeek: string) => `${weekOfYearText(isoWeek)} has not begun.`,
  futureDetail: 'There is nothing to read yet. Three ways on:',
  toLastFull: (isoWeek: string) => `Read ${lower(weekText(isoWeek))}, the last full one`,
  toPrevious: (isoWeek: string) => `Read ${lower(weekText(isoWeek))}, the week before`,
  toBoard: 'See the beds now on the board',
  noHospital: 'No hospital is known yet',
  noHospitalDetail: 'The first full week of a hospital gets its page on the Monday after.',
  stale: (clock: string | null): BannerWords => ({
    strong: clock === null ? 'No heartbeat yet.' : `No heartbeat since ${clock}.`,
    rest: 'Published weeks are not touched by it. A week that is not published yet may miss its last hours.',
  }),
  failed: (code: string, clock: string, hasNumbers: boolean): BannerWords => ({
    strong: `The week cannot be read since ${clock}.`,
    rest: `${hasNumbers ? 'What is shown is the last answer.' : 'The board still works.'} The page tries again by itself; if it lasts, look at the terminal that runs Wardcast. Code ${code}.`,
  }),
  starting: { strong: 'Wardcast is starting.', rest: 'The week appears by itself as soon as the database is up.' } satisfies BannerWords,
  forbidden: { strong: 'Your role does not include the weekly summary.', rest: 'Ask whoever manages access. Code FORBIDDEN.' } satisfies BannerWords,
};

