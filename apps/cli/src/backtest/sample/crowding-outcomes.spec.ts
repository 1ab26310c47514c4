import type { BacktestPair, NedocsInputs } from '@wardcast/forecasting';
import { crowdingLine, crowdingOutcomes } from './crowding-outcomes';
import { samplePairs } from './testing/sample-pairs';

/** 85.8 x 200/143 - 20 = 100: overcrowded from 201 patients when nobody waits. */
const calm: NedocsInputs = { patients: 90, places: 143, boarders: 0, hospitalBeds: 500, ventilated: 0, longestBoardingHours: 0, lastRoomedWaitHours: 0 };
const [any] = samplePairs;
/** 200 or 201 patients. */
const pair = (leadHours: number, second: number): BacktestPair => ({ ...any!, unitId: 'ed', leadHours, target: any!.origin + leadHours * 3_600_000, law: { offset: 200, p: Float64Array.of(1 - second, second) } });

it('is the chance as the product states it, and whether the score passed the border', () => {
  const inputsAt = (unitId: string, at: number): NedocsInputs | null => (unitId === 'ed' ? { ...calm, patients: at === any!.origin + 4 * 3_600_000 ? 201 : 90 } : null);
  const found = crowdingOutcomes([pair(4, 0.75), pair(8, 0.25), pair(48, 0.25), any!], inputsAt);
  expect(found).toEqual([{ leadHours: 4, chance: expect.closeTo(0.75, 12) as number, happened: true }, { leadHours: 8, chance: expect.closeTo(0.25, 12) as number, happened: false }]);
});

it('tells area under the curve and Brier score by hours ahead, and nothing where nothing is scored', () => {
  const outcomes = [{ leadHours: 4, chance: 0.9, happened: true }, { leadHours: 4, chance: 0.2, happened: false }, { leadHours: 1, chance: 0.5, happened: true }];
  // (.01 + .04) / 2 at 4 h.
  expect(crowdingLine(outcomes)).toContain('1 h no curve, 0.2500 (0.0000); 4 h 1.000, 0.0250 (0.2500).');
  expect(crowdingLine([])).toBeNull();
});
