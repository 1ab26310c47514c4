import fc from 'fast-check';
import { nursesByShift, nursesFor } from './nurses-required';

const eight = { patientsPerNurse: 8, leastNurses: 2 };
const hour = 3_600_000;
/** Hours 1 to 6. */
const targets = [1, 2, 3, 4, 5, 6].map((i) => i * hour);

it('rounds up, keeps the least, and asks for nobody where nobody is', () => {
  // 24 / 8 = 3; 25 need a fourth; 3 patients would need one nurse, but two is the least
  expect([24, 25, 3, 0].map((patients) => nursesFor(patients, eight))).toEqual([3, 4, 2, 0]);
  // 3 x 1.1 is 3.3000000000000003 in floating point: exactly three nurses at 1.1 patients each
  expect(nursesFor(3.3000000000000003, { patientsPerNurse: 1.1, leastNurses: 0 })).toBe(3);
});

it('takes each shift at its fullest hour, and leaves out shifts that the forecast does not reach', () => {
  const ahead = { targets, middle: [20, 24, 26, 25, 16, 15], upper: [22, 27, 33, 30, 20, 24] };
  const shifts = [{ start: 0, end: 4 * hour }, { start: 4 * hour, end: 9 * hour }, { start: 9 * hour, end: 12 * hour }];
  // First: hours 1 to 3, peak 26 and 33 -> 4 and 5 nurses. Second: hours 4 to 6, peak 25 and 30 -> 4 and 4. Third: no hour.
  expect(nursesByShift(ahead, shifts, eight)).toEqual([
    { start: 0, end: 4 * hour, likely: 4, upper: 5 },
    { start: 4 * hour, end: 9 * hour, likely: 4, upper: 4 },
  ]);
});

it('never asks for fewer nurses for more patients, and always for enough', () => {
  const count = fc.integer({ min: 0, max: 400 });
  const ratio = fc.record({ patientsPerNurse: fc.double({ min: 0.5, max: 12, noNaN: true }), leastNurses: fc.integer({ min: 0, max: 3 }) });
  fc.assert(fc.property(count, count, ratio, (one, other, rule) => {
    const [few, many] = [Math.min(one, other), Math.max(one, other)];
    expect(nursesFor(few, rule)).toBeLessThanOrEqual(nursesFor(many, rule));
    expect(nursesFor(many, rule) * rule.patientsPerNurse).toBeGreaterThanOrEqual(many - 1e-6);
  }));
});

it('refuses ratios and counts that mean nothing', () => {
  expect(() => nursesFor(3, { patientsPerNurse: 0, leastNurses: 0 })).toThrow(RangeError);
  expect(() => nursesFor(-1, eight)).toThrow(RangeError);
  expect(() => nursesFor(NaN, eight)).toThrow(RangeError);
});
