import type { HourColumns, HourRange, ReadStore } from '../../ports/read-store.port';

const HOUR_MS = 3_600_000;
/** A database's rows are unpacked in the turn in which they arrive, at some microseconds each: so many take a few milliseconds. */
const ROWS_A_SLICE = 1_000;

export interface SlicedHours extends HourRange {
  readonly facilityId: string;
  /** How many units each hour has a row of. */
  readonly units: number;
}

/** `recentHours` of a long range (ms, on the hour, half-open), read in slices of time one after the other: the same columns, without one long turn for whoever shares the thread. */
export async function readHoursInSlices(store: Pick<ReadStore, 'recentHours'>, { facilityId, units, from, to }: SlicedHours): Promise<ReadonlyMap<string, HourColumns>> {
  const sliceMs = Math.max(1, Math.floor(ROWS_A_SLICE / Math.max(1, units))) * HOUR_MS;
  const joined = new Map<string, JoinedColumns>();
  for (let start = from; start < to; start += sliceMs) {
    for (const [unitId, columns] of await store.recentHours(facilityId, start, Math.min(to, start + sliceMs))) {
      const all = joined.get(unitId) ?? { hours: [], census: [], arrivals: [], departures: [], staffed: [] };
      joined.set(unitId, all);
      for (const name of COLUMNS) all[name].push(...columns[name]);
    }
  }
  return joined;
}

const COLUMNS = ['hours', 'census', 'arrivals', 'departures', 'staffed'] as const satisfies readonly (keyof HourColumns)[];
type JoinedColumns = Record<(typeof COLUMNS)[number], number[]>;
