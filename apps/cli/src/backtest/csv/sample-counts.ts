import type { HourlyPanel } from '@wardcast/forecasting';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { DAY_MS, HOUR_MS, instantOfDay, localDayNumber, zoneOffset } from '@wardcast/timeseries';
import { SampleSource } from '../sample/sample-source';

/** First day of the invented hospital's counts; any day would do, and this one is a Monday. */
const FIRST_DAY = Date.UTC(2025, 0, 6) / DAY_MS;

/** Hourly census of every unit of the invented hospital on its wall clock, as its events tell it; with the late mornings that the shipped law was learnt on. */
export function sampleCounts(options: { readonly seed: number; readonly weeks: number }): Pick<HourlyPanel, 'firstDay' | 'hours' | 'sites' | 'counts'> {
  const facility = sampleFacility();
  const zone = facility.timeZone;
  const from = instantOfDay(zone, FIRST_DAY);
  const hours = options.weeks * 168;
  const to = from + hours * HOUR_MS;
  const source = new SampleSource({ facility, stream: createSampleHospital({ seed: options.seed, epoch: from, leavingHours: 'late-morning' }), from, to });
  source.advanceTo(to);
  const sites = facility.units.map(({ unitId }) => unitId);
  const counts = sites.map((unitId) => {
    const column = new Float64Array(hours).fill(NaN);
    for (let instant = from; instant < to; instant += HOUR_MS) {
      const hour = Math.floor((instant + zoneOffset(zone, instant)) / HOUR_MS) - FIRST_DAY * 24;
      if (hour >= 0 && hour < hours) column[hour] = source.truth(unitId, instant);
    }
    return column;
  });
  return { firstDay: localDayNumber(zone, from), hours, sites, counts };
}
