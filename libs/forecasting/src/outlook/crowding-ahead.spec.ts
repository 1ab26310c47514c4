import { crowdingAhead } from './crowding-ahead';
import { demandOf } from './demand';
import type { NedocsInputs } from './nedocs';

/** (100 + 20) x 143 / 85.8 = 200: overcrowded from 201 patients when nobody waits. */
const calm: NedocsInputs = { patients: 90, places: 143, boarders: 0, hospitalBeds: 500, ventilated: 0, longestBoardingHours: 0, lastRoomedWaitHours: 0 };
/** 200, 201 or 202 patients. */
const law = demandOf({ offset: 200, p: Float64Array.of(0.7, 0.2, 0.1) });

it('is the chance of more patients than the department bears', () => {
  expect(crowdingAhead([law, demandOf({ offset: 90, p: Float64Array.of(1) })], calm)).toEqual({ crowdedAbove: 200, chances: [expect.closeTo(0.3, 12), 0] });
});

it('rises with what is waiting now', () => {
  // 10 boarders in 500 beds are 12 points: (120 - 12) x 143 / 85.8 = 180
  const busy = crowdingAhead([law], { ...calm, boarders: 10 })!;
  expect([busy.crowdedAbove, busy.chances[0]]).toEqual([180, 1]);
});

it('is not known without a place', () => {
  expect(crowdingAhead([law], { ...calm, places: 0 })).toBeNull();
});
