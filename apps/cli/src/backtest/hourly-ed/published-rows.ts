import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../data-folder';
import { readCsv } from '../read-csv';
import type { PublishedRow } from '../backtest-dataset';

const TABLE = 'PUBLISHED.md';

/** Rows of the published table in the data folder: method and mean pinball. None without the file. */
export function publishedTable(folder: string): readonly { readonly name: string; readonly value: number }[] {
  const path = join(folder, TABLE);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').map((line) => line.split('|').map((cell) => cell.replaceAll('*', '').trim()));
  const head = lines.find((cells) => cells.some((cell) => cell === 'Pinball'));
  if (head === undefined) return [];
  const column = head.indexOf('Pinball');
  return lines
    .filter((cells) => cells.length === head.length)
    .map((cells) => ({ name: cells[1]!.replace(/\s*\(.*\)$/, ''), value: Number(cells[column] || 'none') }))
    .filter(({ name, value }) => name !== '' && Number.isFinite(value));
}

/** Pairs and losses that were published row by row; null when the folder holds none, or they do not belong together. */
export function publishedPairs(folder: string): { readonly pairs: readonly Readonly<Record<string, string>>[]; readonly losses: readonly Readonly<Record<string, string>>[] } | null {
  const [pairs, losses] = ['eval_pairs', 'published_pinball_by_pair'].map((prefix) => filesOf(folder, prefix).flatMap((path) => readCsv(path)));
  return pairs!.length > 0 ? { pairs: pairs!, losses: losses!.length === pairs!.length ? losses! : [] } : null;
}

/** Losses of every method by name, in the order of the rows asked for; columns that are no losses are left out. */
export function lossesByMethod(losses: readonly Readonly<Record<string, string>>[], rows: readonly number[]): Readonly<Record<string, readonly number[]>> {
  const names = Object.keys(losses[0] ?? {}).filter((name) => losses.every((row) => row[name] !== '' && Number.isFinite(Number(row[name]))));
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => Number(losses[row]![name]))]));
}

/** Published rows beside ours: on the same pairs where losses were published pair by pair, else as the table has them. */
export function publishedRows(folder: string, sameLosses: Readonly<Record<string, readonly number[]>>): readonly PublishedRow[] {
  const same = Object.entries(sameLosses).map(([name, values]) => ({ name, metric: 'pinball', value: values.reduce((a, b) => a + b, 0) / values.length, samePairs: true }));
  const others = publishedTable(folder).filter(({ name }) => sameLosses[name] === undefined);
  return [...same, ...others.map(({ name, value }) => ({ name, metric: 'pinball', value, samePairs: false }))];
}
