import { notesOfMissing, notesOfSum, notesOfUnit, sumStep } from './forecast-notes';
import type { NotedPart } from './forecast-notes';

const champion: NotedPart = { nodeId: 'a', ladderStep: 2, notes: null };
const profile: NotedPart = { nodeId: 'b', ladderStep: 4, notes: { stepDown: { reason: 'sum_of_arrivals', unitIds: [] }, widening: null } };
const division: NotedPart = { nodeId: 'd', ladderStep: 5, notes: { stepDown: { reason: 'little_history', unitIds: ['x', 'y'] }, widening: null } };

test('a unit says why the rung above the one that speaks was left; the best one says nothing', () => {
  expect(notesOfUnit([], null)).toBeNull();
  expect(notesOfUnit([{ step: 2, reason: 'little_history' }, { step: 3, reason: 'tenfold_jump' }], null)).toEqual({ stepDown: { reason: 'tenfold_jump', unitIds: [] }, widening: null });
});

test('admissions are noted beside what else there is to say', () => {
  const admissions = [{ hours: 4, mean: 2, low: 1, high: 3, byUnit: [] }];
  expect(notesOfUnit([], null, admissions)).toEqual({ stepDown: null, widening: null, admissions });
  expect(notesOfUnit([{ step: 2, reason: 'failed' }], null, admissions)).toEqual({ stepDown: { reason: 'failed', unitIds: [] }, widening: null, admissions });
});

test('a sum stands where its weakest unit does, and names the units below the best rung', () => {
  expect(notesOfSum([], [champion])).toBeNull();
  expect(sumStep([], [champion])).toBe(2);
  expect(notesOfSum([], [champion, profile, division])).toEqual({ stepDown: { reason: 'little_history', unitIds: ['b', 'x', 'y'] }, widening: null });
  expect(sumStep([], [champion, profile, division])).toBe(5);
});

test('a unit without a forecast goes before others, and it alone is named', () => {
  const aged: NotedPart = { nodeId: 'c', ladderStep: 5, notes: notesOfMissing([]) };
  expect(notesOfSum([], [profile, division, aged])).toEqual({ stepDown: { reason: 'unit_missing', unitIds: ['c'] }, widening: null });
});

test('a reason of the sum itself goes first', () => {
  expect(notesOfSum(['sum_of_units'], [champion, profile])).toEqual({ stepDown: { reason: 'sum_of_units', unitIds: [] }, widening: null });
  expect(sumStep(['sum_of_units'], [champion])).toBe(3);
  expect(notesOfMissing(['b'])).toEqual({ stepDown: { reason: 'unit_missing', unitIds: ['b'] }, widening: null });
});

test('a doubt is told in minutes, by a sum that of the unit that knows least', () => {
  const late = notesOfUnit([], { cause: 'feed_late', feedId: 'adt', blindHours: 0.51 });
  expect(late).toEqual({ stepDown: null, widening: { cause: 'feed_late', feedId: 'adt', blindMinutes: 31 } });
  const gap = notesOfUnit([], { cause: 'hours_missing', feedId: null, blindHours: 3 });
  const parts = [late, gap, null].map((notes, i) => ({ nodeId: `u${i}`, ladderStep: 2, notes }));
  expect(notesOfSum([], parts)).toEqual({ stepDown: null, widening: { cause: 'hours_missing', feedId: null, blindMinutes: 180 } });
});
