import { AGE_BINS, HOURS_OF_WEEK } from '@wardcast/forecasting';
import fc from 'fast-check';
import { hospitalOf, streamTo, wardOf } from '../invented/invented-units';
import { UNCHANGED_STAYS, type StayChange } from '../input/what-if-input';
import { compileHospital } from './compile-hospital';
import { hazardOfStay, residualStayEnd, stayEnd } from './stay-end';
import { changedLength, stayMapOf } from './stay-map';

const HOURS = 400;
/** Departures that depend on age and clock. */
const hazardPerHour = Array.from({ length: AGE_BINS * HOURS_OF_WEEK }, (_, cell) => 0.004 + 0.002 * Math.floor(cell / HOURS_OF_WEEK) + ((cell % 24) >= 10 ? 0.02 : 0.001));
const compiled = (stays: StayChange) => compileHospital(hospitalOf([wardOf('w', HOURS, { beds: 0, stayHours: 1, unlimited: true, hazardPerHour, stays })], [streamTo(0, HOURS, { perHour: 0 })]));
const plain = compiled(UNCHANGED_STAYS);

test('an unchanged law reads the table as it is', () => {
  const map = stayMapOf(UNCHANGED_STAYS);
  expect(map.changed).toBe(false);
  expect([map.row[0], map.row[5], map.row[4_000], map.slope[100]]).toEqual([0, 4 * 168, 19 * 168, 1]);
});

test('lengths are trimmed, scaled and shifted in order, and none becomes negative', () => {
  expect(changedLength({ scale: 0.5, shiftHours: 0, trimBeyondHours: null, trimKeep: 1 }, 40)).toBe(20);
  expect(changedLength({ scale: 1, shiftHours: -12, trimBeyondHours: null, trimKeep: 1 }, 40)).toBe(28);
  expect(changedLength({ scale: 1, shiftHours: -12, trimBeyondHours: null, trimKeep: 1 }, 10)).toBe(2);
  expect(changedLength({ scale: 1, shiftHours: 24, trimBeyondHours: null, trimKeep: 1 }, 10)).toBe(20);
  expect(changedLength({ scale: 2, shiftHours: 0, trimBeyondHours: 100, trimKeep: 0.5 }, 140)).toBe(240);
});

test('any change keeps the order of lengths', () => {
  const change = fc.record({ scale: fc.double({ min: 0.5, max: 2, noNaN: true }), shiftHours: fc.double({ min: -72, max: 120, noNaN: true }), trimBeyondHours: fc.option(fc.integer({ min: 24, max: 500 })), trimKeep: fc.double({ min: 0.1, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(change, fc.double({ min: 0, max: 1_000, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }), (each, hours, more) => {
      expect(changedLength(each, hours + more)).toBeGreaterThanOrEqual(changedLength(each, hours) - 1e-9);
    }),
  );
});

test('the end of a stay and its cumulated hazard are each other\u2019s inverse, for newcomers and for those who are there', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 200, noNaN: true }), fc.double({ min: 0.001, max: 6, noNaN: true }), fc.double({ min: 0.1, max: 900, noNaN: true }), (entry, threshold, age) => {
      const end = stayEnd(plain, plain.stays[0]!, entry, threshold);
      if (end !== Infinity) expect(hazardOfStay(plain, plain.stays[0]!, { entry, end })).toBeCloseTo(threshold, 8);
      const residual = residualStayEnd(plain, plain.stays[0]!, { entry: -age, definiteOut: false }, threshold);
      if (residual !== Infinity) expect(hazardOfStay(plain, plain.stays[0]!, { entry: -age, end: residual })).toBeCloseTo(threshold, 8);
    }),
  );
});

test('with the same luck a shorter law ends every stay earlier, at the hours of the day at which patients leave', () => {
  const shorter = compiled({ ...UNCHANGED_STAYS, scale: 0.7 });
  for (let i = 1; i < 60; i++) {
    const threshold = i / 20;
    expect(stayEnd(shorter, shorter.stays[0]!, 5.5, threshold)).toBeLessThan(stayEnd(plain, plain.stays[0]!, 5.5, threshold));
  }
});

test('a lognormal law has its median at the middle of the luck', () => {
  const input = hospitalOf([wardOf('w', HOURS, { beds: 0, stayHours: 1, unlimited: true, lognormalStays: { mu: Math.log(30), sigma: 0.8 } })], []);
  const hospital = compileHospital(input);
  expect(stayEnd(hospital, hospital.stays[0]!, 2.5, Math.LN2)).toBeCloseTo(32.5, 6);
  expect(stayEnd(hospital, hospital.stays[0]!, 2.5, Infinity)).toBe(Infinity);
});
