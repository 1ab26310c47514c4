import { localToInstant } from '@wardcast/timeseries';
import Papa from 'papaparse';

/** One recorded presence in a unit, half-open [from, to), ms UTC. `line` is the line of the file it came from. */
export interface RecordedStay {
  readonly visitId: string;
  readonly unitName: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}
export interface MovementsFile {
  readonly stays: readonly RecordedStay[];
  /** Lines that could not be used: never silently dropped. */
  readonly problems: readonly { readonly line: number; readonly detail: string }[];
}

/** Column names understood, lower case; the first that the file has is taken. */
const COLUMNS = {
  visit: ['visit_id', 'hadm_id', 'encounter_id', 'stay_group'],
  unit: ['unit', 'careunit', 'ward', 'location'],
  from: ['from', 'intime', 'start', 'in_time'],
  to: ['to', 'outtime', 'end', 'out_time'],
} as const;
const TIME = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * Reads a CSV of location stays: one line a presence in a unit, with visit, unit, from and to. Times are local wall
 * times of `zone`, `YYYY-MM-DD HH:MM[:SS]`. Throws when the file has no such columns.
 */
export function parseMovementsCsv(text: string, zone: string): MovementsFile {
  const parsed = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true, transformHeader: (name) => name.trim().toLowerCase() });
  const fields = parsed.meta.fields ?? [];
  const column = (wanted: keyof typeof COLUMNS): string => {
    const found = COLUMNS[wanted].find((name) => fields.includes(name));
    if (found === undefined) throw new Error(`The file has no column for ${wanted}: one of ${COLUMNS[wanted].join(', ')} is needed.`);
    return found;
  };
  const names = { visit: column('visit'), unit: column('unit'), from: column('from'), to: column('to') };
  const stays: RecordedStay[] = [];
  const problems: { line: number; detail: string }[] = [];
  parsed.data.forEach((row, index) => {
    const line = index + 2;
    const stay = readStay(row, names, zone);
    if (typeof stay === 'string') problems.push({ line, detail: stay });
    else stays.push({ ...stay, line });
  });
  return { stays, problems };
}

function readStay(row: Record<string, string>, names: Record<keyof typeof COLUMNS, string>, zone: string): Omit<RecordedStay, 'line'> | string {
  const visitId = row[names.visit]?.trim();
  const unitName = row[names.unit]?.trim();
  if (!visitId) return 'There is no visit.';
  if (!unitName) return 'There is no unit.';
  const from = readTime(row[names.from], zone);
  const to = readTime(row[names.to], zone);
  if (from === null) return `The time in "${names.from}" is not like 2024-01-31 14:05.`;
  if (to === null) return `The time in "${names.to}" is not like 2024-01-31 14:05.`;
  if (to <= from) return 'The stay ends before it begins.';
  return { visitId, unitName, from, to };
}

function readTime(text: string | undefined, zone: string): number | null {
  const match = TIME.exec(text?.trim() ?? '');
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null;
  return localToInstant(zone, { year, month, day, hour, minute, second: Number.isNaN(second) ? 0 : second });
}
