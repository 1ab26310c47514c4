export interface ChanceOutcome {
  readonly chance: number;
  readonly happened: boolean;
}
export interface ChanceScores {
  readonly pairs: number;
  /** How often it happened. */
  readonly share: number;
  /** Mean of (chance - outcome)^2, and the same of whoever always says the share: lower is better. */
  readonly brier: number;
  readonly shareBrier: number;
  /** Chance that one where it happened was given more than one where it did not, ties half (Mann-Whitney); null where it always or never happened. */
  readonly areaUnderCurve: number | null;
}

/** Scores stated chances of a yes or no; null without any. */
export function chanceScores(outcomes: readonly ChanceOutcome[]): ChanceScores | null {
  if (outcomes.length === 0) return null;
  const pairs = outcomes.length;
  const happened = outcomes.filter((outcome) => outcome.happened).length;
  const share = happened / pairs;
  const brier = outcomes.reduce((sum, { chance, happened: yes }) => sum + (chance - (yes ? 1 : 0)) ** 2, 0) / pairs;
  return { pairs, share, brier, shareBrier: share * (1 - share), areaUnderCurve: happened === 0 || happened === pairs ? null : (yesRanks(outcomes) - (happened * (happened + 1)) / 2) / (happened * (pairs - happened)) };
}

/** Sum of the ranks, by chance from 1 on, of those that happened; equal chances share the mean of their ranks. */
function yesRanks(outcomes: readonly ChanceOutcome[]): number {
  const sorted = [...outcomes].sort((left, right) => left.chance - right.chance);
  let sum = 0;
  for (let first = 0, end = 0; first < sorted.length; first = end) {
    while (end < sorted.length && sorted[end]!.chance === sorted[first]!.chance) end += 1;
    const middle = (first + 1 + end) / 2;
    sum += middle * sorted.slice(first, end).filter(({ happened }) => happened).length;
  }
  return sum;
}
