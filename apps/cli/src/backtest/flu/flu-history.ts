import { respiratoryRows, weekNumber, type RespiratoryRows, type Signal, type WeeklySeries } from '@wardcast/forecasting';
import { filesOf, siblingFolder } from '../data-folder';
import { readCsv } from '../read-csv';
import { NATION, REGIONS, regionOf, regionPopulation } from './flu-places';

/** Weeks whose influenza tells nothing of a season: the pandemic of 2009, and the two years in which COVID-19 rules stopped it. */
const PANDEMIC_WEEKS = [['2009-04-10', '2010-08-01'], ['2020-03-15', '2021-08-01']].map((span) => span.map((date) => weekNumber(Date.parse(`${date}T00:00:00Z`))) as [number, number]);
/** A surveillance network covers some counties of its state, not all of it. */
const SURVEILLED_SHARE = 0.25;

interface HistoryValue {
  readonly signal: Signal;
  /** Tells series of one signal apart. */
  readonly name: string;
  readonly place: string;
  readonly date: string;
  readonly rate: number;
}
export interface FluHistory {
  readonly rows: RespiratoryRows | null;
  readonly seriesCount: number;
}

/**
 * Rates of laboratory-confirmed admissions (FluSurv-NET) and visits for influenza-like illness x share of positive tests,
 * up to a date (YYYY-MM-DD): final values, so the date must lie well before the first forecast that learns from them.
 * Null rows when the folder is nowhere.
 */
export function readHistory(dataDir: string, until: string, populations: ReadonlyMap<string, number>): FluHistory {
  const folder = siblingFolder(dataDir, 'respiratory_history');
  if (folder === null) return { rows: null, seriesCount: 0 };
  const end = weekNumber(Date.parse(`${until}T00:00:00Z`));
  const list = new Map<string, WeeklySeries>();
  const add = ({ signal, name, place, date, rate }: HistoryValue): void => {
    const week = weekNumber(Date.parse(`${date}T00:00:00Z`));
    const population = populationOf(signal, place, populations);
    if (population === null || week > end || week < 0 || !Number.isFinite(rate) || PANDEMIC_WEEKS.some(([from, to]) => week > from && week < to)) return;
    const key = `${signal} ${name}`;
    const series = list.get(key) ?? { signal, place: name, region: regionOf(place), extent: place === NATION ? 'nation' : place.startsWith('R') ? 'region' : 'place', population, rates: new Float64Array(end + 1).fill(NaN) };
    list.set(key, series);
    series.rates[week] = rate;
  };
  for (const path of filesOf(folder, 'ili_plus')) for (const row of readCsv(path)) add({ signal: 'visits', name: row['location']!, place: row['location']!, date: row['date']!, rate: (Number(row['ili_pct']) * Number(row['pos_pct'])) / 100 });
  for (const path of filesOf(folder, 'flusurv')) for (const row of readCsv(path)) add({ signal: 'surveillance', name: row['site']!, place: row['location']!, date: row['date']!, rate: Number(row['rate']) });
  return { rows: respiratoryRows([...list.values()], REGIONS), seriesCount: list.size };
}

function populationOf(signal: Signal, place: string, populations: ReadonlyMap<string, number>): number | null {
  // A region none of whose states is known has no size, and its series no weight.
  if (place.startsWith('R')) return regionPopulation(regionOf(place), populations) || null;
  const whole = populations.get(place);
  if (whole === undefined) return null;
  return signal === 'surveillance' && place !== NATION ? whole * SURVEILLED_SHARE : whole;
}

/** People by place (FIPS code), from the file of locations in the data folder or beside it. */
export function readPopulations(dataDir: string): ReadonlyMap<string, number> {
  const folder = [dataDir, siblingFolder(dataDir, 'flusight') ?? dataDir].find((dir) => filesOf(dir, 'locations').length > 0) ?? dataDir;
  return new Map(filesOf(folder, 'locations').flatMap(readCsv).map((row) => [row['location']!, Number(row['population'])]));
}
