import { isOffDay, panelHourOfWeek, type HourlyPanel } from './hourly-panel';
import type { HourlySettings } from './hourly-settings';
import { RunningPath } from './running-path';

const HOURS_A_WEEK = 168;
/** Memory of the profile by hour and kind of day, in days of that kind: two weeks of either. */
const DAY_TYPE_MEMORY = { off: 5, work: 10 };
/** Memory of the companion count's hour-of-week profile (weeks). */
const COMPANION_WEEKS = 8;
const LEAST_DEVIATION = 0.5;

/** What is remembered of one site: level, hour-of-week profiles of several memories, and its deviations from the first. */
export class SiteMemory {
  level = NaN;
  lastSeen = -Infinity;
  readonly deviations: RunningPath;
  readonly companionDeviations: RunningPath;
  private meanDeviation = 1;
  private reports = 0;
  private readonly weeks = new Float64Array(HOURS_A_WEEK);
  private readonly profiles: readonly Float64Array[];
  private readonly dayTypes: readonly [Float64Array, Float64Array];
  private readonly companion = new Float64Array(HOURS_A_WEEK).fill(NaN);

  constructor(private readonly panel: HourlyPanel, private readonly settings: HourlySettings) {
    this.deviations = new RunningPath(panel.hours);
    this.companionDeviations = new RunningPath(panel.hours);
    this.profiles = settings.profileWeeks.map(() => new Float64Array(HOURS_A_WEEK).fill(NaN));
    this.dayTypes = [new Float64Array(24).fill(NaN), new Float64Array(24).fill(NaN)];
  }

  /** Usual count at an hour of the week; the level where that hour was never reported. */
  profile(memory: number, hourOfWeek: number): number {
    const usual = this.profiles[memory]![hourOfWeek]!;
    return Number.isNaN(usual) ? this.level : usual;
  }

  /** Usual count at an hour of a working day (0) or an off day (1); NaN before the first. */
  dayType(off: boolean, hourOfDay: number): number {
    return this.dayTypes[off ? 1 : 0][hourOfDay]!;
  }

  /** Reads the counts of one hour, NaN where not reported; the deviation then fades. */
  read(hour: number, count: number, companion: number): void {
    const hourOfWeek = panelHourOfWeek(this.panel, hour);
    const faded = this.deviations.back(hour, 1) * this.settings.fade;
    this.deviations.set(hour, Number.isNaN(count) ? faded : this.readCount(hour, hourOfWeek, count));
    this.companionDeviations.set(hour, this.readCompanion(hour, hourOfWeek, companion));
  }

  private readCount(hour: number, hourOfWeek: number, count: number): number {
    const { deviationBound, levelHours } = this.settings;
    if (Number.isNaN(this.level)) {
      this.level = count;
      this.meanDeviation = Math.sqrt(count + 1);
    }
    this.lastSeen = hour;
    this.reports++;
    this.weeks[hourOfWeek]!++;
    const usual = this.profile(0, hourOfWeek);
    const bound = deviationBound * this.meanDeviation;
    const deviation = Math.max(-bound, Math.min(bound, count - usual));
    const value = usual + deviation;
    this.level += (value - this.level) / Math.min(this.reports, levelHours);
    this.meanDeviation = Math.max(LEAST_DEVIATION, this.meanDeviation + (Math.abs(deviation) - this.meanDeviation) / levelHours);
    this.settings.profileWeeks.forEach((weeks, m) => moveTowards(this.profiles[m]!, hourOfWeek, { value, memory: Math.min(this.weeks[hourOfWeek]!, weeks) }));
    const off = isOffDay(this.panel, Math.floor(hour / 24));
    moveTowards(this.dayTypes[off ? 1 : 0], hour % 24, { value, memory: off ? DAY_TYPE_MEMORY.off : DAY_TYPE_MEMORY.work });
    return deviation;
  }

  private readCompanion(hour: number, hourOfWeek: number, count: number): number {
    if (Number.isNaN(count)) return this.companionDeviations.back(hour, 1) * this.settings.fade;
    const usual = this.companion[hourOfWeek]!;
    const deviation = Number.isNaN(usual) ? 0 : count - usual;
    moveTowards(this.companion, hourOfWeek, { value: count, memory: COMPANION_WEEKS });
    return deviation;
  }
}

/** Exponential mean that starts at its first value. */
function moveTowards(values: Float64Array, at: number, { value, memory }: { readonly value: number; readonly memory: number }): void {
  const before = values[at]!;
  values[at] = Number.isNaN(before) ? value : before + (value - before) / memory;
}
