import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** Rows of a CSV file with a header, every cell as text; a byte-order mark and empty lines are dropped. */
export function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
}
