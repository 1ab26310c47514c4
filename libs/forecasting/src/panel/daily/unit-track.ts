import { ErrorSize } from './error-size';
import type { DailyPanelSettings } from './daily-settings';
import { WeekdayProfile } from './weekday-profile';

/** A silence longer than this makes profile and error record count for less: seasons of winter reports are months apart. */
const LONG_SILENCE_DAYS = 28;

/** What is remembered of one unit from day to day. */
export class UnitTrack {
  readonly profile: WeekdayProfile;
  readonly errors: ErrorSize;
  private lastDay = NaN;

  constructor(sharedProfile: Float64Array, settings: DailyPanelSettings) {
    this.profile = new WeekdayProfile(sharedProfile, settings);
    this.errors = new ErrorSize(settings);
  }

  /** Notes that the unit reported on a day (index). */
  seen(day: number): void {
    if (day - this.lastDay > LONG_SILENCE_DAYS) {
      this.profile.age();
      this.errors.age();
    }
    this.lastDay = day;
  }
}
