import type { StaffingStatement } from '../../ports/read-store.port';
import { defaultShifts, shiftPlan } from './shift-plan';

const HOUR_MS = 3_600_000;
const statement = (own: Partial<StaffingStatement>): StaffingStatement => ({ kind: 'planned', shiftId: 'day', role: 'rn', start: 8, end: 20, planned: 5, present: null, ...own });

it('takes the last statement of a shift and adds registered and licensed nurses', () => {
  const told = [statement({ planned: 6 }), statement({ planned: 5 }), statement({ role: 'lvn', planned: 1.5 }), statement({ role: 'hca', planned: 4 }), statement({ shiftId: 'night', start: 20, end: 32, planned: 3 })];
  // 5 instead of 6, and 1.5 more; assistants are no nurses
  expect(shiftPlan(told)).toEqual([{ start: 8, end: 20, planned: 6.5, present: null }, { start: 20, end: 32, planned: 3, present: null }]);
});

it('keeps who came beside the plan', () => {
  expect(shiftPlan([statement({}), statement({ kind: 'actual', planned: 5, present: 4 })])).toEqual([{ start: 8, end: 20, planned: 5, present: 4 }]);
  expect(shiftPlan([statement({ planned: null })])).toEqual([{ start: 8, end: 20, planned: null, present: null }]);
  expect(shiftPlan([])).toEqual([]);
});

it('divides the day at its starts where no plan is known, also when clocks change', () => {
  const from = Date.UTC(2026, 9, 24, 12);
  // London leaves summer time on 25 October at 02:00: 08:00 is 07:00Z before it and 08:00Z after it
  expect(defaultShifts('Europe/London', { from, to: from + 24 * HOUR_MS }, [8 * 60, 20 * 60]).map(({ start, end }) => [start, end].map((at) => new Date(at).toISOString().slice(5, 16)))).toEqual([
    ['10-24T07:00', '10-24T19:00'], ['10-24T19:00', '10-25T08:00'], ['10-25T08:00', '10-25T20:00'],
  ]);
});
