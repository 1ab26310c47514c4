import { DailyMixture, DailyPanelModel, MIN_DAILY_HISTORY_DAYS, type DailyCalendar, type DailySeriesIssue } from '@wardcast/forecasting';
import { holidayName, instantOfDay, localDayHours } from '@wardcast/timeseries';
import type { AmbulanceCounts } from './ambulance-counts';

export const HORIZON_DAYS = 84;
const ORIGIN_STEP_DAYS = 7;
/** Weekly origins before the block from which weights and intervals are learnt; fewer when the data do not reach so far. */
const WARM_ORIGINS = 64;
/** Days before the first warm origin: the model's own least, and room for a first annual cycle to show. */
const MIN_WARM_HISTORY_DAYS = MIN_DAILY_HISTORY_DAYS + 20 * 7;
const ZONE = 'Europe/London';
const REGION = 'GB-ENG';
const NOON_MINUTE = 720;
export const LEVELS = [0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975] as const;

export interface AmbulanceBlock {
  /** Index of the first day of the block, and of the day after its last. */
  readonly from: number;
  readonly to: number;
}
export interface AmbulanceOrigin {
  readonly origin: number;
  readonly series: readonly DailySeriesIssue[];
}

/** First index of origins that the data allow. */
export const FIRST_ORIGIN = MIN_WARM_HISTORY_DAYS + ORIGIN_STEP_DAYS;

/** Weekly origins of the block, each with all its targets inside it, from counts before it only. */
export function replayAmbulance(data: AmbulanceCounts, block: AmbulanceBlock, onProgress: (done: number, total: number) => void): readonly AmbulanceOrigin[] {
  const series = data.regions.map(({ counts }) => counts.subarray(0, block.to));
  const model = new DailyPanelModel({ firstDay: data.firstDay, series }, calendarOfEngland());
  const mixture = new DailyMixture(series);
  const warm = Math.min(WARM_ORIGINS, Math.floor((block.from - MIN_WARM_HISTORY_DAYS) / ORIGIN_STEP_DAYS));
  const origins: number[] = [];
  for (let origin = block.from - warm * ORIGIN_STEP_DAYS; origin + HORIZON_DAYS <= block.to; origin += ORIGIN_STEP_DAYS) origins.push(origin);
  const out: AmbulanceOrigin[] = [];
  origins.forEach((origin, i) => {
    const issue = mixture.issue(origin, model.forecast(origin, HORIZON_DAYS), LEVELS);
    if (origin >= block.from) out.push(issue);
    onProgress(i + 1, origins.length);
  });
  return out;
}

/** Scale of each region: mean absolute change from the same weekday a week before, over the days before the block. */
export function weeklyScales(data: AmbulanceCounts, from: number): readonly number[] {
  return data.regions.map(({ counts }) => {
    let sum = 0;
    let days = 0;
    for (let i = 7; i < from; i++) {
      const change = Math.abs(counts[i]! - counts[i - 7]!);
      if (!Number.isFinite(change)) continue;
      sum += change;
      days++;
    }
    return sum / days;
  });
}


function calendarOfEngland(): DailyCalendar {
  return {
    holidayOf: (day) => holidayName(REGION, ZONE, instantOfDay(ZONE, day, NOON_MINUTE)),
    hoursOf: (day) => localDayHours(ZONE, instantOfDay(ZONE, day, NOON_MINUTE)),
  };
}
