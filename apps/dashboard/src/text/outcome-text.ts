import type { RunAnswer, RunMeasure, RunMeasureName } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { chanceText } from './level-text';
import { signed } from './lever-text';

/** Outcomes of the table, the first of them decide the headline. */
export const MAIN_OUTCOMES: readonly RunMeasureName[] = ['daysShort', 'worstBedsShort', 'bedDaysShort', 'cancelledElectives', 'boardingHours'];
const HEADLINE_OUTCOMES: readonly RunMeasureName[] = ['daysShort', 'bedDaysShort', 'boardingHours', 'cancelledElectives'];

/** What a clear change is called: when it falls and when it rises. */
const CLEAR: Readonly<Record<RunMeasureName, readonly [fall: string, rise: string]>> = {
  daysShort: ['Fewer days short', 'More days short'],
  hoursShort: ['Fewer hours short', 'More hours short'],
  worstBedsShort: ['A smaller worst hour', 'A worse worst hour'],
  peakNeed: ['A lower peak', 'A higher peak'],
  bedDaysShort: ['Less crowding', 'More crowding'],
  cancelledElectives: ['Fewer sent home', 'More sent home'],
  unbookedElectives: ['Fewer off the list', 'More off the list'],
  boardingHours: ['Less boarding', 'More boarding'],
  waitingHours: ['Less waiting', 'More waiting'],
  outliers: ['Fewer in another ward', 'More in another ward'],
  discharges: ['Fewer leave', 'More leave'],
  admissions: ['Fewer come', 'More come'],
  occupancyPercent: ['Less full', 'Fuller'],
};

/** A mean as a whole number: there is no part of a bed. */
export function whole(value: number): number {
  return Math.round(value) + 0;
}
const shown = (value: number): string => whole(value).toLocaleString('en-GB');

/** "4 to 1", or "4" where both are the same. */
export function fromTo({ baseline, scenario }: RunMeasure): { readonly from: string; readonly to: string } {
  return { from: shown(baseline.mean), to: shown(scenario.mean) };
}

