import fc from 'fast-check';
import { chanceScores, type ChanceOutcome } from './chance-scores';

const outcome = (chance: number, happened: boolean): ChanceOutcome => ({ chance, happened });

it('scores by hand: two of four happened', () => {
  // Of the four pairs of a yes and a no the yes has more in three (.9 > .6, .9 > .2, .4 > .2) and less in one: 3/4.
  // Brier: (.01 + .36 + .36 + .04) / 4.
  const scores = chanceScores([outcome(0.9, true), outcome(0.4, true), outcome(0.6, false), outcome(0.2, false)])!;
  expect(scores).toEqual({ pairs: 4, share: 0.5, brier: expect.closeTo(0.1925, 12) as number, shareBrier: 0.25, areaUnderCurve: 0.75 });
});

it('counts ties half, and knows no curve where all or nothing happened', () => {
  expect(chanceScores([outcome(0.5, true), outcome(0.5, false)])!.areaUnderCurve).toBe(0.5);
  expect(chanceScores([outcome(0.5, true)])!.areaUnderCurve).toBeNull();
  expect(chanceScores([])).toBeNull();
});

it('does not change with the order, and turns with the outcomes', () => {
  const some = fc.array(fc.record({ chance: fc.integer({ min: 0, max: 10 }).map((n) => n / 10), happened: fc.boolean() }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(some, (outcomes) => {
      const area = chanceScores(outcomes)!.areaUnderCurve;
      expect(chanceScores([...outcomes].reverse())!.areaUnderCurve).toBe(area);
      const turned = chanceScores(outcomes.map(({ chance, happened }) => outcome(chance, !happened)))!.areaUnderCurve;
      if (area !== null) expect(turned).toBeCloseTo(1 - area, 12);
    }),
  );
});
