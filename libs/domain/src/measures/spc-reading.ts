import type { MeasureDefinition, MeasureTarget } from './measures';
import { MIN_POINTS, xmrChart, type SpecialCause, type XmrChart } from './xmr-chart';

/** What twelve weeks say of the last one: `usual` variation, or a real change in a direction; or that too little is known. */
export interface SpcReading {
  readonly kind: 'usual' | 'real' | 'too_few';
  readonly direction: 'rise' | 'fall' | null;
  readonly judgement: 'better' | 'worse' | 'neutral' | null;
  readonly cause: SpecialCause | null;
  /** Weeks in a row up to the last that carry the same mark. */
  readonly weeks: number;
}
/** Whether a target will be met as things are: by the limits alone, since a single week may hit or miss by chance. */
export type Assurance = 'will_meet' | 'hit_or_miss' | 'will_miss';

const TOO_FEW: SpcReading = { kind: 'too_few', direction: null, judgement: null, cause: null, weeks: 0 };
const USUAL: SpcReading = { kind: 'usual', direction: null, judgement: 'neutral', cause: null, weeks: 0 };

/** The chart of a series, or null where it has fewer than MIN_POINTS values. */
export function spcChart(values: readonly number[]): XmrChart | null {
  return values.length < MIN_POINTS ? null : xmrChart(values);
}

/** Reads the last point of a chart (null = too few values). */
export function readSpc(chart: XmrChart | null, betterWhen: MeasureDefinition['betterWhen']): SpcReading {
  if (chart === null) return TOO_FEW;
  const { points } = chart;
  const last = points[points.length - 1]!;
  const cause = last.causes[0];
  if (cause === undefined || last.direction === 0) return USUAL;
  const direction = last.direction > 0 ? 'rise' : 'fall';
  const before = points.findLastIndex((point) => !(point.causes.includes(cause) && point.direction === last.direction));
  const isGood = betterWhen === (direction === 'rise' ? 'higher' : 'lower');
  return { kind: 'real', direction, judgement: betterWhen === 'neither' ? 'neutral' : isGood ? 'better' : 'worse', cause, weeks: points.length - 1 - before };
}

/** Where the limits lie against a target; null without a chart or a direction. */
export function readAssurance(chart: XmrChart | null, target: MeasureTarget, betterWhen: MeasureDefinition['betterWhen']): Assurance | null {
  if (chart === null || betterWhen === 'neither') return null;
  const { lower, upper } = chart.limits;
  const isMet = (value: number): boolean => (betterWhen === 'lower' ? value <= target.value : value >= target.value);
  if (isMet(lower) && isMet(upper)) return 'will_meet';
  return isMet(lower) || isMet(upper) ? 'hit_or_miss' : 'will_miss';
}
