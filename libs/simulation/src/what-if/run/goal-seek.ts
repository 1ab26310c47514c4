import type { WhatIfInput } from '../input/what-if-input';
import type { LeverChange } from '../levers/lever';
import { applyChanges, leverOf, validateChanges } from '../levers/levers';
import type { MeasureName } from './measures';
import { PairedSimulation } from './paired-simulation';
import { quantileOf } from './paired-statistics';
import { WhatIfResults } from './what-if-results';

/** What is to be reached: a measure at most (or at least) a value, on average or in nine of ten cases. */
export interface Goal {
  readonly measure: MeasureName;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly inCases: 'mean' | 'nine-in-ten';
}
export interface GoalSeekInput {
  readonly baseline: WhatIfInput;
  /** Changes that stay as they are. */
  readonly changes: readonly LeverChange[];
  /** The change whose field is moved; its other fields stay. */
  readonly lever: LeverChange;
  /** Field to move; absent = the lever's main field. */
  readonly field?: string;
  /** Ends of the search; absent = the field's bounds. The search goes from `from`, where nothing helps yet, to `to`. */
  readonly from: number;
  readonly to: number;
  readonly goal: Goal;
  /** Replications of each trial; the check has as many others. */
  readonly replications?: number;
}
export interface GoalSeekResult {
  /** The smallest change that reaches the goal, or null: not possible with this lever alone. */
  readonly value: number | null;
  /** What the measure became at `value` (or at `to`) in the trial, and in a run with other replications. */
  readonly reached: number;
  readonly checked: number;
  /** True when the run with other replications reaches the goal too. */
  readonly verified: boolean;
  readonly trials: readonly { readonly value: number; readonly reached: number }[];
}

const TRIAL_REPLICATIONS = 40;
/** A search of a field ends when it is known to one step; a fine field never takes more trials than this. */
const MOST_TRIALS = 14;
const CASES = 0.9;

/**
 * Bisects one field of one lever. All trials use the same replications, so that the measure is a smooth function of the
 * field; the value found is run again with replications that no trial has seen, and moved on by a step where it fails there.
 * Throws RangeError when the changes or the ends are invalid.
 */
export function goalSeek(input: GoalSeekInput): GoalSeekResult {
  const lever = leverOf(input.lever.kind);
  const field = lever?.fields.find((candidate) => candidate.name === (input.field ?? lever.mainField));
  if (lever === undefined || field === undefined || field.type !== 'number') throw new RangeError(`a goal seek needs a numeric field, got ${input.lever.kind} ${input.field ?? ''}`);
  const step = (field.step ?? 1) * Math.sign(input.to - input.from || 1);
  const steps = Math.round((input.to - input.from) / step);
  const at = (n: number): number => Number((input.from + n * step).toFixed(6));
  const changesAt = (n: number): readonly LeverChange[] => [...input.changes, { kind: lever.kind, params: { ...input.lever.params, [field.name]: at(n) } }];
  for (const end of [0, steps]) {
    const [error] = validateChanges(changesAt(end), input.baseline);
    if (error !== undefined) throw new RangeError(error.message);
  }
  const replications = input.replications ?? TRIAL_REPLICATIONS;
  const trials: { value: number; reached: number }[] = [];
  const reach = (n: number, first: number): number => statistic(input, changesAt(n), { first, count: replications });
  const trial = (n: number): boolean => {
    const reached = reach(n, 0);
    trials.push({ value: at(n), reached });
    return meets(reached, input.goal);
  };
  const found = bisect(steps, trial);
  let n = found ?? steps;
  let checked = reach(n, replications);
  while (found !== null && !meets(checked, input.goal) && n < steps && trials.length < MOST_TRIALS) {
    n += 1;
    trial(n);
    checked = reach(n, replications);
  }
  const reached = trials.findLast(({ value }) => value === at(n))!.reached;
  return { value: found === null ? null : at(n), reached, checked, verified: found !== null && meets(checked, input.goal), trials };
}

/** The least n in 0..last for which `trial` holds, taken to be monotone; null when it does not hold at the last. */
function bisect(last: number, trial: (n: number) => boolean): number | null {
  if (!trial(last)) return null;
  if (last === 0 || trial(0)) return 0;
  let [low, high] = [0, last];
  for (let trials = 2; high - low > 1 && trials < MOST_TRIALS; trials++) {
    const middle = (low + high) >> 1;
    if (trial(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function statistic(input: GoalSeekInput, changes: readonly LeverChange[], of: { readonly first: number; readonly count: number }): number {
  const scenario = applyChanges(input.baseline, changes);
  const results = new WhatIfResults(input.baseline, scenario);
  results.add(new PairedSimulation(input.baseline, scenario).block(of.first, of.count));
  const values = results.values(input.goal.measure, 'scenario');
  if (input.goal.inCases === 'mean') return values.reduce((sum, x) => sum + x, 0) / values.length;
  return quantileOf(values.sort(), input.goal.atLeast === undefined ? CASES : 1 - CASES);
}

function meets(value: number, { atMost, atLeast }: Goal): boolean {
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}
