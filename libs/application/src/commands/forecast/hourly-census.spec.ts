import { hourlyCensus } from './hourly-census';

const HOUR_MS = 3_600_000;

describe('hourlyCensus', () => {
  it('puts every hour in its place and leaves the unknown ones unknown', () => {
    const columns = { hours: [2, 3, 6].map((hour) => hour * HOUR_MS), census: [10, 11, 14] };
    expect(hourlyCensus(columns, 0, 8 * HOUR_MS)).toEqual({ from: 2 * HOUR_MS, counts: Float64Array.of(10, 11, NaN, NaN, 14, NaN) });
  });

  it('has nothing to say of a unit without hours', () => {
    expect(hourlyCensus(undefined, 0, 8 * HOUR_MS)).toBeNull();
    expect(hourlyCensus({ hours: [], census: [] }, 0, 8 * HOUR_MS)).toBeNull();
  });
});
