import { joinSteps, stepTimesWithin, stepValueAt } from './step-series';

const beds = { times: [0, 10, 20, 30], values: [28, 28, 26, 28] };

describe('step series', () => {
  it('holds a value until the next one', () => {
    expect([-1, 0, 19, 20, 29.5, 99].map((t) => stepValueAt(beds, t))).toEqual([null, 28, 28, 26, 26, 28]);
  });
  it('names real changes only, the end of the range included', () => {
    expect(stepTimesWithin(beds, 0, 40)).toEqual([20, 30]);
    expect(stepTimesWithin(beds, 20, 30)).toEqual([30]);
  });
  it('lets a later part win from its first time on', () => {
    expect(joinSteps({ times: [0, 10, 20], values: [1, 2, 3] }, { times: [15], values: [9] }, { times: [], values: [] })).toEqual({ times: [0, 10, 15], values: [1, 2, 9] });
  });
});
