import { SCORED_LEADS_HOURS, SYSTEM_ACTOR, readAccuracy, scoreForecasts } from '@wardcast/application';
import type { ForecastRecord, QueryDependencies } from '@wardcast/application';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { makeBatch, TEST_FACILITY } from '../testing/make-batch';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

const HOUR_MS = 3_600_000;
const FIRST = Date.UTC(2026, 0, 15);
const LEVELS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
/** The middle of the ward's every forecast, and its ranges around it. */
const QUANTILES = [10, 12, 14, 16, 18, 20, 22];

/** A forecast of m1 that says the same of all its 72 hours. */
const forecast = (issuedAt: number): ForecastRecord => {
  const hours = Array.from({ length: 72 }, (_, i) => i);
  const flat = (value: number): Float32Array => Float32Array.from(hours, () => value);
  return {
    forecastId: `f-${issuedAt}`, facilityId: TEST_FACILITY.facilityId, nodeId: 'm1', issuedAt, dataAsOf: issuedAt, trigger: 'hour', modelVersion: 'test-1', ladderStep: 2,
    targets: hours.map((i) => issuedAt + (i + 1) * HOUR_MS), levels: LEVELS, quantiles: Int16Array.from(hours.flatMap(() => QUANTILES)),
    mean: flat(16), chanceShort: flat(0.25), staffed: Int16Array.from(hours, () => 18), expectedOut: flat(0), expectedIn: flat(0), censusAtIssue: 15,
  };
};

describe('scores of issued forecasts', () => {
  let database: TestDatabase;
  let stores: PostgresStores;
  let now: number;
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    stores = await openPostgresStores({ url: await database.newDatabase() });
    await stores.readStore.saveFacility(TEST_FACILITY);
    now = FIRST + 30 * HOUR_MS;
  });
  afterEach(() => stores.close());
  const deps = (): QueryDependencies => ({ ...stores, clock: { now: () => now, speed: 1 } });
  const census = (hour: number, count: number) => ({ facilityId: TEST_FACILITY.facilityId, unitId: 'm1', hour, availableAt: hour + HOUR_MS, census: count, arrivals: 0, departures: 0, staffed: 18 });
  const commitHours = async (hours: readonly ReturnType<typeof census>[]): Promise<void> => {
    await stores.ingestStore.commitBatch(makeBatch({ unitHours: hours }));
  };
  const score = () => scoreForecasts(deps(), SYSTEM_ACTOR, TEST_FACILITY);

  it('scores each hour once, at each lead that a forecast reached, against the census that came', async () => {
    await stores.forecastStore.append(Array.from({ length: 24 }, (_, i) => forecast(FIRST + i * HOUR_MS)));
    // 19 patients at six in the evening: 3 above the middle, outside the half range, inside the others, above 18 staffed beds.
    await commitHours([census(FIRST + 18 * HOUR_MS, 19), census(FIRST + 18 * HOUR_MS - 168 * HOUR_MS, 12)]);
    // Eighteen hours after the first forecast those of 1, 2, 4, 8 and 12 hours before are there.
    expect(await score()).toBe(SCORED_LEADS_HOURS.filter((lead) => lead <= 18).length);
    expect(await score()).toBe(0);
    const found = await readAccuracy(deps(), SYSTEM_ACTOR, { facilityId: null, nodeId: 'm1', days: 7 });
    if (found.kind === 'refused') throw new Error(found.message);
    expect(found.value.leads.map(({ leadHours }) => leadHours)).toEqual([1, 2, 4, 8, 12]);
    expect(found.value.leads[0]).toMatchObject({
      count: 1, absoluteError: 3, lastValueError: 4, lastWeekError: 7, insideHalf: 0, insideEight: 1, insideAll: 1, shareShort: 1,
      skillOverLastValue: expect.closeTo(1 - 3 / 4, 6), skillOverLastWeek: expect.closeTo(1 - 3 / 7, 6), brier: expect.closeTo(0.75 ** 2, 6),
    });
    // One day of scores is no drift.
    expect(found.value.drift).toEqual([]);
    expect(found.value.leads[0]!.pitBins.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await stores.scoreStore.transforms(TEST_FACILITY.facilityId, { from: FIRST, to: now })).toHaveLength(5);
    const range = { from: FIRST, to: now };
    // The target is 18 hours after midnight UTC: on every sixth full hour, not on every twelfth.
    expect(await stores.scoreStore.losses(TEST_FACILITY.facilityId, range, { leadHours: 4, everyHours: 6 })).toMatchObject([{ nodeId: 'm1', target: FIRST + 18 * HOUR_MS, pinball: expect.any(Number), floor: expect.any(Number), pit: expect.any(Number) }]);
    for (const other of [{ leadHours: 4, everyHours: 12 }, { leadHours: 3, everyHours: 6 }]) expect(await stores.scoreStore.losses(TEST_FACILITY.facilityId, range, other)).toEqual([]);
  });

  it('waits until late messages have come, and leaves out hours that nobody counted', async () => {
    await stores.forecastStore.append([forecast(FIRST + 20 * HOUR_MS)]);
    await commitHours([census(FIRST + 21 * HOUR_MS, 16)]);
    now = FIRST + 23 * HOUR_MS;
    expect(await score()).toBe(0);
    now = FIRST + 24 * HOUR_MS;
    expect(await score()).toBe(1);
    now = FIRST + 30 * HOUR_MS;
    expect(await score()).toBe(0);
  });

  it('tells nobody of a ward that does not exist, and of no days', async () => {
    expect(await readAccuracy(deps(), SYSTEM_ACTOR, { facilityId: null, nodeId: 'm9', days: 7 })).toMatchObject({ code: 'not_found' });
    expect(await readAccuracy(deps(), SYSTEM_ACTOR, { facilityId: null, nodeId: null, days: 0 })).toMatchObject({ code: 'bad_input' });
    expect(await readAccuracy(deps(), { ...SYSTEM_ACTOR, role: 'executive' }, { facilityId: null, nodeId: null, days: 7 })).toMatchObject({ code: 'forbidden' });
  });
});
