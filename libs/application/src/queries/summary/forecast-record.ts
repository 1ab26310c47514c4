import { judgeForecasts, type Facility, type ForecastRecordOfWeek } from '@wardcast/domain';
import { instantOfDay, localDayNumber } from '@wardcast/timeseries';
import { bedUnits } from '../hospital-nodes';
import type { QueryDependencies } from '../query-dependencies';
import type { WeekRange } from './week-range';

const HOUR_MS = 3_600_000;
/** A day ahead: early enough to act, and what a meeting asks for at the same time the day before. */
const LEAD_MS = 24 * HOUR_MS;
const WALL_TIME = /^(\d{2}):(\d{2})$/;

/** The full hours that answer for the bed meetings of a week. */
function meetingHours(facility: Facility, range: WeekRange): readonly number[] {
  const monday = localDayNumber(facility.timeZone, range.from);
  return range.days.flatMap((_, day) =>
    facility.huddleTimes.flatMap((time) => {
      const [, hour, minute] = WALL_TIME.exec(time) ?? [];
      if (hour === undefined || minute === undefined) return [];
      const at = instantOfDay(facility.timeZone, monday + day, Number(hour) * 60 + Number(minute));
      return [Math.ceil(at / HOUR_MS) * HOUR_MS];
    }),
  );
}

/**
 * How good the week's forecasts were: for every ward and every bed meeting, what had been issued a day before, as issued,
 * beside the census that came. Null when no forecast had been issued in time.
 */
export async function readForecastRecord(deps: QueryDependencies, facility: Facility, range: WeekRange): Promise<ForecastRecordOfWeek | null> {
  const nodeIds = bedUnits(facility.units).map(({ unitId }) => unitId);
  const targets = meetingHours(facility, range);
  const [predictions, truth] = await Promise.all([
    deps.summaryStore.predictions(facility.facilityId, { nodeIds, targets, leadMs: LEAD_MS }),
    deps.readStore.recentHours(facility.facilityId, range.from, range.to + HOUR_MS),
  ]);
  const pairs = predictions.flatMap(({ nodeId, target, chanceShort, low, high, median, censusAtIssue }) => {
    const columns = truth.get(nodeId);
    const row = columns?.hours.indexOf(target) ?? -1;
    const census = columns?.census[row];
    const staffed = columns?.staffed[row];
    return census === undefined || staffed === undefined ? [] : [{ chanceShort, low, high, median, lastValue: censusAtIssue, census, staffed }];
  });
  return pairs.length === 0 ? null : judgeForecasts(pairs);
}
