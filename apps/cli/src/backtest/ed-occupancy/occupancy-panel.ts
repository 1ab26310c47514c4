import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HourlyPanel } from '@wardcast/forecasting';
import { filesOf, SHARED_DATA_DIR } from '../data-folder';
import { readCsv } from '../read-csv';
import { quebecHolidays } from './quebec-holidays';
import { readWideCsv, type WideTable } from './read-wide-csv';

const FOLDER = 'quebec_ed_hourly';
/** Holidays are needed for targets a few days beyond the last hour. */
const DAYS_BEYOND = 5;
const UNKNOWN_REGION = '';

/**
 * All sites and hours of a folder and of what lies before them elsewhere: every file whose name begins with
 * patients_present is read, and where several report the same hour the asked folder's own stands. Null when there is none.
 */
export function readOccupancy(folder: string, elsewhere: string = SHARED_DATA_DIR): HourlyPanel | null {
  const places = [join(elsewhere, FOLDER), join(dirname(folder), FOLDER), join(folder, FOLDER), folder].filter((place, k, all) => existsSync(place) && all.indexOf(place) === k);
  const own = filesOf(folder, 'patients_present').concat(filesOf(join(folder, FOLDER), 'patients_present'));
  if (own.length === 0) return null;
  const present = places.flatMap((place) => filesOf(place, 'patients_present')).map(readWideCsv);
  const stretchers = places.flatMap((place) => filesOf(place, 'stretchers_occupied')).map(readWideCsv);
  const sites = [...new Set(present.flatMap((table) => table.series))].sort();
  const hours = present.flatMap((table) => table.hours).filter(Number.isFinite);
  const first = hours.reduce((a, b) => Math.min(a, b));
  const firstDay = Math.floor(first / 24);
  const span = { firstHour: firstDay * 24, hours: hours.reduce((a, b) => Math.max(a, b)) - firstDay * 24 + 1 };
  return {
    firstDay,
    hours: span.hours,
    sites,
    counts: gridOf(present, sites, span),
    companions: stretchers.length === 0 ? null : gridOf(stretchers, sites, span),
    regions: regionsOf(places, sites),
    holidays: quebecHolidays(firstDay, Math.ceil(span.hours / 24) + DAYS_BEYOND),
  };
}

function gridOf(tables: readonly WideTable[], sites: readonly string[], span: { readonly firstHour: number; readonly hours: number }): readonly Float64Array[] {
  const grid = sites.map(() => new Float64Array(span.hours).fill(NaN));
  for (const table of tables) {
    const columns = sites.map((site) => table.series.indexOf(site));
    table.hours.forEach((hour, row) => {
      const t = hour - span.firstHour;
      if (!(t >= 0 && t < span.hours)) return;
      columns.forEach((column, i) => {
        const text = column < 0 ? '' : (table.cells[row]![column] ?? '').trim();
        const count = text === '' ? NaN : Number(text);
        if (count >= 0) grid[i]![t] = count;
      });
    });
  }
  return grid;
}

/** Number of each site's region; sites without one share a region of their own. */
function regionsOf(places: readonly string[], sites: readonly string[]): readonly number[] {
  const regionOf = new Map<string, string>();
  for (const place of places) {
    for (const file of filesOf(place, 'sites')) for (const row of readCsv(file)) regionOf.set(row['site_id'] ?? '', row['region'] ?? UNKNOWN_REGION);
  }
  const names = [...new Set(sites.map((site) => regionOf.get(site) ?? UNKNOWN_REGION))].sort();
  return sites.map((site) => names.indexOf(regionOf.get(site) ?? UNKNOWN_REGION));
}
