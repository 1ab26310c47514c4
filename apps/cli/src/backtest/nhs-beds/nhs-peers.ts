import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedRow } from '../backtest-dataset';
import { SHARED_DATA_DIR } from '../data-folder';

/** What a run must share with the measured table for its rows to stand on the same pairs. */
export interface RunMark {
  readonly winter: string;
  readonly trusts: number;
  readonly pairs: number;
}

/** Off-the-shelf models measured with the same protocol: WIS over that of the same weekday last week. None when the table is not there. */
export function peerRows(run: RunMark, file: string = join(SHARED_DATA_DIR, '../peers/README.md')): readonly PublishedRow[] {
  if (!existsSync(file)) return [];
  const section = readFileSync(file, 'utf8').split(/^## /m).find((part) => part.startsWith('nhs_beds'));
  if (section === undefined) return [];
  const lines = section.split('\n').map((line) => line.trim());
  const mark = lines.find((line) => /^\w+: \d+ trusts/.test(line)) ?? '';
  const samePairs = mark.startsWith(`${run.winter}: ${run.trusts} trusts`) && mark.includes(`n = ${run.pairs} pairs`);
  const head = lines.findIndex((line) => line.startsWith('model'));
  const column = lines[head]?.split(/\s+/).indexOf('rel_WIS') ?? -1;
  if (column < 0) return [];
  return lines.slice(head + 1).map((line) => line.split(/\s+/)).filter((cells) => cells.length > column && Number.isFinite(Number(cells[column])))
    .map((cells) => ({ name: cells[0]!, metric: 'relativeWis', value: Number(cells[column]), samePairs }));
}
