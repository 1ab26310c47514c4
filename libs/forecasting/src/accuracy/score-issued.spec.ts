import { negativeBinomial, quantilesOf, quantileOf } from '@wardcast/probability';
import fc from 'fast-check';
import { Q23 } from '../census/census-forecast';
import { scoreIssued } from './score-issued';

const issued = { levels: [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975], quantiles: [10, 12, 14, 16, 18, 20, 22], chanceShort: 0.3, staffed: 18 };

describe('scoreIssued', () => {
  it('says which ranges held, how far the middle was and what the chance was worth', () => {
    // 19 lies outside 14 to 18, inside 12 to 20; it is above 18 staffed beds: (.3 - 1)^2 = .49.
    expect(scoreIssued(issued, 19, 0.5)).toMatchObject({ absoluteError: 3, inside: { half: false, eight: true, all: true }, short: true, brier: expect.closeTo(0.49, 12) });
    expect(scoreIssued(issued, 18, 0.5)).toMatchObject({ short: false, brier: expect.closeTo(0.09, 12), inside: { half: true } });
  });

  it('reads the chance of a count between the levels that enclose it', () => {
    // P(N <= 16) lies between .5 and .75, P(N <= 15) between .25 and .5: u = 0 and 1 give the middles .375 and .625.
    expect(scoreIssued(issued, 16, 0).pit).toBeCloseTo(0.375, 12);
    expect(scoreIssued(issued, 16, 1).pit).toBeCloseTo(0.625, 12);
    expect(scoreIssued(issued, 40, 0).pit).toBeCloseTo(0.9875, 12);
    expect(scoreIssued(issued, 0, 1).pit).toBeCloseTo(0.0125, 12);
  });

  it('loses on average what the law expects to lose, and transforms evenly, when the law is the truth', () => {
    const law = negativeBinomial(22, 14);
    const statement = { levels: Q23, quantiles: quantilesOf(law, Q23), chanceShort: 0, staffed: 99 };
    const draws = Array.from({ length: 999 }, (_, i) => scoreIssued(statement, quantileOf(law, (i + 0.5) / 999), ((i * 7) % 11) / 11));
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(draws.map(({ pinball }) => pinball)) / draws[0]!.floor).toBeCloseTo(1, 1);
    for (const level of [0.2, 0.5, 0.8]) expect(draws.filter(({ pit }) => pit <= level).length / 999).toBeCloseTo(level, 1);
  });

  it('gives a transform in [0, 1] that does not fall when the outcome rises', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (observed, u) => {
        const { pit } = scoreIssued(issued, observed, u);
        expect(pit).toBeGreaterThanOrEqual(0);
        expect(pit).toBeLessThanOrEqual(1);
        expect(scoreIssued(issued, observed + 1, u).pit).toBeGreaterThanOrEqual(pit);
      }),
    );
  });

  it('refuses a statement without its middle', () => {
    expect(() => scoreIssued({ ...issued, levels: [0.025, 0.1, 0.25, 0.6, 0.75, 0.9, 0.975] }, 15, 0)).toThrow('level 0.5');
  });
});
