import { applyEvents, createLedger } from '@wardcast/domain';
import type { Facility, HospitalEvent, UnitKind } from '@wardcast/domain';
import { aFacility, anEvent, seededNumbers } from '@wardcast/domain/testing';
import { CHAMPION_STEP, fitCensusModels, runSteps } from '@wardcast/forecasting';
import fc from 'fast-check';
import type { ForecastRecord } from '../../ports/forecast-store.port';
import { movesAtIssue, readUnits } from './known-units';
import { forecastSum, forecastUnit, toForecastRecord } from './unit-forecasts';
import type { IssueContext, IssuedForecast } from './unit-forecasts';

/** Small hospitals of all ages, issued whole: what must hold of every number that leaves the product. */
const HOUR_MS = 3_600_000;
const HORIZON_HOURS = 24;
const DIVISION = 'all';
/** Instants a little before whole hours; the last two lie before a night of 23 and one of 25 hours in London. */
const ISSUES = [Date.UTC(2026, 2, 4, 10), Date.UTC(2026, 2, 4, 3), Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 24, 20)];

interface SmallHospital {
  readonly seed: number;
  /** Since the feed began. */
  readonly ageHours: number;
  readonly zone: string;
  readonly issuedAt: number;
  readonly units: readonly { readonly kind: UnitKind; readonly beds: number; readonly arrivalsPerHour: number; readonly stayHours: number; readonly never: number }[];
  /** How much wider the sum is than that of strangers. */
  readonly spread: number;
}
const smallHospital: fc.Arbitrary<SmallHospital> = fc.record({
  seed: fc.nat(9_999),
  ageHours: fc.constantFrom(0, 1, 6, 24, 100, 200, 700),
  zone: fc.constantFrom('Europe/London', 'Pacific/Apia', 'UTC'),
  issuedAt: fc.tuple(fc.constantFrom(...ISSUES), fc.constantFrom(1_000, 30 * 60_000, HOUR_MS)).map(([at, before]) => at - before),
  units: fc.array(
    fc.record({
      kind: fc.constantFrom<UnitKind>('ward', 'ed', 'icu'),
      beds: fc.integer({ min: 0, max: 12 }),
      arrivalsPerHour: fc.constantFrom(0, 0.02, 0.3, 2),
      stayHours: fc.constantFrom(3, 40),
      never: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  spread: fc.double({ min: 0.6, max: 2.5, noNaN: true }),
});

function facilityOf({ units, zone }: SmallHospital): Facility {
  return aFacility({
    timeZone: zone,
    divisions: [{ divisionId: DIVISION, name: 'All' }],
    units: units.map(({ kind, beds }, i) => ({ unitId: `u${i}`, name: `Unit ${i}`, divisionId: DIVISION, kind, specialty: 'medicine', bedIds: Array.from({ length: beds }, (_, bed) => `u${i}-${bed}`) })),
  });
}

interface Stay {
  readonly visitKey: string;
  readonly unitId: string;
  readonly enteredAt: number;
  readonly leftAt: number | null;
}

/** Patients come evenly and stay exponentially; whoever left before the feed began is not told of, and some never leave. */
function staysOf({ seed, ageHours, issuedAt, units }: SmallHospital): readonly Stay[] {
  const random = seededNumbers(seed);
  const began = issuedAt - ageHours * HOUR_MS;
  return units.flatMap(({ arrivalsPerHour, stayHours, never }, i) => {
    const unitId = `u${i}`;
    const stays: Stay[] = Array.from({ length: never }, (_, k) => ({ visitKey: `${unitId}-never-${k}`, unitId, enteredAt: issuedAt - (400 - k) * 24 * HOUR_MS, leftAt: null }));
    for (let at = began - 5 * stayHours * HOUR_MS; arrivalsPerHour > 0; ) {
      at -= (Math.log(1 - random()) / arrivalsPerHour) * HOUR_MS;
      if (at > issuedAt) break;
      const leftAt = Math.round(at - Math.log(1 - random()) * stayHours * HOUR_MS);
      if (leftAt > began) stays.push({ visitKey: `${unitId}-${stays.length}`, unitId, enteredAt: Math.round(at), leftAt: leftAt < issuedAt ? leftAt : null });
    }
    return stays;
  });
}

function eventsOf({ visitKey, unitId, enteredAt, leftAt }: Stay): readonly HospitalEvent[] {
  const came = anEvent('PatientAdmitted', { visitKey, location: { unitId } }, { at: enteredAt });
  return leftAt === null ? [came] : [came, anEvent('PatientDischarged', { visitKey }, { at: leftAt })];
}

/** Units first, their division last. */
async function issueOf(hospital: SmallHospital): Promise<readonly ForecastRecord[]> {
  const facility = facilityOf(hospital);
  const { issuedAt, ageHours } = hospital;
  const stays = staysOf(hospital);
  const ledger = createLedger(facility, { openedAt: issuedAt - 800 * HOUR_MS });
  applyEvents(ledger, stays.flatMap(eventsOf).sort((left, right) => left.occurredAt - right.occurredAt));
  const hour = Math.floor(issuedAt / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: Math.min(672, ageHours) }, (_, i) => hour - (Math.min(672, ageHours) - i) * HOUR_MS);
  const recentHours = new Map(facility.units.map(({ unitId }) => {
    const own = stays.filter((stay) => stay.unitId === unitId);
    const census = hours.map((at) => own.filter(({ enteredAt, leftAt }) => enteredAt <= at && (leftAt === null || leftAt > at)).length);
    const arrivals = hours.map((at) => own.filter(({ enteredAt }) => enteredAt >= at && enteredAt < at + HOUR_MS).length);
    return [unitId, { hours, census, arrivals, departures: arrivals, staffed: arrivals }];
  }));
  const byUnit = fitCensusModels({
    zone: facility.timeZone, from: issuedAt - 56 * 24 * HOUR_MS, to: issuedAt, units: facility.units, stays,
    historyOf: (unitId) => (hours.length === 0 ? null : { from: hours[0]!, counts: recentHours.get(unitId)!.census }),
    leadsHours: Array.from({ length: HORIZON_HOURS }, (_, i) => i + 1),
  });
  const models = { version: 'test', fittedAt: issuedAt, byUnit, sums: { [DIVISION]: { byBucket: Array.from({ length: 4 }, () => hospital.spread) } } };
  const context: IssueContext = { facility, ledger, models, issuedAt, dataAsOf: issuedAt, doubt: null, horizonHours: HORIZON_HOURS, recentHours };
  const units = await readUnits(context, facility.units.map(({ unitId }) => unitId), () => Promise.resolve());
  const moves = runSteps(movesAtIssue(context, units));
  const issued = units.known.map((unit) => runSteps(forecastUnit({ ...context, moves }, unit)) as IssuedForecast);
  const sum = runSteps(forecastSum(DIVISION, issued, context)) as IssuedForecast;
  return [...issued, sum].map((each) => toForecastRecord(each, context, 'events', each.nodeId));
}

/** Sums are cut at no patients, which lifts a mean by a bed or one in fifty at the most. */
const meanSlack = (mean: number): number => Math.max(1, 0.02 * mean);

function hasOrderedLaws({ targets, levels, quantiles, staffed, chanceShort }: ForecastRecord): void {
  for (const row of targets.keys()) {
    const beds = levels.map((_, i) => quantiles[row * levels.length + i]!);
    expect(beds[0]).toBeGreaterThanOrEqual(0);
    expect(beds).toEqual([...beds].sort((left, right) => left - right));
    // P(more than staffed) <= 1 - level exactly where the quantile at the level is within the staffed beds.
    levels.forEach((level, i) => {
      const chanceWithin = 1 - chanceShort[row]!;
      if (Math.abs(chanceWithin - level) > 1e-6) expect({ level, within: beds[i]! <= staffed[row]! }).toEqual({ level, within: chanceWithin > level });
    });
  }
}

function hasBalancedBooks({ targets, mean, expectedIn, expectedOut, censusAtIssue }: ForecastRecord): void {
  for (const row of targets.keys()) expect(Math.abs(Math.max(0, censusAtIssue + expectedIn[row]! - mean[row]!) - expectedOut[row]!)).toBeLessThanOrEqual(meanSlack(mean[row]!));
}

function isSumOf(division: ForecastRecord, units: readonly ForecastRecord[]): void {
  expect(division.censusAtIssue).toBe(units.reduce((sum, unit) => sum + unit.censusAtIssue, 0));
  for (const row of division.targets.keys()) {
    const added = (pick: (unit: ForecastRecord) => ArrayLike<number>): number => units.reduce((sum, unit) => sum + pick(unit)[row]!, 0);
    expect(division.staffed[row]).toBe(added(({ staffed }) => staffed));
    expect(division.expectedIn[row]).toBeCloseTo(added(({ expectedIn }) => expectedIn), 2);
    expect(division.expectedOut[row]).toBeCloseTo(added(({ expectedOut }) => expectedOut), 2);
    expect(Math.abs(division.mean[row]! - added(({ mean }) => mean))).toBeLessThanOrEqual(meanSlack(division.mean[row]!));
  }
}

function saysWhyBelowTheBest({ ladderStep, notes }: ForecastRecord): void {
  if (ladderStep > CHAMPION_STEP) expect(notes?.stepDown?.reason).toEqual(expect.any(String));
}

test('quantiles ascend from nothing, chances are those of the same law, books are balanced, a division is its units, and steps down have a reason', async () => {
  await fc.assert(
    fc.asyncProperty(smallHospital, async (hospital) => {
      const records = await issueOf(hospital);
      for (const record of records) for (const check of [hasOrderedLaws, hasBalancedBooks, saysWhyBelowTheBest]) check(record);
      isSumOf(records.at(-1)!, records.slice(0, -1));
    }),
    { numRuns: 10 },
  );
});

test('a second before the hour the census is the one of now', async () => {
  await fc.assert(
    fc.asyncProperty(smallHospital, fc.constantFrom(...ISSUES), async (hospital, at) => {
      for (const { levels, quantiles, censusAtIssue } of await issueOf({ ...hospital, issuedAt: at - 1_000 })) {
        expect([0.05, 0.95].map((level) => quantiles[levels.indexOf(level)])).toEqual([censusAtIssue, censusAtIssue]);
      }
    }),
    { numRuns: 5 },
  );
});
