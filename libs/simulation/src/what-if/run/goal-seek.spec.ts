import { hospitalOf, streamTo, wardOf } from '../invented/invented-units';
import { goalSeek, type GoalSeekInput } from './goal-seek';

const HOURS = 96;
// Exponential stays of 20 h at 1 an hour: 20 patients in the long run, so 16 beds are far too few.
const hospital = hospitalOf([wardOf('w', HOURS, { beds: 16, stayHours: 20 })], [streamTo(0, HOURS, { perHour: 1 })]);
const seek = (change: Partial<GoalSeekInput>): GoalSeekInput => ({
  baseline: hospital,
  changes: [],
  lever: { kind: 'beds', params: { unitId: 'w' } },
  from: 0,
  to: 40,
  goal: { measure: 'waitingHours', atMost: 20, inCases: 'mean' },
  ...change,
});

test('the beds found are the fewest that reach the goal, and other replications agree', () => {
  const found = goalSeek(seek({}));
  expect(found.verified).toBe(true);
  expect(found.reached).toBeLessThanOrEqual(20);
  const oneLess = goalSeek(seek({ from: found.value! - 1, to: found.value! - 1 }));
  // One bed less fails in the trial or in the check with other replications.
  expect(oneLess.verified).toBe(false);
  expect(found.trials.length).toBeLessThanOrEqual(14);
});

test('a lever that cannot reach the goal alone says so with what it reaches', () => {
  const found = goalSeek(seek({ lever: { kind: 'turnaround', params: {} }, from: 60, to: 0 }));
  expect(found.value).toBeNull();
  expect(found.verified).toBe(false);
  expect(found.reached).toBeGreaterThan(20);
});

test('nothing is needed where the goal is reached already, and nine in ten asks for more than the mean', () => {
  expect(goalSeek(seek({ goal: { measure: 'waitingHours', atMost: 1e9, inCases: 'mean' } })).value).toBe(0);
  const mean = goalSeek(seek({})).value!;
  expect(goalSeek(seek({ goal: { measure: 'waitingHours', atMost: 20, inCases: 'nine-in-ten' } })).value).toBeGreaterThanOrEqual(mean);
});

test('a search goes down as well as up, and impossible ends are refused', () => {
  const shorter = goalSeek(seek({ lever: { kind: 'stays', params: {} }, from: 0, to: -50 }));
  expect(shorter.value).toBeLessThan(0);
  expect(() => goalSeek(seek({ from: 0, to: -20 }))).toThrow('only 16 staffed beds');
  expect(() => goalSeek(seek({ lever: { kind: 'magic', params: {} } }))).toThrow('numeric field');
});