/** The change between the two whole numbers on the screen, so that they add up: "−3 days"; "the same". */
export function changeOf(measure: RunMeasure): string {
  const change = whole(measure.scenario.mean) - whole(measure.baseline.mean);
  if (change === 0) return 'the same';
  const unit = measure.unit === '%' ? 'points' : measure.unit;
  return `${signed(change)} ${Math.abs(change) === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** "likely −4 to −2"; what is not known yet is said to be. */
export function rangeOf({ change: { low, high } }: RunMeasure): string {
  if (low === null || high === null) return 'range to come';
  const [from, to] = [signed(whole(low)), signed(whole(high))];
  return from === to ? `likely ${from === '0' ? 'the same' : from}` : `likely ${from} to ${to}`;
}

const isSame = ({ change, chanceBetter, chanceWorse }: RunMeasure): boolean => change.mean === 0 && change.low === 0 && change.high === 0 && (chanceBetter ?? 0) === 0 && (chanceWorse ?? 0) === 0;

export const NO_CLEAR_DIFFERENCE = 'No clear difference';

/** The change in words: "Fewer days short, still short". */
export function inWords(measure: RunMeasure): string {
  if (measure.clear === null) return 'First estimate';
  if (isSame(measure)) return 'The same in every run';
  if (!measure.clear) return NO_CLEAR_DIFFERENCE;
  const [fall, rise] = CLEAR[measure.name];
  const falls = measure.change.mean < 0;
  const touches = measure.change.low === 0 || measure.change.high === 0;
  const still = falls && measure.name === 'worstBedsShort' && whole(measure.scenario.mean) > 0 ? ', still short' : '';
  return `${falls ? fall : rise}${touches ? ', or the same' : still}`;
}

/** "9 in 10"; where neither direction is better there is nothing to count. */
export function betterIn(measure: RunMeasure): string {
  const { chanceBetter, clear } = measure;
  if (chanceBetter === null) return clear === null ? 'to come' : 'Not judged';
  if (isSame(measure)) return 'Not judged';
  return chanceText(chanceInTen(chanceBetter));
}

/** Whether a clear change is for the better; null where it is neither. */
export function judgement({ clear, better, change }: RunMeasure): 'better' | 'worse' | null {
  if (clear !== true || better === 'neither' || change.mean === 0) return null;
  return (change.mean < 0) === (better === 'lower') ? 'better' : 'worse';
}

export interface OutcomeHeadline {
  readonly sentence: string;
  readonly chance: { readonly inTen: number; readonly strong: string; readonly rest: string } | null;
}

const days = (count: number): string => (count === 0 ? 'on no day' : count === 1 ? 'on 1 day' : `on ${count} days`);

/** The outcome that the sentence is about: the first with a clear change, else days short. */
export function leadingMeasure(measures: readonly RunMeasure[]): RunMeasure | undefined {
  const found = (name: RunMeasureName): RunMeasure | undefined => measures.find((measure) => measure.name === name);
  const isSaid = (measure: RunMeasure): boolean => measure.clear === true && whole(measure.baseline.mean) !== whole(measure.scenario.mean);
  return HEADLINE_OUTCOMES.flatMap((name) => found(name) ?? []).find(isSaid) ?? found('daysShort');
}

/** The answer in one sentence, made from the numbers of the table. */
export function outcomeHeadline(answer: Pick<RunAnswer, 'measures'>, options: { readonly dayCount: number; readonly isChanged: boolean; readonly isPast?: boolean }): OutcomeHeadline {
  const measure = leadingMeasure(answer.measures);
  if (!measure) return { sentence: 'Working it out.', chance: null };
  const { dayCount, isChanged, isPast = false } = options;
  const span = isPast ? `the ${dayCount} days` : `the next ${dayCount}`;
  const [before, after] = [whole(measure.baseline.mean), whole(measure.scenario.mean)];
  const [is, subject] = [isPast ? 'was' : 'is', 'the hospital'];
  if (!isChanged) {
    const short = answer.measures.find(({ name }) => name === 'daysShort');
    return { sentence: `Nothing is changed yet: ${subject} ${is} short ${days(whole(short?.baseline.mean ?? 0))} of ${span}.`, chance: null };
  }
  if (measure.clear === false) return { sentence: `No clear difference: ${subject} ${isPast ? 'would have been' : 'is'} short ${days(after)} of ${span}${before === after ? ' either way' : `, and ${before} without the changes`}.`, chance: chanceOf(measure) };
  return { sentence: sentenceOf(measure, { before, after, span, verb: isPast ? 'would have been' : 'is' }), chance: chanceOf(measure) };
}

function sentenceOf(measure: RunMeasure, { before, after, span, verb }: { readonly before: number; readonly after: number; readonly span: string; readonly verb: string }): string {
  const [from, to] = [shown(before), shown(after)];
  const start = 'With these changes';
  if (measure.name === 'daysShort') return before === after ? `${start} the hospital ${verb} short ${days(after)} of ${span}, as without them.` : `${start} the hospital ${verb} short ${days(after)} of ${span}, not ${from}.`;
  if (measure.name === 'bedDaysShort') return `${start} wards ${verb === 'is' ? 'are' : verb} short of ${to} bed-days, not ${from}.`;
  if (measure.name === 'boardingHours') return `${start} patients ${verb === 'is' ? 'wait' : 'would have waited'} ${to} hours in the emergency department for a bed, not ${from}.`;
  return `${start} ${to} electives ${verb === 'is' ? 'are' : verb} sent home for want of a bed, not ${from}.`;
}

function chanceOf(measure: RunMeasure): OutcomeHeadline['chance'] {
  const { chanceBetter, chanceWorse, change, clear } = measure;
  if (chanceBetter === null || chanceWorse === null || change.low === null || change.high === null) return null;
  const isWorse = clear === true && judgement(measure) === 'worse';
  const inTen = chanceInTen(isWorse ? chanceWorse : chanceBetter);
  const unit = measure.unit;
  return { inTen, strong: `Chance that it is ${isWorse ? 'worse' : 'better'}: ${chanceText(inTen)}.`, rest: `${capital(likelyWords(whole(change.low), whole(change.high), `${unit}${shortWord(measure.name)}`))}.` };
}

const shortWord = (name: RunMeasureName): string => (name === 'daysShort' || name === 'bedDaysShort' ? ' short' : name === 'boardingHours' ? ' of boarding' : '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "likely 2 to 4 fewer days short", "likely 3 fewer to 1 more days short". */
export function likelyWords(low: number, high: number, noun: string): string {
  const [fewest, most] = [Math.min(Math.abs(low), Math.abs(high)), Math.max(Math.abs(low), Math.abs(high))];
  const span = fewest === most ? shown(most) : `${shown(fewest)} to ${shown(most)}`;
  if (low === 0 && high === 0) return `likely no more or fewer ${noun}`;
  if (high <= 0) return `likely ${span} fewer ${noun}`;
  if (low >= 0) return `likely ${span} more ${noun}`;
  return `likely ${shown(-low)} fewer to ${shown(high)} more ${noun}`;
}
