import { quantilesOf, uniformAt } from '@wardcast/probability';
import { HOUR_MS, WEEK_MS } from '@wardcast/timeseries';
import { fitDirectCensus, predictDirectCensus } from './direct-census';

const MONDAY = Date.UTC(2026, 0, 5);
const ZONE = 'Europe/London';
const daily = (hour: number): number => 20 + 5 * Math.sin((2 * Math.PI * hour) / 24);
const history = (weeks: number, count: (hour: number) => number) => ({ from: MONDAY, counts: Array.from({ length: weeks * 168 }, (_, hour) => count(hour)) });

describe('the direct census model', () => {
  it('repeats a week that always repeats', () => {
    const known = history(8, (hour) => Math.round(daily(hour)));
    const model = fitDirectCensus({ zone: ZONE, history: known, to: MONDAY + 7 * WEEK_MS, leadsHours: [1, 12] })!;
    const origin = MONDAY + 7 * WEEK_MS + 5 * HOUR_MS;
    for (const leadHours of [1, 12]) {
      const expected = Math.round(daily(5 + leadHours));
      expect(quantilesOf(predictDirectCensus(model, { history: known, origin, leadHours })!, [0.05, 0.5, 0.95])).toEqual([expected, expected, expected]);
    }
  });

  it('learns how fast a deviation fades', () => {
    // A deviation of first order: d(t+1) = .9 d(t) + noise in [-1, 1), so that .9^4 = .656 of it is left after four hours.
    let deviation = 0;
    const known = history(30, (hour) => daily(hour) + (deviation = 0.9 * deviation + 2 * uniformAt(7, hour, 0) - 1));
    const model = fitDirectCensus({ zone: ZONE, history: known, to: MONDAY + 30 * WEEK_MS, leadsHours: [4] })!;
    const slope = (hour: number): number => model.leads[0]!.coefficients[2]! + model.leads[0]!.coefficients[29 + hour]!;
    const slopes = Array.from({ length: 24 }, (_, hour) => slope(hour));
    expect(slopes.reduce((sum, x) => sum + x, 0) / 24).toBeCloseTo(0.656, 1);
  });

  it('does not read what came later', () => {
    const known = history(10, (hour) => Math.round(daily(hour) + 4 * uniformAt(3, hour, 0)));
    const to = MONDAY + 8 * WEEK_MS;
    const changed = { from: MONDAY, counts: known.counts.map((count, hour) => (hour >= 8 * 168 ? 99 : count)) };
    const one = fitDirectCensus({ zone: ZONE, history: known, to, leadsHours: [6] });
    expect(fitDirectCensus({ zone: ZONE, history: changed, to, leadsHours: [6] })).toEqual(one);
    // The count of the hour `to` itself is the origin's, so ask an hour before.
    const question = { origin: to - HOUR_MS, leadHours: 6 };
    expect(predictDirectCensus(one!, { history: changed, ...question })).toEqual(predictDirectCensus(one!, { history: known, ...question }));
  });

  it('is a law of counts and leaves out unknown hours', () => {
    const known = history(10, (hour) => (hour % 50 === 7 ? NaN : Math.round(daily(hour) + 6 * uniformAt(5, hour, 0))));
    const model = fitDirectCensus({ zone: ZONE, history: known, to: MONDAY + 9 * WEEK_MS, leadsHours: [3] })!;
    const law = predictDirectCensus(model, { history: known, origin: MONDAY + 9 * WEEK_MS, leadHours: 3 })!;
    expect(law.p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
    expect(law.offset).toBeGreaterThanOrEqual(0);
    const unknown = 9 * 168 - 1 - ((9 * 168 - 1 - 7) % 50);
    expect(predictDirectCensus(model, { history: known, origin: MONDAY + unknown * HOUR_MS, leadHours: 3 })).toBeNull();
  });

  it('refuses three weeks of history, an hour of the week that was never seen, and a lead of no use', () => {
    expect(fitDirectCensus({ zone: ZONE, history: history(3, daily), to: MONDAY + 3 * WEEK_MS, leadsHours: [1] })).toBeNull();
    const gap = history(5, (hour) => (hour % 168 === 100 ? NaN : daily(hour)));
    expect(fitDirectCensus({ zone: ZONE, history: gap, to: MONDAY + 5 * WEEK_MS, leadsHours: [1] })).toBeNull();
    expect(() => fitDirectCensus({ zone: ZONE, history: history(5, daily), to: MONDAY + 5 * WEEK_MS, leadsHours: [0] })).toThrow('1 to 168');
  });
});
