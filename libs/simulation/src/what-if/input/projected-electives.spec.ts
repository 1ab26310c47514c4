import fc from 'fast-check';
import { compileHospital } from '../engine/compile-hospital';
import { expectedFlow } from '../engine/expected-flow';
import { applyChanges } from '../levers/levers';
import { hospitalOf, streamTo, wardOf } from '../invented/invented-units';
import { simulateAlone } from '../run/paired-simulation';
import { MEASURES } from '../run/measures';
import { spread, withProjectedElectives } from './projected-electives';
import type { WhatIfInput } from './what-if-input';

/** Monday 00:00 to the end of Thursday. */
const HOURS = 96;
/** Monday 1, Tuesday 3, Wednesday 2, Thursday 6 a day, half of them at 8:00 and half at 9:00. */
const usual = new Map([['w', { perDay: [1, 3, 2, 6, 0, 0, 0], byHour: Array.from({ length: 24 }, (_, hour) => (hour === 8 || hour === 9 ? 0.5 : 0)) }]]);
/** 4 arrivals an hour from 8:00 to 10:00 and 0.1 an hour otherwise. */
const ratePerHour = Array.from({ length: HOURS }, (_, h) => (h % 24 === 8 || h % 24 === 9 ? 4 : 0.1));
const hospital = (change: Partial<WhatIfInput> = {}): WhatIfInput => hospitalOf([wardOf('w', HOURS, { beds: 60, stayHours: 60 })], [streamTo(0, HOURS, { perHour: 0, ratePerHour })], change);
const electives = (input: WhatIfInput): readonly number[] => input.streams.find(({ kind }) => kind === 'elective')?.ratePerHour ?? [];
const daySums = (rates: readonly number[]): readonly number[] => [0, 1, 2, 3].map((day) => rates.slice(24 * day, 24 * day + 24).reduce((sum, x) => sum + x, 0));

test('each day but the running one is filled up to its usual number, less what is booked', () => {
  // Tuesday 3 usual, 1 booked: 2. Wednesday 2 usual, 3 booked: none. Thursday 6 usual: 6.
  const bookings = [33, 56, 57, 58].map((at) => ({ unit: 0, at }));
  const projected = withProjectedElectives(hospital({ bookings }), usual);
  expect(daySums(electives(projected))).toEqual([0, 2, 0, 6]);
  expect([electives(projected)[32], electives(projected)[33], electives(projected)[34]]).toEqual([1, 1, 0]);
  expect(projected.assumptions).toEqual(['projected-electives']);
});

test('they are a part of what the forecast expects: every hour brings as many patients as before', () => {
  const [before, after] = [hospital(), withProjectedElectives(hospital(), usual)];
  for (let h = 0; h < HOURS; h++) expect(after.streams.reduce((sum, stream) => sum + stream.ratePerHour[h]!, 0)).toBeCloseTo(ratePerHour[h]!, 9);
  expect(Array.from(expectedFlow(compileHospital(after)).census)).toEqual(Array.from(expectedFlow(compileHospital(before)).census, (mean) => expect.closeTo(mean, 6)));
});

test('where the forecast expects fewer, there are no more electives than it leaves', () => {
  // 10 usual of whom the forecast has room for 4 at 8:00 and 4 at 9:00.
  const many = new Map([['w', { ...usual.get('w')!, perDay: [10, 10, 10, 10, 10, 10, 10] }]]);
  expect(daySums(electives(withProjectedElectives(hospital(), many)))).toEqual([0, 8, 8, 8]);
});

test('a cap by weekday and a cancelled share act on them', () => {
  const unbooked = (change: Readonly<Record<string, unknown>>): number => {
    const input = applyChanges(withProjectedElectives(hospital(), usual), [{ kind: 'electives', params: change }]);
    const column = MEASURES.findIndex(({ name }) => name === 'unbookedElectives');
    const { measures } = simulateAlone(input, { first: 0, count: 400 });
    return Array.from({ length: 400 }, (_, row) => measures[row * MEASURES.length + column]!).reduce((sum, x) => sum + x, 0) / 400;
  };
  // 3 + 2 + 6 = 11 expected in the four days, Poisson: all of them cancelled are 11 +- 3 x sqrt(11 / 400) = 0.5.
  expect(Math.abs(unbooked({ cancelPercent: 100 }) - 11)).toBeLessThan(0.5);
  expect(Math.abs(unbooked({ cancelPercent: 50 }) - 5.5)).toBeLessThan(0.4);
  // None on Thursdays takes 6 off the list: 6 +- 3 x sqrt(6 / 400) = 0.37.
  expect(Math.abs(unbooked({ capByWeekday: [null, null, null, 0, null, null, null] }) - 6)).toBeLessThan(0.37);
});

test('without a usual week, or for other units, nothing changes', () => {
  const input = hospital();
  expect(withProjectedElectives(input, new Map())).toBe(input);
  expect(withProjectedElectives(input, new Map([['other', usual.get('w')!]]))).toBe(input);
});

test('what does not fit in one place goes to the others', () => {
  // 1 of the first 2 fits; the third takes 2 of its 4 and then the rest.
  expect(spread(4, [0.5, 0, 0.5], [1, 5, 9])).toEqual([1, 0, 3]);
  expect(spread(4, [0.5, 0, 0.5], [1, 5, 2])).toEqual([1, 0, 2]);
});

test('a spread gives all that there is room for, and nobody more than his room', () => {
  const places = fc.array(fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true })), { minLength: 1, maxLength: 24 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 40, noNaN: true }), places, (total, pairs) => {
      const [shares, room] = [pairs.map(([share]) => share), pairs.map(([, each]) => each)];
      const given = spread(total, shares, room);
      expect(given.reduce((sum, x) => sum + x, 0)).toBeCloseTo(Math.min(total, room.reduce((sum, x) => sum + x, 0)), 6);
      given.forEach((x, i) => expect(x).toBeLessThanOrEqual(room[i]!));
    }),
  );
});
