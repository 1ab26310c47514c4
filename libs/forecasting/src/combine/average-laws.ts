import type { CountPmf } from '@wardcast/probability';

export interface WeightedLaw {
  readonly law: CountPmf;
  /** Not negative; weights are used relative to their sum. */
  readonly weight: number;
}

/** A level this close to a step of a distribution counts as the step: sums of 1e3 terms err by less. */
const LEVEL_SLACK = 1e-12;

/**
 * The law whose quantile at every level is the weighted mean of the members' quantiles, rounded to whole counts
 * (Vincent averaging; Ratcliff 1979, Psychological Bulletin 86). Unlike a mixture it does not get wider when members of
 * one width disagree about the middle. Exact: between two steps of any member all quantiles are constant. Throws
 * RangeError without a positive weight.
 */
export function averageLaws(members: readonly WeightedLaw[]): CountPmf {
  const speaking = members.filter(({ weight }) => weight > 0);
  const total = speaking.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0 && Number.isFinite(total))) throw new RangeError('an average of laws needs a positive weight');
  if (speaking.length === 1) return speaking[0]!.law;
  const at = speaking.map(({ law }) => ({ law, index: 0, below: law.p[0]! }));
  const counts: number[] = [];
  const masses: number[] = [];
  let level = 0;
  while (level < 1 - LEVEL_SLACK) {
    for (const member of at) passSteps(member, level);
    const next = Math.min(1, ...at.map((member) => (isLast(member) ? 1 : member.below)));
    const count = Math.round(speaking.reduce((sum, { law, weight }, i) => sum + weight * (law.offset + at[i]!.index), 0) / total);
    if (counts.at(-1) === count) masses[masses.length - 1]! += next - level;
    else {
      counts.push(count);
      masses.push(next - level);
    }
    level = next;
  }
  return spread(counts, masses);
}

interface Member {
  readonly law: CountPmf;
  index: number;
  /** P(N <= offset + index). */
  below: number;
}

function isLast({ law, index }: Member): boolean {
  return index >= law.p.length - 1;
}

/** Moves on to the count that is the quantile just above `level`. */
function passSteps(member: Member, level: number): void {
  while (member.below <= level + LEVEL_SLACK && !isLast(member)) member.below += member.law.p[++member.index]!;
}

/** Ascending counts and their masses as one law. */
function spread(counts: readonly number[], masses: readonly number[]): CountPmf {
  const offset = counts[0]!;
  const p = new Float64Array(counts.at(-1)! - offset + 1);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  counts.forEach((count, i) => (p[count - offset]! += masses[i]! / total));
  return { offset, p };
}
