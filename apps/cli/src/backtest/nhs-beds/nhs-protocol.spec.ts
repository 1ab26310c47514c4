import type { DailyCountPanel } from '@wardcast/forecasting';
import { scoredWinters, seasonName, type WinterChoice } from './nhs-protocol';
import type { Winter } from './nhs-winters';

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const firstDay = dayOf('2029-12-01');
const winters: readonly Winter[] = [
  { name: 'early', firstDay, lastDay: firstDay + 60 },
  { name: 'late', firstDay: firstDay + 365, lastDay: firstDay + 365 + 90 },
];
const full = new Float64Array(460).fill(100);
const gap = Float64Array.from(full, (count, t) => (t === 400 ? NaN : count));
const panel: DailyCountPanel = { firstDay, days: 460, units: ['A', 'B'], counts: [full, gap], capacity: null };
const choice: WinterChoice = { from: null, to: null, seasons: null };

test('the last winter is scored, from six weeks in, every five days, while a week follows', () => {
  const [winter] = scoredWinters(panel, winters, choice);
  // Days 41, 46, .. of 91 with seven days after: the last is 81.
  expect([...winter!.origins].map((t) => t - 365)).toEqual([41, 46, 51, 56, 61, 66, 71, 76, 81]);
  expect(winter!.complete).toEqual([true, false]);
});

test('winters go by name, by the years they span, or by dates', () => {
  const names = (of: Partial<WinterChoice>): readonly string[] => scoredWinters(panel, winters, { ...choice, ...of }).map(({ name }) => name);
  expect(names({ seasons: ['early'] })).toEqual(['early']);
  expect(names({ seasons: [seasonName(winters[1]!)] })).toEqual(['late']);
  expect(seasonName(winters[1]!)).toBe('2030-31');
  expect(names({ from: '2029-12-01', to: '2031-03-01' })).toEqual(['early', 'late']);
  expect(names({ seasons: ['nothing'] })).toEqual([]);
});

test('a range cuts origins and targets, and a trust need only be complete inside it', () => {
  const cut = scoredWinters(panel, winters, { from: '2030-12-01', to: '2031-01-20', seasons: null });
  // Fifty days from 1 December 2030 on: day 41 has seven after it only to 48; day 46 has not.
  expect([...cut[0]!.origins].map((t) => t - 365)).toEqual([41]);
});
