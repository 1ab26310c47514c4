import type { CalendarHour } from './arrival-calendar';
import type { LevelGroup, LevelSettingsOfGroup } from './arrival-settings';

const GROUPS: Readonly<Record<LevelGroup, { readonly count: number; readonly of: (at: CalendarHour) => number }>> = {
  all: { count: 1, of: () => 0 },
  hour: { count: 24, of: ({ hour }) => hour },
  'four-hours': { count: 6, of: ({ hour }) => hour >> 2 },
};

export interface LevelAhead {
  /** Factor on what the profile expects. */
  readonly factor: number;
  /** Size of the Gamma law of the factor: variance of its relative error = 1 / size. */
  readonly size: number;
}

/**
 * Model: slowly varying levels of arrivals around a profile, one filter stacked on the other.
 *
 * Each filter keeps theta ~ Gamma(a, b) per group of hours with prior Gamma(kappa, kappa) to which it reverts by
 * delta = 2^(-hours / half-life); an hour with count y where mu was expected (after the filters before it) gives
 * a <- kappa + delta (a - kappa) + y, b <- kappa + delta (b - kappa) + mu. Constant time an event, lazily advanced, so
 * a gap only lets levels fade. The factor ahead is the product of a / b, its relative variance the sum of 1 / a.
 * Source: discounted conjugate filter, West and Harrison (1997). Do not trust it when silence of the feed is passed on
 * as zeros: unknown hours must not be given to it.
 */
export class LevelStack {
  private readonly filters: readonly GroupFilter[];

  constructor(settings: readonly LevelSettingsOfGroup[]) {
    this.filters = settings.map((setting) => new GroupFilter(setting));
  }

  /** One known hour. `time` counts hours on any fixed scale, ascending. `expected` is what the profile says. */
  observe(at: CalendarHour, time: number, seen: { readonly count: number; readonly expected: number }): void {
    let expected = seen.expected;
    for (const filter of this.filters) expected *= filter.observe(at, time, { count: seen.count, expected });
  }

  /** Level at an hour to come. */
  ahead(at: CalendarHour, time: number): LevelAhead {
    let factor = 1;
    let relativeVariance = 0;
    for (const filter of this.filters) {
      const { a, b } = filter.stateAt(at, time);
      factor *= a / b;
      relativeVariance += 1 / a;
    }
    return { factor, size: relativeVariance > 0 ? 1 / relativeVariance : Infinity };
  }
}

/** Gaps of up to so many whole hours fade by a number from a table: in use they are one hour, four hours' block to block, or a day. */
const TABLED_HOURS = 24;

class GroupFilter {
  private readonly a: Float64Array;
  private readonly b: Float64Array;
  private readonly seenAt: Float64Array;
  private readonly faded: Float64Array;
  private readonly group: (at: CalendarHour) => number;

  constructor(private readonly setting: LevelSettingsOfGroup) {
    const { count, of } = GROUPS[setting.group];
    this.group = of;
    this.a = new Float64Array(count).fill(setting.kappa);
    this.b = new Float64Array(count).fill(setting.kappa);
    this.seenAt = new Float64Array(count);
    this.faded = Float64Array.from({ length: TABLED_HOURS + 1 }, (_, hours) => 2 ** (-hours / setting.halfLifeHours));
  }

  /** Takes an hour in and answers with the factor that stood before it. */
  observe(at: CalendarHour, time: number, seen: { readonly count: number; readonly expected: number }): number {
    const { kappa } = this.setting;
    const group = this.group(at);
    const delta = this.deltaOf(time - this.seenAt[group]!);
    const a = kappa + delta * (this.a[group]! - kappa);
    const b = kappa + delta * (this.b[group]! - kappa);
    this.a[group] = a + seen.count;
    this.b[group] = b + seen.expected;
    this.seenAt[group] = time;
    return a / b;
  }

  stateAt(at: CalendarHour, time: number): { readonly a: number; readonly b: number } {
    const { kappa } = this.setting;
    const group = this.group(at);
    const delta = this.deltaOf(time - this.seenAt[group]!);
    return { a: kappa + delta * (this.a[group]! - kappa), b: kappa + delta * (this.b[group]! - kappa) };
  }

  private deltaOf(hours: number): number {
    return this.faded[hours] ?? 2 ** (-hours / this.setting.halfLifeHours);
  }
}
