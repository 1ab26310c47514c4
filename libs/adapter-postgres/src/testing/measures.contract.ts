/// <reference types="jest" />
import type { UnitHour } from '@wardcast/domain';
import { dropOldRows } from '../measures/drop-old';
import { refreshMeasures } from '../measures/refresh-measures';
import { makeBatch, TEST_FACILITY } from './make-batch';
import type { EditionStores, StoreEdition } from './store-edition';

const { facilityId } = TEST_FACILITY;
const HOUR_MS = 3_600_000;
/** The last Sunday of March 2026 has 23 hours in London, the last of October 25. */
const SPRING = Date.UTC(2026, 2, 28);
const AUTUMN = Date.UTC(2026, 9, 24);

/** What the measures by day promise on every edition: right at once, summed or not, late or not. */
export function describeMeasures(edition: () => StoreEdition): void {
  let stores: EditionStores;
  let offset = 0n;
  beforeEach(async () => {
    stores = await edition().fresh();
    offset = 0n;
    await stores.readStore.saveFacility(TEST_FACILITY);
  });
  const commit = async (unitHours: readonly UnitHour[], facility = facilityId): Promise<void> => {
    await stores.ingestStore.commitBatch(makeBatch({ position: { topic: facility, partition: 0, topicId: 'first' }, facilityId: facility, expectedOffset: offset, nextOffset: offset + 1n, unitHours }));
    offset += 1n;
  };
  const cell = (hour: number, census: number, availableAt = hour + HOUR_MS): UnitHour => ({ unitId: 'm1', hour, census, arrivals: 2, departures: 1, staffed: census + 4, availableAt });
  const hours = (from: number, count: number, census: (index: number) => number): UnitHour[] => Array.from({ length: count }, (_, index) => cell(from + index * HOUR_MS, census(index)));
  const days = async (fromDay: string, toDay: string) => (await stores.readStore.unitDays(facilityId, ['m1'], { fromDay, toDay })).get('m1');
  const stale = async (): Promise<string[]> => (await stores.pool.query<{ day: string }>('select day::text from series.stale_day order by day')).rows.map(({ day }) => day);

  it('add up by local day: a day of 23 hours, one of 24 and one of 25', async () => {
    await commit(hours(SPRING, 71, () => 10));
    await commit(hours(AUTUMN - HOUR_MS, 49, () => 10));
    const spring = await days('2026-03-28', '2026-03-31');
    expect([spring?.days, spring?.hours]).toEqual([['2026-03-28', '2026-03-29', '2026-03-30'], [24, 23, 24]]);
    const autumn = await days('2026-10-24', '2026-10-27');
    expect([autumn?.days, autumn?.hours]).toEqual([['2026-10-24', '2026-10-25'], [24, 25]]);
  });

  it('say the same before and after they are summed', async () => {
    // Census 0..23: mean 11.5. Staffed is 4 more. 24 hours of 2 arrivals and 1 departure.
    await commit(hours(Date.UTC(2026, 0, 10), 24, (index) => index));
    await commit(hours(Date.UTC(2026, 0, 11), 5, () => 7));
    const expected = {
      days: ['2026-01-10', '2026-01-11'], hours: [24, 5], censusMean: [11.5, 7], censusMin: [0, 7], censusMax: [23, 7], arrivals: [48, 10], departures: [24, 5], staffedMean: [15.5, 11],
    };
    expect(await days('2026-01-01', '2026-02-01')).toEqual(expected);
    expect(await refreshMeasures(stores.pool)).toBe(2);
    expect(await stale()).toEqual([]);
    expect(await days('2026-01-01', '2026-02-01')).toEqual(expected);
    expect(await days('2026-01-11', '2026-01-12')).toEqual({ days: ['2026-01-11'], hours: [5], censusMean: [7], censusMin: [7], censusMax: [7], arrivals: [10], departures: [5], staffedMean: [11] });
    expect((await stores.readStore.unitDays(facilityId, 'all', { fromDay: '2026-01-01', toDay: '2026-02-01' })).size).toBe(1);
    expect(await days('2026-01-12', '2026-02-01')).toBeUndefined();
  });

  it('take a correction of any age into account at once, and a refresh sums exactly the days that changed', async () => {
    const day = Date.UTC(2025, 4, 5);
    await commit(hours(day, 240, () => 10));
    await refreshMeasures(stores.pool);
    // Half a year later the third day turns out to have been fuller at 11 o'clock UTC.
    await commit([cell(day + 59 * HOUR_MS, 34, day + 5_000 * HOUR_MS)]);
    expect(await stale()).toEqual(['2025-05-07']);
    const expected = { days: ['2025-05-07'], hours: [24], censusMean: [11], censusMin: [10], censusMax: [34], arrivals: [48], departures: [24], staffedMean: [15] };
    expect(await days('2025-05-07', '2025-05-08')).toEqual(expected);
    const hour = await stores.readStore.unitHours(facilityId, 'm1', { from: day + 59 * HOUR_MS, to: day + 60 * HOUR_MS }, null);
    expect(hour.census).toEqual([34]);
    expect((await stores.readStore.unitHours(facilityId, 'm1', { from: day + 59 * HOUR_MS, to: day + 60 * HOUR_MS }, day + 4_999 * HOUR_MS)).census).toEqual([10]);
    expect(await refreshMeasures(stores.pool)).toBe(1);
    expect(await days('2025-05-07', '2025-05-08')).toEqual(expected);
    expect((await stores.readStore.recentHours(facilityId, day + 59 * HOUR_MS, day + 60 * HOUR_MS)).get('m1')?.census).toEqual([34]);
  });

  it('keep facilities apart, and take UTC for one that is not saved yet', async () => {
    await commit(hours(AUTUMN, 24, () => 10));
    offset = 0n;
    await commit(hours(AUTUMN, 24, () => 3), 'new-place');
    await refreshMeasures(stores.pool);
    expect((await days('2026-10-24', '2026-10-26'))?.hours).toEqual([23, 1]);
    const other = (await stores.readStore.unitDays('new-place', 'all', { fromDay: '2026-10-24', toDay: '2026-10-26' })).get('m1');
    expect([other?.hours, other?.censusMean]).toEqual([[24], [3]]);
  });

  it('are let go when they are older than they are kept; TimescaleDB does that by itself', async () => {
    const old = hours(Date.UTC(2001, 0, 1), 3, () => 1);
    await commit([...old, ...hours(Date.now() - 24 * HOUR_MS, 1, () => 1)]);
    const { rows } = await stores.pool.query<{ name: string }>('select name from series.edition');
    const expected = rows[0]?.name === 'plain' ? { dropped: 3, left: 1 } : { dropped: 0, left: 4 };
    const dropped = await dropOldRows(stores.pool);
    expect({ dropped, left: (await stores.pool.query('select from series.unit_hour')).rowCount }).toEqual(expected);
  });
}
