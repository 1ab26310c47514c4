import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatasetOutcome, IssuedQuantile } from '../backtest-dataset';
import { csvDataset } from './csv-dataset';

const DAY = 86_400_000;
const START = Date.parse('2024-01-01T00:00:00Z');

async function ask(rows: readonly string[], options: Readonly<Record<string, string>> = {}): Promise<{ readonly answer: DatasetOutcome | { readonly refused: string }; readonly issued: readonly IssuedQuantile[] }> {
  const file = join(mkdtempSync(join(tmpdir(), 'csv-')), 'counts.csv');
  writeFileSync(file, ['time,series,value', ...rows].join('\n'));
  const issued: IssuedQuantile[] = [];
  const answer = await csvDataset.run({ dataDir: '', from: null, to: null, seasons: null, options: { file, ...options }, onProgress: () => {}, onIssued: (row) => issued.push(row) });
  return { answer, issued };
}
const days = (count: number, value: (t: number) => number | string): readonly string[] => Array.from({ length: count }, (_, t) => `${new Date(START + t * DAY).toISOString().slice(0, 10)},ward,${value(t)}`);
const usual = (t: number): number => 40 + (t % 7) + ((t * 5) % 3);
const finite = (issued: readonly IssuedQuantile[]): boolean => issued.length > 0 && issued.every(({ value }) => Number.isFinite(value) && value >= 0);

test('daily counts are scored beside the same weekday last week', async () => {
  const { answer, issued } = await ask(days(80, usual));
  expect(answer).toMatchObject({ origins: 19, horizonUnit: 'd', timesScored: null, references: { 'same weekday last week': expect.any(Number) } });
  expect(finite(issued)).toBe(true);
});

test('mase is given by horizon where it is asked for', async () => {
  const { answer } = await ask(days(80, usual), { score: 'mase' });
  expect('ours' in answer && Object.keys(answer.ours.mase ?? {})).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

test('gaps, negative and absurd values are said, and no number is ever broken', async () => {
  const { answer, issued } = await ask(days(80, (t) => (t === 30 ? -4 : t === 40 ? 99_999 : t % 13 === 0 ? '' : usual(t))));
  expect(finite(issued)).toBe(true);
  const notes = 'notes' in answer ? answer.notes.join(' ') : '';
  expect(notes).toContain('1 negative value was read as not reported.');
  expect(notes).toContain('1 value of more than ten times');
  expect(notes).toContain('values are missing between');
});

test('three weeks are forecast wider, and said so; two weeks are refused', async () => {
  const { answer, issued } = await ask(days(21, usual));
  expect(finite(issued)).toBe(true);
  expect('notes' in answer && answer.notes.at(-1)).toContain('under six weeks');
  expect((await ask(days(14, usual))).answer).toEqual({ refused: expect.stringContaining('14 days') });
});

test('only zeros are refused, a series of zeros among others is left out', async () => {
  expect((await ask(days(60, () => 0))).answer).toEqual({ refused: expect.stringContaining('zero') });
  const mixed = await ask([...days(60, usual), ...days(60, () => 0).map((row) => row.replace('ward', 'closed'))]);
  expect('notes' in mixed.answer && mixed.answer.notes.join(' ')).toContain('every count is zero: closed');
});

test('weekly counts are scored with a smoothed level', async () => {
  const rows = Array.from({ length: 60 }, (_, t) => `${new Date(START + t * 7 * DAY).toISOString().slice(0, 10)},region,${200 + ((t * 7) % 11)}`);
  const { answer, issued } = await ask(rows);
  expect(answer).toMatchObject({ horizonUnit: 'w', references: { 'last value': expect.any(Number) } });
  expect(finite(issued)).toBe(true);
});

test('hourly counts of five weeks stand on the shipped law', async () => {
  const rows = Array.from({ length: 24 * 35 }, (_, t) => `${new Date(START + t * 3_600_000).toISOString().slice(0, 16)},ed,${Math.round(30 + 8 * Math.sin((t / 24) * 2 * Math.PI) + ((t * 7) % 5))}`);
  const { answer, issued } = await ask(rows, { score: 'pinball' });
  expect('refused' in answer ? answer.refused : answer.horizonUnit).toBe('h');
  expect(finite(issued)).toBe(true);
});

test('what cannot be understood is refused in words', async () => {
  expect((await ask(days(60, usual), { score: 'guess' })).answer).toEqual({ refused: expect.stringContaining('--score') });
  expect((await ask(days(60, usual), { region: 'XX' })).answer).toEqual({ refused: expect.stringContaining('"XX"') });
  const none = await csvDataset.run({ dataDir: '', from: null, to: null, seasons: null, options: {}, onProgress: () => {}, onIssued: null });
  expect(none).toEqual({ refused: expect.stringContaining('--file') });
});
