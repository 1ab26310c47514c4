import { forecastRecord, TEN_O_CLOCK } from '../../queries/testing/small-hospital';
import { issuedParts, packedParts, unpackedParts } from './forecast-parts';

const HOUR_MS = 3_600_000;
const column = (...values: number[]) => Float32Array.from(values);
const forecast = {
  issuedAt: TEN_O_CLOCK, censusAtIssue: 8, targets: [TEN_O_CLOCK + HOUR_MS, TEN_O_CLOCK + 2 * HOUR_MS],
  // Variances 0 and 1/4.
  laws: [{ offset: 8, p: Float64Array.of(1) }, { offset: 7, p: Float64Array.of(0.5, 0.5) }],
  mean: column(8, 7.5), expectedIn: column(1, 2), expectedOut: column(1, 2.5),
  parts: { stillHere: column(7, 6), toCome: column(1, 1.5), booked: column(0, 0.75), decided: column(0.5, 0.5), listEffect: column(0, -1), stillHereVariance: column(0.5, 1), toComeVariance: column(1, 1.5), bookedVariance: column(0, 0.25), decidedVariance: column(0.25, 0.25), commonVariance: column(0, 0.25) },
};

it('gives back the parts that were packed, with the variance', () => {
  const packed = packedParts(forecast, { arrivalsInHour: 3 })!;
  const { arrivalsInHour, columns } = unpackedParts(packed)!;
  expect(arrivalsInHour).toBe(3);
  expect(columns).toMatchObject(forecast.parts);
  expect(columns.variance).toEqual(column(0, 0.25));
  expect(issuedParts(forecastRecord('m1', TEN_O_CLOCK), { arrivalsInHour, columns })).toMatchObject({ issuedAt: TEN_O_CLOCK, censusAtIssue: 8, stillHere: columns.stillHere });
});

it('has none of a forecast that no flow model made, and of numbers it does not know', () => {
  expect(packedParts({ ...forecast, parts: null }, { arrivalsInHour: 0 })).toBeNull();
  expect(unpackedParts(new Float32Array(13))).toBeNull();
  expect(unpackedParts(new Float32Array(0))).toBeNull();
});
