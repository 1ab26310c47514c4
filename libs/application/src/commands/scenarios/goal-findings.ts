import {
  applyChanges, goalSeek, leverOf, PairedSimulation, validateChanges, WhatIfResults,
  type Goal, type GoalSeekResult, type Lever, type LeverChange, type WhatIfInput,
} from '@wardcast/simulation';
import type { GoalFinding, GoalRequest } from '../../ports/what-if-runner.port';

/** Replications of a trial, and as many others of its check. */
const TRIAL_REPLICATIONS = 40;
/** Searches that go on where the one before failed its check. */
const MOST_AGAIN = 3;
/** Enough to tell which ward is short of most beds. */
const SCOUT_REPLICATIONS = 12;
/** Where each lever may go: as far as its bounds, in the direction that frees beds. More or fewer arrivals are no decision. */
const DIRECTIONS: Readonly<Record<string, 'up' | 'down'>> = { beds: 'up', stays: 'down', electives: 'up', 'early-discharge': 'up', 'weekend-parity': 'up' };

/** One move of one lever that a search may try. */
interface Move {
  readonly lever: Lever;
  readonly index: number | null;
  readonly params: LeverChange['params'];
  readonly from: number;
  readonly to: number;
}

/**
 * What it would take to reach a goal, lever by lever: each alone is moved from where it stands as far as its bounds go.
 * A lever that is not among the changes starts from its neutral value, beds in the ward that is short of most.
 */
export function* goalFindings(baseline: WhatIfInput, { changes, goal }: Omit<GoalRequest, 'baselineId'>, isAborted: () => boolean): Generator<GoalFinding, void> {
  if (validateChanges(changes, baseline).length > 0) return;
  const moves = movesFor(baseline, changes);
  for (const [position, move] of moves.entries()) {
    if (isAborted()) return;
    const others = changes.filter((_, index) => index !== move.index);
    const sought: Goal = { measure: goal.measure, atMost: goal.atMost, inCases: goal.inNineOfTen ? 'nine-in-ten' : 'mean' };
    const seekFrom = (from: number): GoalSeekResult => goalSeek({ baseline, changes: others, lever: { kind: move.lever.kind, params: move.params }, from, to: move.to, goal: sought, replications: TRIAL_REPLICATIONS });
    yield finding(move, verified(move, seekFrom), { done: position + 1, all: moves.length });
  }
}

/** A find that fails its check is searched on from where it stands, a few times: each search goes some steps further. */
function verified({ from, to }: Move, seekFrom: (from: number) => GoalSeekResult): GoalSeekResult {
  let result = seekFrom(from);
  for (let again = 0; again < MOST_AGAIN && result.value !== null && result.value !== to && !result.verified; again += 1) result = seekFrom(result.value);
  return result;
}

function finding({ lever, index, params, from }: Move, { value, reached, checked, verified: isVerified }: GoalSeekResult, place: Pick<GoalFinding, 'done' | 'all'>): GoalFinding {
  const change = value === null ? null : { kind: lever.kind, params: { ...params, [lever.mainField]: value } };
  return { kind: lever.kind, field: lever.mainField, index, from, change, value, reached, checked, verified: isVerified, replications: TRIAL_REPLICATIONS, ...place };
}

function movesFor(baseline: WhatIfInput, changes: readonly LeverChange[]): readonly Move[] {
  return Object.entries(DIRECTIONS).flatMap(([kind, direction]) => {
    const lever = leverOf(kind);
    const field = lever?.fields.find(({ name }) => name === lever.mainField);
    if (lever === undefined || field === undefined || field.min === null || field.max === null) return [];
    const index = changes.findIndex((change) => change.kind === kind);
    const params = index >= 0 ? changes[index]!.params : kind === 'beds' ? { unitId: shortestWard(baseline, changes) } : {};
    const now = params[field.name];
    const from = typeof now === 'number' ? now : Number(field.neutral);
    const to = direction === 'up' ? field.max : field.min;
    return from === to ? [] : [{ lever, index: index >= 0 ? index : null, params, from, to }];
  });
}

/** The ward whose need lies furthest above its staffed beds, summed over the hours. */
function shortestWard(baseline: WhatIfInput, changes: readonly LeverChange[]): string {
  const scenario = applyChanges(baseline, changes);
  const results = new WhatIfResults(baseline, scenario);
  results.add(new PairedSimulation(baseline, scenario).block(0, SCOUT_REPLICATIONS));
  const excess = scenario.units.map(({ kind, staffedBeds }, unit) => {
    if (kind === 'ed') return -Infinity;
    const { mean } = results.fan({ unit, side: 'scenario', what: 'need' });
    return staffedBeds.reduce((sum, beds, hour) => sum + Math.max(0, (mean[hour] ?? 0) - beds), 0);
  });
  return scenario.units[excess.indexOf(Math.max(...excess))]!.unitId;
}
