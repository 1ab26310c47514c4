import { hourlyHistory, type HourRow } from './hourly-history';

const HOUR_MS = 3_600_000;
const start = Date.UTC(2026, 0, 5);
const row = (hour: number, count: number | null): HourRow => ({ at: start + hour * HOUR_MS, count });
const plain = Array.from({ length: 200 }, (_, hour) => row(hour, 5 + (hour % 7)));
const origin = start + 200 * HOUR_MS;

test('clean rows are hours in order, whatever their order was', () => {
  const history = hourlyHistory([...plain].reverse(), origin)!;
  expect(history).toMatchObject({ from: start, known: 200, defects: [] });
  expect(history.counts[3]).toBe(8);
});

test('what is at or after the origin is not read', () => {
  const history = hourlyHistory([...plain, row(200, 7), row(500, 7)], origin)!;
  expect(history.counts).toHaveLength(200);
});

test.each<[string, HourRow, string]>([
  ['a negative count', row(150, -3), 'negative_counts'],
  ['a count with a fraction', row(150, 2.5), 'absurd_counts'],
  ['an infinite count', row(150, Infinity), 'absurd_counts'],
  ['a count far above all others', row(150, 5_000), 'absurd_counts'],
])('%s is left out and named', (_, bad, defect) => {
  const history = hourlyHistory(plain.map((good) => (good.at === bad.at ? bad : good)), origin)!;
  expect(history.defects).toEqual([defect]);
  expect(history.counts[150]).toBeNaN();
  expect(history.known).toBe(199);
});

test('an hour told twice alike counts once, told differently it is not known', () => {
  expect(hourlyHistory([...plain, row(10, 8)], origin)!).toMatchObject({ known: 200, defects: ['duplicated_hours'] });
  expect(hourlyHistory([...plain, row(10, 9)], origin)!.counts[10]).toBeNaN();
});

test('gaps, silence before the origin, zeros and broken times are named', () => {
  expect(hourlyHistory(plain.filter((_, hour) => hour < 40 || hour > 80), origin)!.defects).toEqual(['gaps']);
  expect(hourlyHistory(plain.slice(0, 190), origin)!.defects).toEqual(['stale']);
  expect(hourlyHistory(plain.map(({ at }) => ({ at, count: 0 })), origin)!.defects).toEqual(['all_zero']);
  expect(hourlyHistory([...plain, { at: start + 1, count: 5 }, { at: NaN, count: 5 }], origin)!.defects).toEqual(['broken_times']);
});

test('no row before the origin is no history', () => {
  expect(hourlyHistory([], origin)).toBeNull();
  expect(hourlyHistory([row(900, 4)], origin)).toBeNull();
});
