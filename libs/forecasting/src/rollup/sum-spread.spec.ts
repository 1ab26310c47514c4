import { normalAt } from '@wardcast/probability';
import { HINDCAST_LEADS_HOURS } from '../flow/hindcast-moments';
import { INDEPENDENT, fitSumSpread } from './sum-spread';
import type { UnitHindcasts } from './unit-hindcasts';

const ORIGINS = 2_000;
const CELLS = ORIGINS * HINDCAST_LEADS_HOURS.length;
/** Four units of variance 4 whose errors have correlation `rho` with each other. */
function units(rho: number): UnitHindcasts[] {
  return Array.from({ length: 4 }, (_, unit) => ({
    origins: ORIGINS,
    residual: Float64Array.from({ length: CELLS }, (_cell, i) => 2 * (Math.sqrt(rho) * normalAt(1, i, 9) + Math.sqrt(1 - rho) * normalAt(1, i, unit))),
    variance: new Float64Array(CELLS).fill(4),
  }));
}

describe('fitSumSpread', () => {
  it('finds the width of a sum of units that are hit together', () => {
    // Variance of the sum of n units with correlation rho over n variances: 1 + (n - 1) rho = 1.9, so 1.378 on the deviation.
    for (const factor of fitSumSpread(units(0.3)).byBucket) expect(factor).toBeCloseTo(Math.sqrt(1.9), 1);
  });

  it('leaves independent units alone, and narrows those that pass patients to each other', () => {
    for (const factor of fitSumSpread(units(0)).byBucket) expect(factor).toBeCloseTo(1, 1);
    const [one, other] = units(0) as [UnitHindcasts, UnitHindcasts];
    const opposite = { ...other, residual: one.residual.map((x) => -0.8 * x) };
    for (const factor of fitSumSpread([one, opposite]).byBucket) expect(factor).toBe(0.6);
  });

  it('says independence of one unit alone, and where little or nothing is known', () => {
    expect(fitSumSpread(units(0).slice(0, 1))).toBe(INDEPENDENT);
    expect(fitSumSpread([])).toEqual(INDEPENDENT);
    const short = units(0.9).map(({ residual, variance }) => ({ origins: 2, residual, variance }));
    for (const factor of fitSumSpread(short).byBucket) expect(Math.abs(factor - 1)).toBeLessThan(0.2);
  });
});
