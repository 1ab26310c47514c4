import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedRow } from '../backtest-dataset';
import { leadingNumber, publishedTables } from '../published-table';

/** Rows of the published table of the folder (columns h, MASE, coverage); `samePairs` when the block is the published year. */
export function ambulancePublished(folder: string, horizons: readonly number[], samePairs: boolean): readonly PublishedRow[] {
  const page = join(folder, 'PUBLISHED.md');
  if (!existsSync(page)) return [];
  const rows: PublishedRow[] = [];
  for (const { head, rows: cells } of publishedTables(readFileSync(page, 'utf8'))) {
    const [h, mase] = [head.indexOf('h'), head.indexOf('MASE')];
    if (h < 0 || mase < 0) continue;
    for (const row of cells) {
      const horizon = leadingNumber(row[h]);
      head.forEach((name, j) => {
        const value = leadingNumber(row[j]);
        if (j === h || horizon === null || value === null || !horizons.includes(horizon)) return;
        const share = /coverage (\d+) %/.exec(name)?.[1];
        if (j === mase) rows.push({ name: 'Prophet and ARIMA errors, mean', metric: `mase@${horizon}`, value, samePairs });
        else if (share !== undefined) rows.push({ name: 'Prophet and ARIMA errors, mean', metric: `coverage${share}@${horizon}`, value, samePairs });
      });
    }
  }
  return rows;
}
