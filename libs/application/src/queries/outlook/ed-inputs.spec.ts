import type { EdMoment } from '../../ports/read-store.port';
import { liveRow, TEN_O_CLOCK } from '../testing/small-hospital';
import { edInputs } from './ed-inputs';

const MINUTE_MS = 60_000;
const moment = (visitKey: string, kind: EdMoment['kind'], minutesAgo: number): EdMoment => ({ visitKey, kind, at: TEN_O_CLOCK - minutesAgo * MINUTE_MS });
const here = (visitKey: string, minutesAgo: number) => ({ visitKey, enteredAt: TEN_O_CLOCK - minutesAgo * MINUTE_MS, definiteOut: false, expectedOutAt: null });
const ed = liveRow('ed', { census: 4, physicalBeds: 10, present: [here('a', 300), here('b', 200), here('c', 90), here('d', 5)] });
const ask = (moments: readonly EdMoment[], own = ed) => edInputs({ ed: own, moments, hospitalBeds: 100, now: TEN_O_CLOCK });

it('counts those who were decided on and are still there, and how long the first of them waits', () => {
  const moments = [moment('a', 'arrived', 300), moment('gone', 'decision', 280), moment('b', 'arrived', 200), moment('a', 'decision', 150), moment('b', 'roomed', 140), moment('c', 'arrived', 90), moment('b', 'decision', 60), moment('a', 'decision', 50), moment('c', 'roomed', 45)];
  // a since 150 minutes (its first decision), b since 60; the one that is gone does not count. c waited 45 minutes for its room.
  expect(ask(moments)).toEqual({ patients: 4, places: 10, hospitalBeds: 100, boarders: 2, ventilated: null, longestBoardingHours: 2.5, lastRoomedWaitHours: 0.75 });
});

it('does not take the decision of an earlier visit for one of this', () => {
  expect(ask([moment('d', 'decision', 600)])).toMatchObject({ boarders: 0, longestBoardingHours: 0 });
});

it('knows nothing of what the department does not tell', () => {
  expect(ask([])).toMatchObject({ boarders: null, longestBoardingHours: null, lastRoomedWaitHours: null });
  // The last word on a decision or a room is older than a day.
  expect(ask([moment('a', 'decision', 1_500), moment('a', 'arrived', 1_600), moment('a', 'roomed', 1_500)])).toMatchObject({ boarders: null, lastRoomedWaitHours: null });
  // A room without an arrival has no wait.
  expect(ask([moment('a', 'roomed', 10)]).lastRoomedWaitHours).toBeNull();
});
