import type { DailyPanelSettings } from './daily-settings';

const DAYS_A_WEEK = 7;
/** One week moves a profile at most so far, and a week counts at most so much of its mean. */
const MOST_STEP = 0.1;
const MOST_SHARE = 0.3;
/** Share of the newest week in the profile that all units share. */
const SHARED_RATE = 0.2;

/** Relative deviation of each weekday from the unit's weekly mean: a running mean that starts at the shared profile. */
export class WeekdayProfile {
  readonly values: Float64Array;
  private readonly weeks: Float64Array;

  constructor(shared: Float64Array, private readonly settings: DailyPanelSettings) {
    this.values = Float64Array.from(shared);
    this.weeks = new Float64Array(DAYS_A_WEEK).fill(settings.profilePriorWeeks);
  }

  /** Adds one observed deviation of a weekday. */
  add(weekday: number, deviation: number): void {
    this.weeks[weekday] = Math.min(this.weeks[weekday]! + 1, this.settings.profileMemoryWeeks);
    const step = Math.max(-MOST_STEP, Math.min(MOST_STEP, deviation - this.values[weekday]!));
    this.values[weekday]! += step / this.weeks[weekday]!;
  }

  /** After a long silence the profile is kept but gives way faster. */
  age(): void {
    for (let d = 0; d < DAYS_A_WEEK; d++) this.weeks[d] = Math.min(this.weeks[d]!, this.settings.profileKeptWeeks);
  }
}

/** Deviation of the day in the middle of seven from their mean; NaN unless all seven are reported and positive in sum. */
export function middleDeviation(week: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < DAYS_A_WEEK; k++) sum += week[k]!;
  return sum > 0 ? (DAYS_A_WEEK * week[3]!) / sum - 1 : NaN;
}

/** Moves the shared profile towards the mean of the units' deviations of one weekday; without any it stays. */
export function moveShared(shared: Float64Array, weekday: number, deviations: readonly number[]): void {
  if (deviations.length === 0) return;
  const mean = deviations.reduce((sum, x) => sum + Math.max(-MOST_SHARE, Math.min(MOST_SHARE, x)), 0) / deviations.length;
  shared[weekday]! += SHARED_RATE * (mean - shared[weekday]!);
}
