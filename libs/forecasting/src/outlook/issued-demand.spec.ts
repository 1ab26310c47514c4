import { chanceAboveCount, momentsOf, negativeBinomial, poissonBinomial, quantilesOf, sumOf, trimmed, type CountPmf } from '@wardcast/probability';
import fc from 'fast-check';
import { Q23 } from '../census/census-forecast';
import { demandOf, expectedWithoutBed } from './demand';
import { issuedDemand } from './issued-demand';

const stored = (law: CountPmf) => issuedDemand({ levels: Q23, quantiles: quantilesOf(law, Q23), mean: momentsOf(law).mean });
/** Patients who stay plus new ones, from three to sixty. */
const laws = fc
  .record({ stay: fc.array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { minLength: 1, maxLength: 60 }), mean: fc.double({ min: 0.5, max: 20, noNaN: true }), size: fc.double({ min: 2, max: 50, noNaN: true }) })
  .map(({ stay, mean, size }) => trimmed(sumOf(poissonBinomial(stay), negativeBinomial(mean, size)), 1e-9));

it('is a law with the stored mean and close to the stored quantiles', () => {
  fc.assert(fc.property(laws, (law) => {
    const found = stored(law).law;
    expect(found.p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
    expect(Math.min(...found.p)).toBeGreaterThanOrEqual(0);
    expect(momentsOf(found).mean).toBeCloseTo(momentsOf(law).mean, 6);
    const [now, then] = [quantilesOf(found, Q23), quantilesOf(law, Q23)];
    // A step of F that ends on a level may fall on either side of it.
    now.forEach((count, i) => expect(Math.abs(count - then[i]!)).toBeLessThanOrEqual(1));
  }));
});

it('gives the chance and the shortfall of the issued law at any number of beds', () => {
  fc.assert(fc.property(laws, fc.integer({ min: -3, max: 4 }), (law, away) => {
    const { mean, variance } = momentsOf(law);
    const spread = Math.sqrt(variance);
    const beds = Math.max(0, Math.round(mean + (away * spread) / 2));
    const found = stored(law);
    // Neighbouring levels are .05 apart, so F is known to .025 at each count, and as well after bending. The shortfall sums F over
    // some counts, whose errors have either sign.
    expect(Math.abs(chanceAboveCount(found.law, beds) - chanceAboveCount(law, beds))).toBeLessThan(0.05);
    expect(Math.abs(expectedWithoutBed(found, beds) - expectedWithoutBed(demandOf(law), beds))).toBeLessThan(0.05 + 0.02 * spread);
  }));
});

it('is almost certain where the issued law was', () => {
  const found = stored({ offset: 7, p: Float64Array.of(1) });
  expect(chanceAboveCount(found.law, 7)).toBeLessThan(0.006);
  expect(momentsOf(found.law).mean).toBeCloseTo(7, 6);
});

it('never goes below nobody', () => {
  expect(stored({ offset: 0, p: Float64Array.of(0.6, 0.3, 0.1) }).law.offset).toBe(0);
});

it('takes a record that contradicts itself by its quantiles', () => {
  const found = issuedDemand({ levels: [0.1, 0.5, 0.9], quantiles: [4, 5, 6], mean: 90 });
  expect(momentsOf(found.law).mean).toBeLessThan(9);
  expect(Math.min(...found.law.p)).toBeGreaterThanOrEqual(0);
});

it('refuses what is no forecast', () => {
  expect(() => issuedDemand({ levels: [0.5], quantiles: [4], mean: 4 })).toThrow(RangeError);
  expect(() => issuedDemand({ levels: [0.1, 0.9], quantiles: [4], mean: 4 })).toThrow(RangeError);
  expect(() => issuedDemand({ levels: [0.1, 0.9], quantiles: [4, 5], mean: NaN })).toThrow(RangeError);
});
