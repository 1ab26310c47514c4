import { dirname, join } from 'node:path';
import { weekEndOf, weekNumber, type WeeklySeries } from '@wardcast/forecasting';
import { filesOf, SHARED_DATA_DIR } from '../data-folder';
import { readCsv } from '../read-csv';
import { NATION, regionOf } from './flu-places';

/** One value as it stood from a reference date on; NaN = withdrawn. */
export interface VintageRow {
  readonly reference: string;
  readonly week: number;
  readonly place: string;
  readonly value: number;
}

/**
 * All as-of changes, oldest first. A later season's folder may hold only its own changes: those of earlier seasons are then
 * taken from beside it and from the shared data. The same change in two files does no harm, since it says the same.
 */
export function readVintages(dataDir: string): readonly VintageRow[] {
  const folders = [join(SHARED_DATA_DIR, 'flusight'), join(dirname(dataDir), 'flusight'), dataDir];
  const files = [...new Set(folders.flatMap((folder) => filesOf(folder, 'target_asof_delta_to_')))];
  const rows = files.flatMap(readCsv).map((row) => ({
    reference: row['reference_date']!,
    week: weekNumber(Date.parse(`${row['date']}T00:00:00Z`)),
    place: row['location']!,
    value: row['value'] === '' || row['value'] === 'NA' || row['value'] === undefined ? NaN : Number(row['value']),
  }));
  return rows.sort((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0));
}

/** Admissions of every place as they stood before the deadline of a reference date; all series end with the last week that any state reported. */
export function snapshotAt(reference: string, vintages: readonly VintageRow[], populations: ReadonlyMap<string, number>): { readonly series: readonly WeeklySeries[]; readonly last: number } {
  const known = new Map<string, Map<number, number>>();
  let last = -1;
  const end = weekNumber(Date.parse(`${reference}T00:00:00Z`));
  for (const row of vintages) {
    if (row.reference > reference) break;
    if (!populations.has(row.place) || row.week > end) continue;
    const weeks = known.get(row.place) ?? new Map<number, number>();
    known.set(row.place, weeks.set(row.week, row.value));
  }
  for (const [place, weeks] of known) if (place !== NATION) for (const [week, value] of weeks) if (value >= 0) last = Math.max(last, week);
  const series = [...known].map(([place, weeks]) => {
    const population = populations.get(place)!;
    const rates = new Float64Array(last + 1).fill(NaN);
    for (const [week, value] of weeks) if (week <= last && value >= 0) rates[week] = (value / population) * 100_000;
    return { signal: 'admissions', place, region: regionOf(place), extent: place === NATION ? 'nation' : 'place', population, rates } as const;
  });
  return { series, last };
}

/** Saturday YYYY-MM-DD that ends a week. */
export function weekDate(week: number): string {
  return new Date(weekEndOf(week)).toISOString().slice(0, 10);
}
