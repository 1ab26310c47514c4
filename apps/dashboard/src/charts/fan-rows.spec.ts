import fc from 'fast-check';
import { FAN_BANDS, fanLines, fanRows, lineOf, splitBand, type Edges, type FanRow } from './fan-rows';
import { lineValueAt } from './line-series';

const HOUR = 3_600_000;
const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
const issue = 10.5 * HOUR;
const SIDES = ['under', 'over'] as const;
/** Sums of floats may stray by an ulp. */
const isNested = (outer: Edges, inner: Edges) => outer[0] <= inner[0] + 1e-9 && inner[1] <= outer[1] + 1e-9;

function forecastOf(hourly: readonly (readonly number[])[]) {
  return { issuedAt: issue, censusAtIssue: 27, targets: hourly.map((_, i) => (11 + i) * HOUR), levels: LEVELS, quantiles: LEVELS.map((_, level) => hourly.map((hour) => hour[level]!)) };
}
/** Hours of nine ascending whole numbers, as the API promises. */
const hourly = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 9, maxLength: 9 }).map((hour) => [...hour].sort((a, b) => a - b)), { minLength: 1, maxLength: 12 });
const staffedHours = fc.array(fc.integer({ min: 10, max: 30 }), { minLength: 24, maxLength: 24 });

function rowsOf(hours: readonly (readonly number[])[], staffed: readonly number[]) {
  const to = (10 + hours.length) * HOUR;
  const fan = fanLines(forecastOf(hours), to);
  const actual = { times: [8 * HOUR, 9 * HOUR, 10 * HOUR], values: [25, 26, 27] };
  const series = { actual, actualEnd: issue, followed: null, followedEnd: issue, staffed: { times: staffed.map((_, i) => i * HOUR), values: staffed }, fan, from: 8 * HOUR, to };
  return { fan, rows: fanRows(series) };
}

describe('fan lines', () => {
  it('start at the census at issue, whatever the level', () => {
    fc.assert(fc.property(hourly, (hours) => {
      for (const line of fanLines(forecastOf(hours), Infinity).lines) expect([line.times[0], line.values[0]]).toEqual([issue, 27]);
    }));
  });
  it('end at the horizon', () => {
    const hours = [1, 2, 3].map(() => Array<number>(9).fill(20));
    expect(fanLines(forecastOf(hours), 12 * HOUR).lines[0]!.times).toEqual([issue, 11 * HOUR, 12 * HOUR]);
  });
  it('refuse a level that the server did not send', () => {
    expect(() => lineOf(fanLines(forecastOf([]), Infinity), 0.33)).toThrow('no quantile 0.33');
  });
});

describe('a band cut at the staffed line', () => {
  it('has its two sides meet exactly there and lose nothing', () => {
    expect(splitBand(24, 31, 28)).toEqual({ under: [24, 28], over: [28, 31] });
    expect(splitBand(24, 26, 28)).toEqual({ under: [24, 26], over: [28, 28] });
    expect(splitBand(29, 31, 28)).toEqual({ under: [28, 28], over: [29, 31] });
  });
});

describe('fan rows', () => {
  it('ascend in time, and a step of the staffed line has both its sides at one time', () => {
    const hours = [1, 2, 3, 4].map(() => Array<number>(9).fill(20));
    const { rows } = rowsOf(hours, Array.from({ length: 24 }, (_, i) => (i < 12 ? 28 : 26)));
    expect(rows.every((row, i) => i === 0 || row.t >= rows[i - 1]!.t)).toBe(true);
    expect(rows.filter((row) => row.t === 12 * HOUR).map((row) => row.staffed)).toEqual([28, 26]);
  });
  it('break the line of the past where an hour is missing', () => {
    const series = { actual: { times: [0, 3 * HOUR], values: [25, 27] }, actualEnd: 4 * HOUR, followed: null, followedEnd: 0, staffed: { times: [0, HOUR, 2 * HOUR], values: [28, 27, 26] }, fan: null, from: 0, to: 4 * HOUR };
    // The value of hour 0 holds to hour 1; nothing is known at hour 2.
    expect(fanRows(series).filter((row) => row.t % HOUR === 0).map((row) => [row.t / HOUR, row.actual])).toEqual([[0, 25], [1, 25], [1, 25], [2, null], [2, null], [3, 27], [4, 27]]);
  });
  it('keep the bands nested on every row', () => {
    fc.assert(fc.property(hourly, staffedHours, (hours, staffed) => {
      expect(rowsOf(hours, staffed).rows.every(({ bands }) => !bands || SIDES.every((side) => isNested(bands.b95[side], bands.b80[side]) && isNested(bands.b80[side], bands.b50[side])))).toBe(true);
    }));
  });
  it('change colour exactly at the staffed line, between rows as well', () => {
    fc.assert(fc.property(hourly, staffedHours, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (hours, staffed, share) => {
      const { fan, rows } = rowsOf(hours, staffed);
      expect(Math.max(0, ...rows.slice(1).map((row, i) => worstErrorBetween(fan, rows[i]!, row, share)))).toBeLessThan(1e-6);
    }), { numRuns: 60 });
  });
});

/** Interpolating the drawn areas must give the same as splitting the true band at that very moment: the largest difference, in beds. */
function worstErrorBetween(fan: ReturnType<typeof fanLines>, before: FanRow, after: FanRow, share: number): number {
  const [left, right] = [before.bands, after.bands];
  if (!left || !right || after.t === before.t) return 0;
  const t = before.t + share * (after.t - before.t);
  const mix = (a: number, b: number) => a + share * (b - a);
  return Math.max(...FAN_BANDS.flatMap(({ name, lower, upper }) => {
    const truth = splitBand(lineValueAt(lineOf(fan, lower), t)!, lineValueAt(lineOf(fan, upper), t)!, before.staffed!);
    return SIDES.flatMap((side) => [0, 1].map((edge) => Math.abs(mix(left[name][side][edge]!, right[name][side][edge]!) - truth[side][edge]!)));
  }));
}
