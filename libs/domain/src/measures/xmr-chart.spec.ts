import fc from 'fast-check';
import { nearLimitMarks, shiftMarks, trendMarks, xmrChart, xmrLimits } from './xmr-chart';

/** Monthly in-process inventory, hundreds of pounds: D. J. Wheeler, as worked through at xmrit.com/articles/plot-xmr-chart-instructions. */
const INVENTORY = [19, 27, 20, 16, 18, 25, 22, 24, 17, 25, 15, 17, 20, 22, 19, 16, 22, 19, 25, 22, 18, 20, 16, 17, 20, 15, 27, 25, 17, 19, 28];
/** Ten batches: NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2, individuals control charts. */
const BATCHES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
/** Viscosity of aircraft primer paint: D. C. Montgomery, Introduction to Statistical Quality Control, chapter 6, individuals chart. */
const VISCOSITY = [33.75, 33.05, 34.0, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33.0, 33.54, 33.12, 33.84];
/** Inner diameters of 20 jet engines: SAS/QC sample library, SHWIR1. No point lies outside. */
const JETS = [78.4, 80.1, 84.4, 79.1, 80.4, 83.5, 73.8, 83.5, 75.0, 76.8, 70.5, 80.3, 82.4, 79.4, 86.4, 90.5, 77.7, 82.5, 79.9, 83.2];

describe('limits of published series', () => {
  it.each([
    // Published: mean 20.39, mean moving range 4.7, upper limit 32.89; lower 20.39 - 12.50.
    ['inventory', INVENTORY, { mean: 20.39, meanMovingRange: 4.7, upper: 32.89, lower: 7.89 }, 2],
    // Published: mean 50.81, mean moving range 1.8778, limits 55.8041 and 45.8159 with 3/1.128; 2.66 moves them by .0008.
    ['batches', BATCHES, { mean: 50.81, meanMovingRange: 1.8778, upper: 55.8041, lower: 45.8159 }, 2],
    // Published: mean 33.52, mean moving range .48, limits 34.80 and 32.24.
    ['viscosity', VISCOSITY, { mean: 33.52, meanMovingRange: 0.48, upper: 34.8, lower: 32.24 }, 2],
  ])('of %s', (_name, values, published, digits) => {
    const limits = xmrLimits(values);
    for (const [name, value] of Object.entries(published)) expect(limits[name as keyof typeof limits]).toBeCloseTo(value, digits);
  });

  it('finds nothing unusual in the viscosity and in the diameters, as their sources say', () => {
    for (const series of [VISCOSITY, JETS]) expect(xmrChart(series).points.filter(({ causes }) => causes.includes('outside'))).toEqual([]);
    expect(xmrChart(VISCOSITY).points.every(({ causes }) => causes.length === 0)).toBe(true);
  });
});

// The vectors of the tests of NHSRplotthedots, the NHS "Making Data Count" package (tests/testthat/test-ptd_calculate_point_type.R).
// There a flag stands at the end of a run; here every member of the run is marked, as on the package's charts.
describe('the rules of Making Data Count', () => {
  it.each([
    [[1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0]],
    [[1, 1, 1, 1, 1, 1, -1], [0, 0, 0, 0, 0, 0, 0]],
    [[1, 1, 1, 1, 1, 1, 1, 1, -1], [1, 1, 1, 1, 1, 1, 1, 1, 0]],
    [[-1, -1, -1, -1, -1, -1, -1, -1, 1], [-1, -1, -1, -1, -1, -1, -1, -1, 0]],
    [[-1, 1, 1, 1, 1, 1, 1, 1, 1, -1], [0, 1, 1, 1, 1, 1, 1, 1, 1, 0]],
  ] as const)('seven on one side of the mean: %j', (sides, marks) => {
    expect(shiftMarks(sides)).toEqual(marks);
  });

  it.each([
    [[1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0]],
    [[1, 2, 3, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0, 0]],
    [[1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 1, 1, 1]],
    [[2, 1, 2, 3, 4, 5, 6, 7, 3], [0, 1, 1, 1, 1, 1, 1, 1, 0]],
    [[2, 7, 6, 5, 4, 3, 2, 1, 3], [0, -1, -1, -1, -1, -1, -1, -1, 0]],
  ])('seven rising or falling: %j', (values, marks) => {
    expect(trendMarks(values)).toEqual(marks);
  });

  it.each([
    [[1, 0, 1], [1, 0, 1]],
    [[0, 1, 1], [0, 1, 1]],
    [[1, 1, 0], [1, 1, 0]],
    [[0, 0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 0, 0]],
    [[1, 0, 0, 1], [0, 0, 0, 0]],
    [[1, 0, 0, 1, 1], [0, 0, 0, 1, 1]],
    // Since its version 0.2.2: near opposite limits is no pair.
    [[0, 1, -1], [0, 0, 0]],
  ] as const)('two of three near one limit: %j', (near, marks) => {
    expect(nearLimitMarks(near)).toEqual(marks);
  });

  it('does not pair 5.5 and -5.5 after fourteen values of 1 and -1, as in the package\'s own test', () => {
    const series = [...Array.from({ length: 14 }, (_, index) => (index % 2 === 0 ? 1 : -1)), 5.5, -5.5];
    expect(xmrChart(series).points.slice(-2).map(({ causes }) => causes)).toEqual([[], []]);
  });
});

describe('xmrChart', () => {
  it('marks a point outside, with its direction', () => {
    // Eleven times 10 and 11 in turn, then 20: moving ranges 1 (ten times) and 10 (once; 20 - 10), mean 20/11; mean 135/12 = 11.25; reach 4.84.
    const chart = xmrChart([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 20]);
    expect(chart.limits.mean).toBeCloseTo(11.25, 10);
    expect(chart.limits.upper).toBeCloseTo(11.25 + 2.66 * (20 / 11), 10);
    expect(chart.points[11]).toEqual({ value: 20, causes: ['outside'], direction: 1 });
    expect(chart.points[1]!.causes).toEqual(expect.not.arrayContaining(['outside']));
  });

  it('has no special cause where nothing moves', () => {
    expect(xmrChart(Array.from({ length: 12 }, () => 0.1 + 0.2)).points.every(({ causes }) => causes.length === 0)).toBe(true);
  });

  it('is the same chart upside down when the series is', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 }), (values) => {
      const up = xmrChart(values);
      const down = xmrChart(values.map((value) => -value));
      expect(down.points.map(({ causes }) => causes)).toEqual(up.points.map(({ causes }) => causes));
      expect(down.points.map(({ direction }) => direction + 0)).toEqual(up.points.map(({ direction }) => 0 - direction));
    }));
  });
});
