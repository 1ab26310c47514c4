import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedRow } from '../backtest-dataset';
import { filesOf } from '../data-folder';
import { leadingNumber, publishedTables } from '../published-table';
import { readCsv } from '../read-csv';

/** Rows of the published tables of the folder; `samePairs` when the block is the last year, as published. */
export function monashPublished(folder: string, samePairs: boolean): readonly PublishedRow[] {
  const page = join(folder, 'PUBLISHED.md');
  const fromPage = existsSync(page) ? pageRows(readFileSync(page, 'utf8')) : [];
  const fromFile = filesOf(folder, 'published_fev').flatMap((path) => fevRows(readCsv(path)));
  return [...fromPage, ...fromFile].map((row) => ({ ...row, samePairs }));
}

type Row = Omit<PublishedRow, 'samePairs'>;

/** The archive's table has methods as columns and a row "mean MASE"; the board has a column MASE and one CRPS. */
function pageRows(text: string): readonly Row[] {
  const rows: Row[] = [];
  const add = (name: string, metric: string, cell: string | undefined): void => {
    const value = leadingNumber(cell);
    if (value !== null) rows.push({ name, metric, value });
  };
  for (const { head, rows: cells } of publishedTables(text)) {
    const mase = cells.find(([label]) => label === 'mean MASE');
    if (mase !== undefined) head.forEach((name, j) => j > 0 && add(`Monash archive ${name}`, 'mase', mase[j]));
    const crpsColumn = head.indexOf('CRPS');
    if (crpsColumn < 0) continue;
    for (const cellsOfRow of cells) {
      add(`GIFT-Eval ${cellsOfRow[0]}`, 'mase', cellsOfRow[head.indexOf('MASE')]);
      add(`GIFT-Eval ${cellsOfRow[0]}`, 'crps', cellsOfRow[crpsColumn]);
    }
  }
  return rows;
}

/** Only the benchmark with the one origin of the archive; the other rolls over four windows. */
function fevRows(rows: readonly Readonly<Record<string, string>>[]): readonly Row[] {
  return rows
    .filter((row) => row['dataset'] === 'monash_hospital' && row['windows'] === '1' && Number.isFinite(Number(row['MASE'])))
    .map((row) => ({ name: `fev ${row['model']}`, metric: 'mase', value: Number(row['MASE']) }));
}
