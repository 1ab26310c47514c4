import { applyEvents, createLedger, type Ledger } from '@wardcast/domain';
import { aFacility, anEvent } from '@wardcast/domain/testing';
import { forecastTargets } from '@wardcast/forecasting';
import { momentsOf } from '@wardcast/probability';
import type { HourColumns } from '../ports/read-store.port';
import { countedInput } from './counted-input';
import { CountedUnits } from './counted-units';

const HOUR = 3_600_000;
const facility = aFacility();
/** Monday 2026-03-30, 09:00 UTC: the clocks of London went forward the day before. */
const NOW = Date.UTC(2026, 2, 30, 9);
/** Fuller by day than by night, by the wall clock. */
const usual = (at: number): number => {
  const hour = new Date(at + (at >= Date.UTC(2026, 2, 29, 1) ? HOUR : 0)).getUTCHours();
  return 14 + (hour >= 8 && hour < 20 ? 4 : 0);
};

function stored(weeks: number): HourColumns {
  const hours = Array.from({ length: weeks * 168 }, (_, i) => NOW - (weeks * 168 - i) * HOUR);
  const none = hours.map(() => 0);
  return { hours, census: hours.map(usual), arrivals: none, departures: none, staffed: none };
}
function reported(occupiedBeds: number, at: number): Ledger {
  const ledger = createLedger(facility);
  applyEvents(ledger, [anEvent('UnitCountsReported', { unitId: 'w2', occupiedBeds }, { at })]);
  return ledger;
}
function units(columns: HourColumns): { readonly counted: CountedUnits; readonly reads: string[] } {
  const reads: string[] = [];
  const readStore = {
    unitHours: (_facilityId: string, unitId: string, range: { readonly from: number; readonly to: number }): Promise<HourColumns> => {
      reads.push(unitId);
      const keep = columns.hours.flatMap((hour, i) => (hour >= range.from && hour < range.to ? [i] : []));
      const pick = (values: readonly number[]): readonly number[] => keep.map((i) => values[i]!);
      return Promise.resolve({ hours: pick(columns.hours), census: pick(columns.census), arrivals: pick(columns.arrivals), departures: pick(columns.departures), staffed: pick(columns.staffed) });
    },
  };
  return { counted: new CountedUnits({ facility, readStore: { ...readStore, liveRows: () => Promise.resolve([]) }, breathe: () => Promise.resolve() }), reads };
}
const means = (counted: CountedUnits, at = NOW, hours = 48): readonly number[] => counted.lawsOf('w2', at, hours)!.map((law) => momentsOf(law).mean);

describe('units that send only counts', () => {
  it('are forecast from their past and their last report, on the wall clock', async () => {
    const { counted } = units(stored(10));
    await counted.update(reported(usual(NOW), NOW), null);
    const targets = forecastTargets(NOW, 48);
    means(counted).forEach((mean, i) => expect(Math.abs(mean - usual(targets[i]!))).toBeLessThan(1.5));
    expect(counted.reportOf('w2')).toMatchObject({ occupied: usual(NOW), at: NOW });
    expect(counted.reportOf('w1')).toBeNull();
  });

  it('are moved by a report within the hour and lived on with the next hour, without being read again', async () => {
    const { counted, reads } = units(stored(10));
    await counted.update(reported(18, NOW), null);
    const before = means(counted)[0]!;
    await counted.update(reported(23, NOW + 20 * 60_000), null);
    expect(means(counted)[0]! - before).toBeGreaterThan(2.5);
    await counted.update(reported(23, NOW + HOUR), null);
    expect(means(counted, NOW + HOUR)).toHaveLength(48);
    expect(reads).toEqual(['w2']);
    counted.forget();
    await counted.update(reported(23, NOW + HOUR), null);
    expect(reads).toEqual(['w2', 'w2']);
  });

  it('are not forecast by the panel before two weeks of counts', async () => {
    const { counted } = units(stored(1));
    await counted.update(reported(18, NOW), null);
    expect(counted.lawsOf('w2', NOW, 24)).toBeNull();
  });

  it('give the ladder what it needs, without the zeros of before the first report', async () => {
    const { counted } = units(stored(10));
    await counted.update(reported(18, NOW), null);
    const issue = { facility, issuedAt: NOW, horizonHours: 24, counted };
    expect(countedInput(issue, 'w1', [1])).toBeNull();
    expect(countedInput(issue, 'w2', [0, 0, 5, 0, 18])).toMatchObject({ censusByHour: [5, 0, 18], censusAtIssue: 18, reportedAt: NOW });
    expect(countedInput(issue, 'w2', [0, 0, 5])!.speakers).toMatchObject([{ step: 3, laws: { length: 24 } }]);
    expect(countedInput({ ...issue, counted: undefined }, 'w2', [1])).toBeNull();
  });
});
