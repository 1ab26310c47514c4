import { MONDAY, syntheticDays } from '../testing/synthetic-panels';
import { SHIPPED_DAILY_SETTINGS, shippedDailyLaw } from '../shipped/shipped-laws';
import { forecastDailyCounts } from './forecast-daily-counts';

const model = { settings: SHIPPED_DAILY_SETTINGS, law: shippedDailyLaw() };
const levels = [0.1, 0.5, 0.9];
const ward = Array.from(syntheticDays({ units: 12, days: 60, seed: 3 }).counts[5]!);
const ask = (counts: readonly number[]) => forecastDailyCounts(model, { firstDay: MONDAY, counts }, { levels });
const width = (answer: ReturnType<typeof ask>): number => (answer.status === 'issued' ? answer.quantiles[0]![2]! - answer.quantiles[0]![0]! : NaN);

test('a ward that sends only counts is forecast two weeks ahead, near its level', () => {
  const answer = ask(ward);
  expect(answer).toMatchObject({ status: 'issued', originIndex: 59, basis: 'full-record', notes: [] });
  if (answer.status !== 'issued') return;
  expect(answer.quantiles).toHaveLength(14);
  // The ward has 160 beds' worth of patients and strays by a few per cent.
  for (const [low, middle, high] of answer.quantiles.map((row) => Array.from(row))) {
    expect(low).toBeLessThan(middle!);
    expect(middle).toBeLessThan(high!);
    expect(middle).toBeGreaterThan(130);
    expect(middle).toBeLessThan(190);
  }
});

test('three weeks of counts give a wider, labelled forecast', () => {
  const answer = ask(ward.slice(-21));
  expect(answer).toMatchObject({ status: 'issued', basis: 'short-record' });
  expect(width(answer)).toBeGreaterThan(width(ask(ward)));
});

test('refuses what it cannot know', () => {
  expect(ask(ward.slice(0, 10))).toEqual({ status: 'refused', reason: 'too-short' });
  expect(ask(new Array<number>(40).fill(0))).toEqual({ status: 'refused', reason: 'only-zeros' });
  expect(ask([...ward, NaN, NaN, NaN])).toEqual({ status: 'refused', reason: 'silent' });
  expect(ask([])).toEqual({ status: 'refused', reason: 'too-short' });
});

test('a negative and an absurd count are passed over and said', () => {
  const answer = ask(ward.map((count, t) => (t === 20 ? -5 : t === 30 ? 90_000 : count)));
  expect(answer).toMatchObject({ status: 'issued', notes: ['1 negative count was read as not reported.', '1 count of more than ten times the usual was read as not reported.'] });
});
