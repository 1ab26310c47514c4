import { momentsOf } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import { lastValueForecast } from './last-value-forecast';

test('the mean is the census and the spread grows with exchange', () => {
  const forecast = lastValueForecast({ issuedAt: 0, censusAtIssue: 20, horizonHours: 72, meanStayHours: 24 });
  forecast.laws.forEach((law, j) => {
    const stay = Math.exp(-(j + 1) / 24);
    expect(momentsOf(law).mean).toBeCloseTo(20, 5);
    // Binomial survivors 20 s (1 - s) plus Poisson newcomers 20 (1 - s).
    expect(momentsOf(law).variance).toBeCloseTo(20 * (1 - stay) * (1 + stay), 3);
  });
});

test('an empty unit stays empty, and a target a second away is the census', () => {
  expect(lastValueForecast({ issuedAt: 0, censusAtIssue: 0, horizonHours: 3 }).mean.every((mean) => mean === 0)).toBe(true);
  const near = lastValueForecast({ issuedAt: HOUR_MS - 1_000, censusAtIssue: 20, horizonHours: 1 }).laws[0]!;
  expect(near.p[20 - near.offset]).toBeGreaterThan(0.999);
});

test('impossible input is refused', () => {
  for (const censusAtIssue of [-1, 1.5, NaN, 1e6]) expect(() => lastValueForecast({ issuedAt: 0, censusAtIssue, horizonHours: 3 })).toThrow('census');
  expect(() => lastValueForecast({ issuedAt: 0, censusAtIssue: 2, horizonHours: 3, meanStayHours: 0 })).toThrow('mean stay');
});
