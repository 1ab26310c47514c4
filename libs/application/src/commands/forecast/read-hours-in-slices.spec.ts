import type { HourColumns } from '../../ports/read-store.port';
import { readHoursInSlices } from './read-hours-in-slices';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 5);
const at = (hour: number): number => START + hour * HOUR_MS;

/** A store with a row of each unit at every hour of four weeks; `late` has none before the tenth day. Notes how many rows each read brings. */
function storeOf(unitIds: readonly string[]) {
  const rowsOfReads: number[] = [];
  const recentHours = (_facilityId: string, from: number, to: number): Promise<ReadonlyMap<string, HourColumns>> => {
    const found = unitIds.flatMap((unitId, u) => {
      const hours = Array.from({ length: (to - from) / HOUR_MS }, (_, i) => from + i * HOUR_MS).filter((hour) => unitId !== 'late' || hour >= at(240));
      const column = (shift: number): number[] => hours.map((hour) => (hour - START) / HOUR_MS + u + shift);
      return hours.length === 0 ? [] : [[unitId, { hours, census: column(0), arrivals: column(1), departures: column(2), staffed: column(3) }] as const];
    });
    rowsOfReads.push(found.reduce((sum, [, { hours }]) => sum + hours.length, 0));
    return Promise.resolve(new Map(found));
  };
  return { rowsOfReads, recentHours };
}

test('four weeks of a hospital are read a thousand rows at a time, and are what one read would bring', async () => {
  const unitIds = [...Array.from({ length: 24 }, (_, i) => `u${i}`), 'late'];
  const store = storeOf(unitIds);
  const sliced = await readHoursInSlices(store, { facilityId: 'north', units: unitIds.length, from: at(0), to: at(672) });
  expect(Math.max(...store.rowsOfReads)).toBeLessThanOrEqual(1_000);
  // 24 x 672 + 432 rows.
  expect(store.rowsOfReads.reduce((a, b) => a + b, 0)).toBe(16_560);
  expect(sliced).toEqual(await store.recentHours('north', at(0), at(672)));
});

test('a hospital of more units than a slice has rows is read by the hour, one of none at once', async () => {
  const many = storeOf(Array.from({ length: 2_500 }, (_, i) => `u${i}`));
  await readHoursInSlices(many, { facilityId: 'north', units: 2_500, from: at(0), to: at(3) });
  expect(many.rowsOfReads).toEqual([2_500, 2_500, 2_500]);
  const none = storeOf([]);
  expect((await readHoursInSlices(none, { facilityId: 'north', units: 0, from: at(0), to: at(672) })).size).toBe(0);
  expect(none.rowsOfReads).toHaveLength(1);
});
