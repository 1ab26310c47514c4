import { negativeBinomial, quantileOf, quantilesOf, uniformAt } from '@wardcast/probability';
import fc from 'fast-check';
import { calibratedLaw, isCalibrationMap, movedMap, NO_CORRECTION_MAP } from './calibration-map';

const cdf = (law: { offset: number; p: Float64Array }, count: number): number => law.p.reduce((sum, x, i) => sum + (law.offset + i <= count ? x : 0), 0);

describe('a calibration map', () => {
  it('learns that a law is too wide, and makes it as wide as the truth', () => {
    // Stated with variance 20 + 400 / 4 = 120; the truth has 20 + 400 / 200 = 22.
    const stated = negativeBinomial(20, 4);
    const truth = negativeBinomial(20, 200);
    const outcomes = Array.from({ length: 1_500 }, (_, i) => quantileOf(truth, (i + 0.5) / 1_500));
    let map = NO_CORRECTION_MAP;
    for (let round = 0; round < 60; round++) {
      const law = calibratedLaw(stated, map);
      const below = Float64Array.from({ length: 120 }, (_, count) => cdf(law, count - 1));
      const transform = (count: number, u: number): number => below[count]! + u * (below[count + 1]! - below[count]!);
      map = movedMap(map, outcomes.map((count, i) => transform(count, uniformAt(1, i, round))), 0.1);
    }
    const levels = [0.1, 0.25, 0.5, 0.75, 0.9];
    const [found, wanted] = [quantilesOf(calibratedLaw(stated, map), levels), quantilesOf(truth, levels)];
    found.forEach((quantile, i) => expect(Math.abs(quantile - wanted[i]!)).toBeLessThanOrEqual(1));
    expect(isCalibrationMap(JSON.parse(JSON.stringify(map)))).toBe(true);
  });

  it('leaves a law that is right, and everything without scores, as it is', () => {
    const law = negativeBinomial(12, 9);
    expect(calibratedLaw(law, NO_CORRECTION_MAP)).toBe(law);
    expect(movedMap(NO_CORRECTION_MAP, [], 1)).toBe(NO_CORRECTION_MAP);
    const even = Array.from({ length: 2_000 }, (_, i) => (i + 0.5) / 2_000);
    movedMap(NO_CORRECTION_MAP, even, 1).forEach((x, i) => expect(x).toBeCloseTo(i / 20, 9));
  });

  it('stays a map and keeps laws laws, whatever the scores', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (transforms, gain) => {
        const map = movedMap(movedMap(NO_CORRECTION_MAP, transforms, gain), transforms, gain);
        expect(isCalibrationMap(map)).toBe(true);
        const law = calibratedLaw(negativeBinomial(7, 3), map);
        expect(law.p.every((x) => x >= 0)).toBe(true);
        expect(law.p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is not taken from anything else', () => {
    for (const bad of [null, [], [0, 1], NO_CORRECTION_MAP.map((x) => x * 0.9), [...NO_CORRECTION_MAP].reverse(), NO_CORRECTION_MAP.map(() => NaN)]) expect(isCalibrationMap(bad)).toBe(false);
  });
});
