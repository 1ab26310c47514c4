import { shiftVerdict, type ShiftNurses } from './outlook';

const shift = (own: Partial<ShiftNurses>): ShiftNurses => ({ start: 0, end: 1, likely: 4, upper: 5, planned: 5, present: null, ...own });

it('holds the nurses that are there, or planned, against both numbers', () => {
  expect(shiftVerdict(shift({}))).toEqual({ kind: 'enough' });
  expect(shiftVerdict(shift({ planned: 4 }))).toEqual({ kind: 'maybe_short', nurses: 1 });
  expect(shiftVerdict(shift({ planned: 2 }))).toEqual({ kind: 'short', nurses: 2 });
  // Five were planned and three came; half a nurse does not do the work of one.
  expect(shiftVerdict(shift({ present: 3 }))).toEqual({ kind: 'short', nurses: 1 });
  expect(shiftVerdict(shift({ planned: 4.5 }))).toEqual({ kind: 'maybe_short', nurses: 1 });
});

it('claims nothing without a plan or a rule', () => {
  expect(shiftVerdict(shift({ planned: null }))).toEqual({ kind: 'unknown' });
  expect(shiftVerdict(shift({ likely: null, upper: null }))).toEqual({ kind: 'unknown' });
});
