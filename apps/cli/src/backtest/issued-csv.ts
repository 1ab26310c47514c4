import { closeSync, openSync, writeSync } from 'node:fs';
import type { IssuedQuantile } from './backtest-dataset';

/** Lines are gathered to about this many characters between writes: a year of quantiles is some hundred megabytes. */
const CHUNK_LENGTH = 1 << 20;
const HEADER = 'origin,target,series,level,value,observed\n';

export interface IssuedCsv {
  readonly add: (row: IssuedQuantile) => void;
  /** Writes what is left and closes the file. */
  readonly close: () => void;
}

/** A CSV file with every quantile issued, one a line, written as the rows come. */
export function openIssuedCsv(path: string): IssuedCsv {
  const file = openSync(path, 'w');
  let waiting = HEADER;
  const flush = (): void => {
    writeSync(file, waiting);
    waiting = '';
  };
  return {
    add(row) {
      waiting += issuedLine(row);
      if (waiting.length >= CHUNK_LENGTH) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

export function issuedLine(row: IssuedQuantile): string {
  return `${timeText(row.origin)},${timeText(row.target)},${cell(row.series)},${row.level},${row.value},${row.observed ?? ''}\n`;
}

function timeText(time: number | string): string {
  return typeof time === 'number' ? new Date(time).toISOString() : time;
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
