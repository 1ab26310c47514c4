import { certain, momentsOf, negativeBinomial, quantilesOf } from '@wardcast/probability';
import fc from 'fast-check';
import { averageLaws } from './average-laws';

const law = (offset: number, ...p: number[]) => ({ offset, p: Float64Array.from(p) });
const LEVELS = [0.1, 0.3, 0.5, 0.7, 0.9];

describe('averageLaws', () => {
  it('averages level by level', () => {
    // Levels 0 to .5: (10 + 20) / 2 = 15; .5 to .75: (12 + 20) / 2 = 16; .75 to 1: (12 + 24) / 2 = 18.
    const average = averageLaws([{ law: law(10, 0.5, 0, 0.5), weight: 1 }, { law: law(20, 0.75, 0, 0, 0, 0.25), weight: 1 }]);
    expect(average).toEqual(law(15, 0.5, 0.25, 0, 0.25));
  });

  it('keeps the width of members that disagree about the middle', () => {
    const average = averageLaws([{ law: law(10, 0.25, 0.5, 0.25), weight: 1 }, { law: law(20, 0.25, 0.5, 0.25), weight: 1 }]);
    expect(average).toEqual(law(15, 0.25, 0.5, 0.25));
  });

  it('is the one member that has weight', () => {
    const only = negativeBinomial(7, 3);
    expect(averageLaws([{ law: only, weight: 2 }, { law: certain(90), weight: 0 }])).toBe(only);
    expect(() => averageLaws([{ law: only, weight: 0 }])).toThrow('positive weight');
    expect(() => averageLaws([])).toThrow('positive weight');
  });

  it('is a law whose quantiles are the rounded averages', () => {
    const member = fc.record({ mean: fc.double({ min: 0.2, max: 60, noNaN: true }), size: fc.double({ min: 0.5, max: 50, noNaN: true }), weight: fc.double({ min: 0.05, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(member, { minLength: 2, maxLength: 3 }), (members) => {
        const laws = members.map(({ mean, size, weight }) => ({ law: negativeBinomial(mean, size), weight }));
        const average = averageLaws(laws);
        expect(average.p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
        expect(average.p.every((x) => x >= 0)).toBe(true);
        const total = laws.reduce((sum, { weight }) => sum + weight, 0);
        const expected = LEVELS.map((_, i) => laws.reduce((sum, { law: one, weight }) => sum + weight * quantilesOf(one, LEVELS)[i]!, 0) / total);
        quantilesOf(average, LEVELS).forEach((quantile, i) => expect(Math.abs(quantile - expected[i]!)).toBeLessThanOrEqual(0.5 + 1e-9));
        const means = laws.map(({ law: one }) => momentsOf(one).mean);
        expect(momentsOf(average).mean).toBeGreaterThan(Math.min(...means) - 0.5);
        expect(momentsOf(average).mean).toBeLessThan(Math.max(...means) + 0.5);
      }),
    );
  });
});
