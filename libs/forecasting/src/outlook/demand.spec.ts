import { chanceAboveCount, momentsOf, negativeBinomial, poissonBinomial, sumOf, trimmed } from '@wardcast/probability';
import fc from 'fast-check';
import { chanceWithoutBed, demandOf, expectedWithoutBed, occupancyOf, type DemandLaw, type OccupancyLaw } from './demand';

/** 3, 4, 5 or 6 patients with chances .1, .4, .3, .2: mean 4.6. */
const four = demandOf({ offset: 3, p: Float64Array.of(0.1, 0.4, 0.3, 0.2) });
/** Patients who stay plus new ones, as forecasts are made. */
const laws = fc
  .record({ stay: fc.array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { minLength: 1, maxLength: 30 }), mean: fc.double({ min: 0.1, max: 12, noNaN: true }), size: fc.double({ min: 1, max: 50, noNaN: true }) })
  .map(({ stay, mean, size }) => demandOf(trimmed(sumOf(poissonBinomial(stay), negativeBinomial(mean, size)), 1e-9)));

it('counts the patients beyond the beds', () => {
  // 4 beds: .3 x 1 + .2 x 2 = .7 patients without one; at least 1 in .5 and at least 2 in .2 of all cases
  expect(expectedWithoutBed(four, 4)).toBeCloseTo(0.7, 12);
  expect(chanceWithoutBed(four, 4, 1)).toBeCloseTo(0.5, 12);
  expect(chanceWithoutBed(four, 4, 2)).toBeCloseTo(0.2, 12);
  // without beds all are without one; with 6 nobody is
  expect(expectedWithoutBed(four, 0)).toBeCloseTo(4.6, 12);
  expect(expectedWithoutBed(four, 6)).toBe(0);
});

it('never occupies more beds than there are', () => {
  const { law, beds } = occupancyOf(four, 4);
  // 3 with .1; 4 whenever 4, 5 or 6 come
  expect([law.offset, ...law.p]).toEqual([3, 0.1, expect.closeTo(0.9, 12) as number]);
  expect(beds).toBe(4);
  expect(occupancyOf(four, 2).law).toEqual({ offset: 2, p: Float64Array.of(1) });
  expect(occupancyOf(four, 9).law.p).toEqual(four.law.p);
  expect(momentsOf(occupancyOf(four, 0).law).mean).toBe(0);
});

it('splits the demand into the occupied beds and those without one, nothing left over', () => {
  fc.assert(fc.property(laws, fc.integer({ min: 0, max: 45 }), (demand, beds) => {
    const occupancy = occupancyOf(demand, beds);
    expect(momentsOf(occupancy.law).mean + expectedWithoutBed(demand, beds)).toBeCloseTo(momentsOf(demand.law).mean, 9);
    expect(chanceAboveCount(occupancy.law, beds)).toBe(0);
    expect(occupancy.law.p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
  }));
});

it('leaves fewer without a bed the more beds there are', () => {
  fc.assert(fc.property(laws, fc.integer({ min: 0, max: 45 }), (demand, beds) => {
    expect(expectedWithoutBed(demand, beds + 1)).toBeLessThanOrEqual(expectedWithoutBed(demand, beds));
  }));
});

it('keeps the two views apart: neither passes for the other', () => {
  const ofDemand = (demand: DemandLaw): string => demand.view;
  const ofOccupancy = (occupancy: OccupancyLaw): string => occupancy.view;
  // @ts-expect-error a capped law is no demand
  expect(ofDemand(occupancyOf(four, 4))).toBe('occupancy');
  // @ts-expect-error nor is demand an occupancy
  expect(ofOccupancy(four)).toBe('demand');
});

it('refuses beds that cannot be counted', () => {
  for (const beds of [-1, 2.5, NaN]) {
    expect(() => occupancyOf(four, beds)).toThrow(RangeError);
    expect(() => expectedWithoutBed(four, beds)).toThrow(RangeError);
  }
});
