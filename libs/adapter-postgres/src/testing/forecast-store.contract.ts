/// <reference types="jest" />
import type { ForecastRecord } from '@wardcast/application';
import type { HospitalEvent, HospitalEventOf, Stay } from '@wardcast/domain';
import { dropOldRows } from '../measures/drop-old';
import { makeBatch, makeEvent, TEST_FACILITY, TEST_NOW } from './make-batch';
import type { EditionStores, StoreEdition } from './store-edition';

const { facilityId } = TEST_FACILITY;
const HOUR_MS = 3_600_000;

/** 72 hours by 9 levels, as issued for one node; `shift` makes them differ. */
function forecast(nodeId: string, issuedAt: number, shift = 0): ForecastRecord {
  const hours = Array.from({ length: 72 }, (_, index) => index);
  const levels = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
  return {
    forecastId: `f-${nodeId}-${issuedAt}-${shift}`,
    facilityId,
    nodeId,
    issuedAt,
    dataAsOf: issuedAt - 1_234,
    trigger: 'hour',
    modelVersion: 'flow-1',
    ladderStep: 3,
    targets: hours.map((index) => issuedAt + (index + 1) * HOUR_MS),
    levels,
    quantiles: Int16Array.from(hours.flatMap((index) => levels.map((_, level) => index + level + shift))),
    mean: Float32Array.from(hours.map((index) => index / 3 + shift)),
    chanceShort: Float32Array.from(hours.map((index) => index / 100)),
    staffed: Int16Array.from(hours.map(() => 30)),
    expectedOut: Float32Array.from(hours.map((index) => index * 0.1)),
    expectedIn: Float32Array.from(hours.map((index) => index * 1e-7)),
    censusAtIssue: 12,
  };
}

