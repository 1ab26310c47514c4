import type { Facility, Unit, UnitKind, UnitLive } from '@wardcast/domain';
import type { ForecastRecord } from '../../ports/forecast-store.port';

const unit = (unitId: string, divisionId: string, kind: UnitKind = 'ward'): Unit => ({ unitId, name: `Ward ${unitId}`, divisionId, kind, specialty: 'general', bedIds: [`${unitId}-1`, `${unitId}-2`] });

/** Medicine (ed, m1, m2) and surgery (s1); a third division has no units. */
export const SMALL_HOSPITAL: Facility = {
  facilityId: 'small', name: 'Small Hospital', timeZone: 'Europe/London', holidayRegion: 'GB-ENG', huddleTimes: ['08:00', '14:00'], sample: true,
  divisions: [{ divisionId: 'med', name: 'Medicine' }, { divisionId: 'sur', name: 'Surgery' }, { divisionId: 'none', name: 'Not open yet' }],
  units: [unit('ed', 'med', 'ed'), unit('m1', 'med'), unit('m2', 'med', 'icu'), unit('s1', 'sur')],
};

/** 2026-11-25T10:00:00Z, a full hour. */
export const TEN_O_CLOCK = Date.UTC(2026, 10, 25, 10);

/** A live row with round numbers; what a test is about is said in `own`. */
export function liveRow(unitId: string, own: Partial<UnitLive> = {}): UnitLive {
  return { unitId, at: TEN_O_CLOCK, census: 0, onLeave: 0, physicalBeds: 10, staffedBeds: 9, blockedBeds: 1, availableNow: 2, inCleaning: 1, present: [], expected: [], lastEventAt: null, ...own };
}

/** A forecast of two targets and the three levels .05, .5 and .95. */
export function forecastRecord(nodeId: string, issuedAt: number): ForecastRecord {
  return {
    forecastId: `${nodeId}@${issuedAt}`, facilityId: 'small', nodeId, issuedAt, dataAsOf: issuedAt, trigger: 'events', modelVersion: 'test-1', ladderStep: 3,
    targets: [TEN_O_CLOCK + 3_600_000, TEN_O_CLOCK + 7_200_000], levels: [0.05, 0.5, 0.95],
    quantiles: Int16Array.of(6, 8, 10, 5, 8, 11), mean: Float32Array.of(8.1, 8.25), chanceShort: Float32Array.of(0.1, 0.3333), staffed: Int16Array.of(9, 9),
    expectedOut: Float32Array.of(1.1, 2.2), expectedIn: Float32Array.of(1, 2.5), censusAtIssue: 8,
  };
}
