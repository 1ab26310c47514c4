import { answerFixture } from './run.fixture';
import { bandPath, changeAxis, differenceBands, differenceFrame, differenceScale, linePath, worstDay } from './difference-geometry';

describe('the axis of a change', () => {
  it('always has zero, whole beds and a bed on either side', () => {
    expect(changeAxis([3, 8])).toEqual({ min: -2, max: 8, ticks: [-2, 0, 2, 4, 6, 8] });
    expect(changeAxis([-131, 10]).ticks).toContain(0);
    expect(changeAxis([])).toEqual({ min: -1, max: 1, ticks: [-1, 0, 1] });
    expect(changeAxis([0, 0])).toEqual({ min: -1, max: 1, ticks: [-1, 0, 1] });
  });
});

describe('where the chart draws', () => {
  const frame = differenceFrame(900);
  const scale = differenceScale(frame, { min: -4, max: 12, ticks: [] }, 3);

  it('the first day at the left end, the last at the right, zero between', () => {
    expect([scale.x(0), scale.x(2)]).toEqual([40, 900 - 92]);
    expect([scale.y(12), scale.y(-4)]).toEqual([24, 300 - 46]);
    // 230 px for 16 beds: zero is 4 beds above the bottom.
    expect(scale.y(0)).toBe(254 - (4 / 16) * 230);
  });

  it('lines and bands from numbers, closed ones for bands', () => {
    expect(linePath([0, 4, 12], scale)).toBe('M40 196.5L424 139L808 24');
    expect(bandPath([0, 0, 0], [4, 4, 4], scale)).toBe('M40 139L424 139L808 139L808 196.5L424 196.5L40 196.5Z');
    expect(bandPath([], [], scale)).toBe('');
  });

  it('leaves a band out whose levels are not there', () => {
    expect(differenceBands({ levels: [0.1, 0.5, 0.9], quantiles: [[1], [2], [3]] })).toEqual({ bands: [{ share: 80, low: [1], high: [3] }], middle: [2] });
  });
});

it('marks the day most likely short, or the largest change where none is', () => {
  const days = answerFixture().days!;
  expect(worstDay(days)).toBe(5);
  expect(worstDay({ mean: [1, -7, 3], chanceShortBaseline: [0, 0, 0] })).toBe(1);
});
