import type { RunAnswer, RunMeasure, Scenario } from '@wardcast/contract';
import { betterIn, judgement, leadingMeasure, likelyWords, whole } from '../text/outcome-text';

interface CompareSides {
  readonly a: Scenario;
  readonly b: Scenario;
  /** The direct run of A against B; null where they share no baseline, or before it has an answer. */
  readonly direct: RunAnswer | null;
  readonly answers: readonly (RunAnswer | null)[];
}

/** The answer in one sentence. Only the direct run may call one better than the other. */
export function comparisonHeadline({ a, b, direct, answers }: CompareSides): string {
  const leading = direct && leadingMeasure(direct.measures);
  if (!leading) return answers.every((answer) => answer !== null) ? `"${a.name}" and "${b.name}", each against its own baseline.` : 'Working it out.';
  if (leading.clear === null) return 'Working it out.';
  const verdict = judgement(leading);
  const noun = leading.label.toLowerCase();
  const [scenario, other] = [whole(leading.scenario.mean), whole(leading.baseline.mean)];
  if (verdict === null) return `No clear difference between "${a.name}" and "${b.name}".`;
  return `"${a.name}" does ${verdict} than "${b.name}": ${noun} ${scenario}, not ${other}.`;
}

/** One outcome of A held against B: "Days short: A has likely 4 to 7 fewer days. Better in 9 in 10." */
export function againstSentence(measure: RunMeasure): string {
  const { label, unit, change, clear } = measure;
  if (change.low === null || change.high === null || clear === null) return `${label}: to come.`;
  if (!clear) return `${label}: no clear difference.`;
  return `${label}: A has ${likelyWords(whole(change.low), whole(change.high), unit)}. Better in ${betterIn(measure)}.`;
}
