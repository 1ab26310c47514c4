import { boardingHospital, sideOf, type WhatIfInput } from '@wardcast/simulation';
import type { RunAnswer } from '../../ports/what-if-runner.port';
import { goalFindings } from './goal-findings';
import { runAnswers, type RunOfChanges } from './run-answers';

/** A department and wards of the literature's boarding model, cut to three days so that a run takes moments. */
const HOURS = 72;
function shortened(input: WhatIfInput): WhatIfInput {
  const hours = <T>(values: readonly T[]): readonly T[] => values.slice(0, HOURS);
  return {
    ...input,
    horizonHours: HOURS,
    hourOfWeek: input.hourOfWeek.slice(0, HOURS + 1),
    localDay: input.localDay.slice(0, HOURS + 1),
    units: input.units.map((unit) => ({ ...unit, staffedBeds: unit.staffedBeds.slice(0, HOURS + 1), readiness: { definite: hours(unit.readiness.definite), undecided: hours(unit.readiness.undecided) }, routes: unit.routes.map((route) => ({ ...route, share: hours(route.share) })) })),
    streams: input.streams.map((stream) => ({ ...stream, ratePerHour: hours(stream.ratePerHour), levelVariance: hours(stream.levelVariance) })),
    rules: { ...input.rules, electiveCancelShare: hours(input.rules.electiveCancelShare) },
  };
}
const baseline = shortened(boardingHospital());
const ward = baseline.units.find(({ kind }) => kind !== 'ed')!;
const beds = (delta: number) => ({ kind: 'beds', params: { unitId: ward.unitId, delta } });
const run = (own: Partial<RunOfChanges> = {}): readonly RunAnswer[] => [...runAnswers({ baseline, changes: [], against: [], isAborted: () => false, ...own })];

it('begins with closed forms and ends as precise as it gets, never with fewer replications than before', () => {
  const answers = run({ changes: [beds(-2)] });
  expect(answers[0]).toMatchObject({ stage: 'instant', replications: 0, days: null, hours: null });
  expect(answers[0]!.measures.every(({ change, clear, chanceBetter }) => change.low === null && clear === null && chanceBetter === null)).toBe(true);
  expect(answers.at(-1)).toMatchObject({ stage: 'done' });
  expect(answers.slice(1).map(({ replications }) => replications).slice(0, 3)).toEqual([8, 21, 42]);
  expect(answers.filter(({ stage }) => stage === 'coarse').every(({ replications }) => replications < 100)).toBe(true);
});

it('computes the closed forms of the baseline once where it is asked to', () => {
  let asked = 0;
  const kept = (input: WhatIfInput) => (asked += 1, sideOf(input));
  run({ changes: [beds(1)], sideOf: kept, isAborted: () => true });
  expect(asked).toBe(2);
});

it('stops without a word when nobody waits any more', () => {
  let looks = 0;
  const answers = run({ changes: [beds(-2)], isAborted: () => (looks += 1) > 5 });
  // One look each for chunks of 8, 13 and 21 (8 + 13 + 21 = 42), two for 25 and 9 of the fourth (76).
  expect(answers.map(({ stage, replications }) => [stage, replications])).toEqual([['instant', 0], ['coarse', 8], ['coarse', 21], ['coarse', 42], ['coarse', 76]]);
});

it('says what is wrong and computes nothing', () => {
  const answers = run({ changes: [beds(-10_000)], isAborted: () => { throw new Error('nothing is to be computed'); } });
  expect(answers).toEqual([expect.objectContaining({ stage: 'refused', measures: [], errors: [expect.objectContaining({ index: 0, field: 'delta' })] })]);
});

it('without a change is the same in every replication, and so against the same change', () => {
  for (const own of [{}, { changes: [beds(-2)], against: [beds(-2)] }]) {
    const last = run(own).at(-1)!;
    expect(last.measures.map(({ change, clear, chanceWorse }) => [change, clear, chanceWorse ?? 0])).toEqual(last.measures.map(() => [{ mean: 0, low: 0, high: 0 }, false, 0]));
  }
});

it('has columns of one length: a row for each full hour ahead and for each day', () => {
  const { hours, days } = run({ changes: [beds(1)] }).at(-1)!;
  expect([...hours!.baseline, ...hours!.scenario, hours!.staffedBaseline, hours!.staffedScenario].map((column) => column.length)).toEqual(new Array(2 * hours!.levels.length + 2).fill(HOURS));
  expect([...days!.quantiles, days!.mean, days!.chanceShortBaseline, days!.chanceShortScenario].map((column) => column.length)).toEqual(new Array(days!.levels.length + 3).fill(days!.from.length));
  expect(hours!.staffedScenario[0]! - hours!.staffedBaseline[0]!).toBe(1);
});

describe('a goal seek', () => {
  it('finds the fewest beds from where the lever stands, and checks them', () => {
    const short = run({ changes: [beds(-6)] }).at(-1)!.measures.find(({ name }) => name === 'bedDaysShort')!;
    const goal = { measure: 'bedDaysShort', atMost: (short.baseline.mean + short.scenario.mean) / 2, inNineOfTen: false } as const;
    // Whoever takes one answer and leaves has the others not searched.
    const [found] = goalFindings(baseline, { changes: [beds(-6)], goal }, () => false);
    expect(found).toMatchObject({ kind: 'beds', index: 0, from: -6, verified: true, change: beds(found!.value!), done: 1, all: 5 });
    expect(found!.value).toBeGreaterThan(-6);
    expect(found!.checked).toBeLessThanOrEqual(goal.atMost);
  });

  it('ends between two levers when nobody waits any more, and says nothing of changes that cannot be applied', () => {
    const goal = { measure: 'bedDaysShort', atMost: 1, inNineOfTen: false } as const;
    expect([...goalFindings(baseline, { changes: [], goal }, () => true)]).toEqual([]);
    expect([...goalFindings(baseline, { changes: [beds(-10_000)], goal }, () => false)]).toEqual([]);
  });
});