/** What the forecast store promises on every edition of the database. */
export function describeForecastStore(edition: () => StoreEdition): void {
  let stores: EditionStores;
  beforeEach(async () => {
    stores = await edition().fresh();
  });

  it('gives forecasts back as issued, to the last bit', async () => {
    const issued = [forecast('m1', TEST_NOW), forecast('medicine', TEST_NOW, 5)];
    await stores.forecastStore.append(issued);
    const latest = await stores.forecastStore.latest(facilityId, 'all');
    expect([...latest].sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1))).toEqual(issued);
  });

  it('lets nobody overwrite what was issued, its refusals, scores and settings, and lets old rows go', async () => {
    await stores.forecastStore.append([forecast('m1', TEST_NOW)]);
    await stores.forecastStore.appendRefusals([{ facilityId, nodeId: 'm1', issuedAt: TEST_NOW + HOUR_MS, reason: 'failed', unitIds: [] }]);
    await stores.pool.query(`insert into facility_setting values ($1, 'risk_chance', now(), 'local', '[0.2]')`, [facilityId]);
    await stores.pool.query(`insert into forecast_score select $1, 'm1', now(), 1, 'f', now(), now(), 'v', 1, 1, 1, 1, 1, 1, true, true, true, 0.5, 0.5, false`, [facilityId]);
    for (const [table, column] of [['series.forecast', 'census_at_issue'], ['forecast_refusal', 'reason'], ['forecast_score', 'observed'], ['facility_setting', 'set_by']]) {
      await expect(stores.pool.query(`update ${table} set ${column} = ${column}`)).rejects.toThrow(/does not change/);
      expect((await stores.pool.query(`delete from ${table}`)).rowCount).toBe(1);
    }
  });

  it('keeps what a forecast is made of, to the thousandth, and none where it has none', async () => {
    const [plain, explained] = [forecast('m1', TEST_NOW), { ...forecast('m1', TEST_NOW + HOUR_MS), parts: Float32Array.of(3, 0.125, -1.5, 0.3333) }];
    await stores.forecastStore.append([plain, explained]);
    expect(await stores.forecastStore.parts(explained)).toEqual(Float32Array.of(3, 0.125, -1.5, 0.333));
    expect(await stores.forecastStore.parts(plain)).toBeNull();
    expect(await stores.forecastStore.parts({ ...plain, forecastId: 'another' })).toBeNull();
  });

  it('keeps why a simpler rule spoke', async () => {
    const noted = { ...forecast('m1', TEST_NOW), ladderStep: 4, notes: { stepDown: { reason: 'tenfold_jump' as const, unitIds: ['m1', "o'neill"] }, widening: { cause: 'feed_late' as const, feedId: 'adt', blindMinutes: 31 } } };
    await stores.forecastStore.append([noted, forecast('medicine', TEST_NOW)]);
    expect(await stores.forecastStore.asOf(facilityId, 'm1', TEST_NOW)).toEqual(noted);
    expect(await stores.forecastStore.asOf(facilityId, 'medicine', TEST_NOW)).not.toHaveProperty('notes');
  });

  it('keeps an issue that refused, once, and until the next forecast nothing else speaks', async () => {
    const { forecastStore, readStore } = stores;
    const refusal = { facilityId, nodeId: 'm1', issuedAt: TEST_NOW + HOUR_MS, reason: 'failed' as const, unitIds: [] };
    const ofSum = { facilityId, nodeId: 'medicine', issuedAt: TEST_NOW + HOUR_MS, reason: 'unit_missing' as const, unitIds: ['m1', "o'neill"] };
    await forecastStore.append([forecast('m1', TEST_NOW), forecast('m2', TEST_NOW)]);
    expect(await forecastStore.standingRefusals(facilityId, 'all', null)).toEqual([]);
    await forecastStore.appendRefusals([refusal, ofSum]);
    await forecastStore.appendRefusals([refusal, { ...refusal, issuedAt: TEST_NOW + 2 * HOUR_MS, reason: 'wrong_horizon' }]);
    // The run began an hour after the forecast; its newest word is that of the second hour.
    expect(await forecastStore.standingRefusals(facilityId, 'all', null)).toEqual([
      { nodeId: 'm1', reason: 'wrong_horizon', unitIds: [], since: TEST_NOW + HOUR_MS, lastIssuedAt: TEST_NOW },
      { nodeId: 'medicine', reason: 'unit_missing', unitIds: ['m1', "o'neill"], since: TEST_NOW + HOUR_MS, lastIssuedAt: null },
    ]);
    expect(await forecastStore.standingRefusals(facilityId, ['m1'], TEST_NOW + HOUR_MS)).toMatchObject([{ reason: 'failed' }]);
    expect((await forecastStore.latest(facilityId, 'all')).map(({ nodeId }) => nodeId)).toEqual(['m2']);
    expect(await forecastStore.asOf(facilityId, 'm1', TEST_NOW + HOUR_MS)).toBeNull();
    expect(await forecastStore.asOf(facilityId, 'm1', TEST_NOW + HOUR_MS - 1)).toEqual(forecast('m1', TEST_NOW));
    expect((await readStore.changedNodes(facilityId, 1n)).map(({ nodeId }) => nodeId).sort()).toEqual(['m1', 'medicine']);
    const next = forecast('m1', TEST_NOW + 3 * HOUR_MS);
    await forecastStore.append([next]);
    expect((await forecastStore.standingRefusals(facilityId, 'all', null)).map(({ nodeId }) => nodeId)).toEqual(['medicine']);
    expect(await forecastStore.latest(facilityId, ['m1'])).toEqual([next]);
    expect(await forecastStore.asOf(facilityId, 'm1', TEST_NOW + 2 * HOUR_MS)).toBeNull();
    // An older one that reaches further speaks again where the newest issue is a forecast.
    expect(await forecastStore.asOf(facilityId, 'm1', TEST_NOW + 3 * HOUR_MS, 72)).toEqual(next);
  });

  it('never overwrites: the newest is the latest, the older ones stay', async () => {
    const [first, second, again] = [forecast('m1', TEST_NOW), forecast('m1', TEST_NOW + HOUR_MS), forecast('m1', TEST_NOW + HOUR_MS, 1)] as const;
    await stores.forecastStore.append([second]);
    await stores.forecastStore.append([first]);
    await stores.forecastStore.append([again, forecast('s1', TEST_NOW)]);
    expect(await stores.forecastStore.latest(facilityId, ['m1', 'unknown'])).toEqual([again]);
    expect(await stores.forecastStore.asOf(facilityId, 'm1', TEST_NOW + HOUR_MS - 1)).toEqual(first);
    expect(await stores.forecastStore.asOf(facilityId, 'm1', TEST_NOW)).toEqual(first);
    expect(await stores.forecastStore.asOf(facilityId, 'm1', TEST_NOW - 1)).toBeNull();
    expect(await stores.forecastStore.asOf(facilityId, 'm1', TEST_NOW + HOUR_MS, 72)).not.toBeNull();
    expect(await stores.forecastStore.asOf(facilityId, 'm1', TEST_NOW + HOUR_MS, 73)).toBeNull();
  });

  it('lists when a node was forecast, newest first, before an instant', async () => {
    const times = [0, 1, 2, 3].map((index) => TEST_NOW + index * HOUR_MS);
    await stores.forecastStore.append(times.map((issuedAt) => forecast('m1', issuedAt)));
    expect(await stores.forecastStore.issueTimes(facilityId, 'm1', TEST_NOW + 3 * HOUR_MS, 2)).toEqual([times[2], times[1]]);
    expect(await stores.forecastStore.issueTimes(facilityId, 'm2', TEST_NOW, 2)).toEqual([]);
  });

  it('raises the version of each node once, in one count with the events', async () => {
    await stores.forecastStore.append([forecast('m1', TEST_NOW), forecast('m2', TEST_NOW)]);
    const outcome = await stores.ingestStore.commitBatch(makeBatch());
    await stores.forecastStore.append([forecast('m2', TEST_NOW + HOUR_MS)]);
    expect(outcome).toEqual({ kind: 'committed', version: 2n });
    expect(await stores.readStore.changedNodes(facilityId, 0n)).toEqual([
      { nodeId: 'm1', version: 1n },
      { nodeId: 'm2', version: 3n },
    ]);
  });

  it('reads the stays that overlap a half-open range, open ones too', async () => {
    const stay = (from: number, to: number | null) => ({ unitId: 'm1', bedId: null, from: TEST_NOW + from, to: to === null ? null : TEST_NOW + to, onLeave: false, definiteOutAt: null });
    const stays = { before: stay(-9, 0), into: stay(-8, 1), within: stay(1, 2), out: stay(9, 20), after: stay(10, 20), open: stay(-7, null), late: stay(10, null) };
    await stores.ingestStore.commitBatch(makeBatch({ visits: Object.entries(stays).map(([visitKey, one]) => ({ visitKey, state: 'in_progress', stays: [one] })) }));
    const read = await stores.forecastStore.readTrainingStays(facilityId, TEST_NOW, TEST_NOW + 10);
    const expected = (['into', 'open', 'out', 'within'] as const).map((visitKey) => ({ visitKey, unitId: 'm1', from: stays[visitKey].from, to: stays[visitKey].to, definiteOutAt: null }));
    expect(read).toEqual(expected);
  });

  it('reads what was said of lists in the order of its receipt, half-open', async () => {
    const booked = (serial: number, receivedAt: number): HospitalEvent => ({
      ...makeEvent(serial),
      type: 'ElectiveBooked',
      family: 'capacity',
      receivedAt,
      data: { bookingKey: `b${serial}`, visitKey: `v${serial}`, unitId: 'm1', plannedAdmitAt: TEST_NOW + HOUR_MS } as HospitalEventOf<'ElectiveBooked'>['data'],
    } as HospitalEvent);
    const triaged = { ...makeEvent(6), type: 'EdTriaged', family: 'ed', receivedAt: TEST_NOW + 3, data: { visitKey: 'v6', unitId: 'm1', arrivalMode: 'ambulance', acuity: 2, area: 'majors' } } as HospitalEvent;
    const applied = [triaged, booked(1, TEST_NOW + 2), booked(2, TEST_NOW + 1), booked(3, TEST_NOW - 1), booked(4, TEST_NOW + 10), { ...makeEvent(5), receivedAt: TEST_NOW + 1 }];
    await stores.ingestStore.commitBatch(makeBatch({ applied }));
    const read = await stores.forecastStore.readListEvents(facilityId, TEST_NOW, TEST_NOW + 10);
    expect(read.map(({ type, key, receivedAt }) => [type, key, receivedAt - TEST_NOW])).toEqual([['ElectiveBooked', 'b2', 1], ['PatientAdmitted', 'visit-5', 1], ['ElectiveBooked', 'b1', 2], ['EdTriaged', 'v6', 3]]);
    expect(read[3]!.ed).toEqual({ unitId: 'm1', mode: 'ambulance', acuity: 2, area: 'majors' });
    expect(read[0]).toMatchObject({ unitId: 'm1', plannedAt: TEST_NOW + HOUR_MS, linkedKey: 'v2', occurredAt: TEST_NOW - 60_000 });
  });

  it('reads a visit whole, in the order of its stays, with what was known of its way out', async () => {
    const base = { unitId: 'm1', onLeave: false };
    const before = { ...base, bedId: 'm1-1', from: TEST_NOW - 9, to: TEST_NOW - 5, definiteOutAt: null };
    const after = { ...base, bedId: 'm1-2', from: TEST_NOW - 5, to: null, definiteOutAt: null };
    const commit = (serial: number, stays: readonly Stay[]) =>
      stores.ingestStore.commitBatch(makeBatch({ expectedOffset: BigInt(serial), nextOffset: BigInt(serial + 1), visits: [{ visitKey: 'v', state: 'in_progress', stays }] }));
    const read = async () => (await stores.forecastStore.readTrainingStays(facilityId, TEST_NOW, TEST_NOW + 10)).map(({ from, definiteOutAt }) => [from, definiteOutAt]);
    await commit(0, [before, after]);
    expect(await read()).toEqual([[before.from, null], [after.from, null]]);
    await commit(1, [before, { ...after, definiteOutAt: TEST_NOW - 1 }]);
    expect(await read()).toEqual([[before.from, null], [after.from, TEST_NOW - 1]]);
    await commit(2, [before, after]);
    expect(await read()).toEqual([[before.from, null], [after.from, null]]);
  });

  it('keeps models, and knows the one that was fitted last', async () => {
    expect(await stores.forecastStore.latestModel(facilityId)).toBeNull();
    await stores.forecastStore.saveModel(facilityId, 'b', TEST_NOW, { weights: [1.5, 2], nested: { a: null } });
    await stores.forecastStore.saveModel(facilityId, 'a', TEST_NOW - 1, { weights: [] });
    expect(await stores.forecastStore.latestModel(facilityId)).toEqual({ version: 'b', model: { weights: [1.5, 2], nested: { a: null } } });
  });

  it('keeps the seven models that were fitted last, of each facility', async () => {
    const save = (day: number, ofFacility = facilityId): Promise<void> => stores.forecastStore.saveModel(ofFacility, `day ${day}`, TEST_NOW + 24 * day * HOUR_MS, {});
    await save(0, 'other');
    for (let day = 1; day <= 10; day += 1) await save(day);
    await save(10);
    const { rows } = await stores.pool.query('select facility_id, array_agg(version order by fitted_at) as versions from model group by 1 order by 1');
    expect(rows).toEqual([{ facility_id: 'other', versions: ['day 0'] }, { facility_id: facilityId, versions: [4, 5, 6, 7, 8, 9, 10].map((day) => `day ${day}`) }]);
  });

  it('lets refusals and scores go with the forecasts that they stand beside', async () => {
    const score = `insert into forecast_score select $1, 'm1', t, 1, 'f', t, t, 'v', 1, 1, 1, 1, 1, 1, true, true, true, 0.5, 0.5, false`;
    const refusal = `insert into forecast_refusal select $1, 'm1', t, 'failed', '{}'`;
    for (const rows of [score, refusal]) await stores.pool.query(`${rows} from (select now() - days * interval '1 day' as t from unnest('{1, 799, 801}'::int[]) days) x`, [facilityId]);
    expect(await dropOldRows(stores.pool)).toBe(2);
    for (const table of ['forecast_score', 'forecast_refusal']) expect((await stores.pool.query(`select from ${table}`)).rowCount).toBe(2);
  });
}
