import type { NodeForecast, RangeWidening, StepDownReason } from '@wardcast/contract';
import { listWords } from './headline-text';
import type { BannerWords } from './state-text';

/** From this rung of the ladder down a simple rule speaks in place of the models. */
const BASELINE_STEP = 4;
const RULES: Readonly<Record<number, string>> = { 4: 'hour-of-week profile', 5: 'last known value' };
/** Why a rung of the ladder was left, as a clause. */
export const REASONS: Readonly<Record<StepDownReason, string>> = {
  no_model: 'no model could be fitted yet',
  little_evidence: 'too few patients have left this ward yet',
  stale_input: 'nothing was heard of the ward for hours',
  little_history: 'too little of its past is known',
  failed: 'the model could not be worked out',
  not_finite: 'the model gave numbers that are none',
  mass_not_one: "the model's chances did not add up",
  not_nested: "the model's ranges did not lie in each other",
  wrong_horizon: 'the model answered for other hours',
  tenfold_jump: 'the model was far from recent counts',
  sum_of_arrivals: 'the model expected far other arrivals than usual',
  sum_of_census: 'the model was far from recent counts',
  books_unbalanced: "the model's arrivals and leavers did not fit its census",
  sum_of_units: 'it was not what its wards add up to',
  unit_missing: 'a ward of it has no forecast',
};
const MINUTES_PER_HOUR = 60;
/** Longer lists are counted, not read. */
const MOST_NAMES = 3;

/** Whether a simple rule speaks for this node itself or for units of it. */
export function isBaseline(forecast: Pick<NodeForecast, 'ladderStep' | 'stepDown'> | null): boolean {
  return forecast !== null && forecast.ladderStep >= BASELINE_STEP && forecast.stepDown !== null;
}

/** "Baseline shown: hour-of-week profile, because nothing was heard of the ward for hours."; null where the models speak. */
export function baselineText(forecast: Pick<NodeForecast, 'ladderStep' | 'stepDown'> | null): string | null {
  if (forecast === null || forecast.stepDown === null || !isBaseline(forecast)) return null;
  const { reason, unitIds } = forecast.stepDown;
  const of = unitIds.length > 0 ? ` in ${unitIds.length} of its wards` : '';
  return `Baseline shown${of}: ${RULES[forecast.ladderStep] ?? 'a simple rule'}, because ${REASONS[reason]}.`;
}

function spanWords(minutes: number): string {
  const hours = Math.round(minutes / MINUTES_PER_HOUR);
  if (minutes < 2 * MINUTES_PER_HOUR) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return `${hours} hours`;
}

/** "Ranges are wider because the feed adt was 31 minutes late." */
export function wideningText({ cause, feedId, blindMinutes }: RangeWidening): BannerWords {
  const rest = 'They narrow again by themselves.';
  if (cause === 'feed_late') return { strong: `Ranges are wider because ${feedId === null ? 'the feed' : `the feed ${feedId}`} was ${spanWords(blindMinutes)} late.`, rest };
  if (cause === 'hours_missing') return { strong: `Ranges are wider because ${spanWords(blindMinutes)} of the last day ${blindMinutes === MINUTES_PER_HOUR ? 'is' : 'are'} not known.`, rest };
  return { strong: 'Ranges are wider because many events contradict each other.', rest: 'npm run rejected -- contradictions lists them. They narrow again by themselves.' };
}

/** "Baseline shown in 2 of 24 wards: A and B." */
export function baselinesText(names: readonly string[], all: number): BannerWords {
  const named = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names;
  return { strong: `Baseline shown in ${names.length} of ${all} wards: ${listWords(named)}.`, rest: 'A simple rule stands in for the models there; each card says why. They speak again by themselves.' };
}
