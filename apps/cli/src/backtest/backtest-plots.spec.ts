import { pitPlot, reliabilityOf, reliabilityPlot } from './backtest-plots';

test('shares at the bin edges are cumulated', () => {
  expect(reliabilityOf([1, 2, 3, 4])).toEqual([[0.25, 0.1], [0.5, 0.3], [0.75, 0.6]]);
});

test('a calibrated point lies on the diagonal', () => {
  // 260 wide with a margin of 36: the middle of both axes is 130.
  expect(reliabilityPlot([[0.5, 0.5]])).toContain('<circle cx="130.0" cy="130.0"');
});

test('an even histogram fills half of the height in every bin', () => {
  expect(pitPlot([5, 5]).match(/height="94\.0" class="bar"/g)).toHaveLength(2);
});

test('nothing is drawn from nothing', () => {
  expect(pitPlot([])).toBe('');
  expect(reliabilityPlot([])).toBe('');
});
