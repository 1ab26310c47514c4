import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DailyCountPanel } from '@wardcast/forecasting';
import { DAY_MS } from '@wardcast/timeseries';
import { furthestFile, SHARED_DATA_DIR } from '../data-folder';
import { readCsv } from '../read-csv';

const FOLDER = 'nhs_winter_sitreps';
/** The protocol's own rule: fewer general and acute beds than this is a wrong entry or not an acute trust. */
const LEAST_BEDS = 50;

/** One winter of daily reports: days are numbers since 1970-01-01, both ends included. */
export interface Winter {
  readonly name: string;
  readonly firstDay: number;
  readonly lastDay: number;
}
export interface WinterPanel {
  readonly panel: DailyCountPanel;
  readonly winters: readonly Winter[];
}
type Row = Readonly<Record<string, string>>;

/**
 * Winters of a folder, and the earlier ones from beside it where it does not hold them itself; each winter comes whole from
 * the first folder that has it. Winters without any weekend report (2015/16) are left out. Null when there is no file.
 */
export function readWinters(folder: string, elsewhere: string = SHARED_DATA_DIR): WinterPanel | null {
  const byWinter = new Map<string, readonly Row[]>();
  for (const place of [folder, join(folder, FOLDER), join(dirname(folder), FOLDER), join(elsewhere, FOLDER)]) {
    const file = existsSync(place) ? furthestFile(place, 'trusts_daily') : null;
    if (file === null) continue;
    const known = new Set(byWinter.keys());
    for (const [name, rows] of groupByWinter(readCsv(file))) if (!known.has(name)) byWinter.set(name, rows);
  }
  if (byWinter.size === 0) return null;
  const kept = [...byWinter.entries()].filter(([, rows]) => rows.some(isWeekendReport));
  return { panel: panelOf(kept.flatMap(([, rows]) => rows)), winters: kept.map(([name, rows]) => spanOf(name, rows)).sort((a, b) => a.firstDay - b.firstDay) };
}

function groupByWinter(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row['winter'] ?? '';
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}

const dayOf = (row: Row): number => Math.round(Date.parse(`${(row['date'] ?? '').slice(0, 10)}T00:00:00Z`) / DAY_MS);
const SUNDAY = 0;
const isWeekendReport = (row: Row): boolean => new Date(dayOf(row) * DAY_MS).getUTCDay() === SUNDAY && Number(row['ga_beds_occupied']) > LEAST_BEDS;

function spanOf(name: string, rows: readonly Row[]): Winter {
  const days = rows.map(dayOf).filter(Number.isFinite);
  return { name, firstDay: days.reduce((a, b) => Math.min(a, b)), lastDay: days.reduce((a, b) => Math.max(a, b)) };
}

/** All winters on one axis of days, with nothing reported in the summers. The first row of a trust and day counts. */
function panelOf(rows: readonly Row[]): DailyCountPanel {
  const { firstDay, lastDay } = spanOf('', rows);
  const units = [...new Set(rows.map((row) => row['code'] ?? ''))].sort();
  const index = new Map(units.map((unit, i) => [unit, i]));
  const days = lastDay - firstDay + 1;
  const empty = (): Float64Array[] => units.map(() => new Float64Array(days).fill(NaN));
  const counts = empty();
  const capacity = empty();
  const seen = new Set<number>();
  for (const row of rows) {
    const i = index.get(row['code'] ?? '')!;
    const t = dayOf(row) - firstDay;
    if (!Number.isFinite(t) || seen.has(i * days + t)) continue;
    seen.add(i * days + t);
    const occupied = Number(row['ga_beds_occupied']);
    const open = Number(row['ga_beds_open']);
    if (occupied > LEAST_BEDS) counts[i]![t] = occupied;
    if (open > 0) capacity[i]![t] = open;
  }
  return { firstDay, days, units, counts, capacity };
}
