import type { DailyCountPanel } from '@wardcast/forecasting';
import { DAY_MS } from '@wardcast/timeseries';
import type { Winter } from './nhs-winters';

/** The peers' protocol: origins every five days (so every weekday comes up), the first when six weeks are known, one to seven days ahead. */
const FIRST_ORIGIN_DAYS = 42;
const ORIGIN_STEP_DAYS = 5;
export const HORIZON_DAYS = 7;


/** One winter as it is scored: its origins, and the trusts that reported every day of it. Days are indices of the panel. */
export interface ScoredWinter {
  readonly name: string;
  readonly firstDay: number;
  readonly origins: ReadonlySet<number>;
  readonly complete: readonly boolean[];
}
export interface WinterChoice {
  readonly from: string | null;
  readonly to: string | null;
  readonly seasons: readonly string[] | null;
}

/** Winters that the question asks for: by name or as 2019-20, by date, or the last one. Those without any origin are left out. */
export function scoredWinters(panel: DailyCountPanel, winters: readonly Winter[], choice: WinterChoice): readonly ScoredWinter[] {
  const from = choice.from === null ? -Infinity : dayNumber(choice.from);
  const to = choice.to === null ? Infinity : dayNumber(choice.to);
  const asked = winters.filter((winter, k) => {
    if (choice.seasons !== null) return choice.seasons.some((season) => season === winter.name || season === seasonName(winter));
    if (choice.from === null && choice.to === null) return k === winters.length - 1;
    return winter.lastDay >= from && winter.firstDay < to;
  });
  return asked.map((winter) => scoredWinter(panel, { ...winter, lastDay: Math.min(winter.lastDay, to - 1) }, from)).filter(({ origins }) => origins.size > 0);
}

function scoredWinter(panel: DailyCountPanel, winter: Winter, from: number): ScoredWinter {
  const firstDay = winter.firstDay - panel.firstDay;
  const end = winter.lastDay - panel.firstDay + 1;
  const origins = new Set<number>();
  for (let origin = firstDay + FIRST_ORIGIN_DAYS - 1; origin + HORIZON_DAYS < end; origin += ORIGIN_STEP_DAYS) {
    if (panel.firstDay + origin >= from) origins.add(origin);
  }
  const complete = panel.counts.map((counts) => counts.subarray(firstDay, end).every((count) => !Number.isNaN(count)));
  return { name: winter.name, firstDay, origins, complete };
}

/** The two calendar years of a winter, e.g. 2019-20. */
export function seasonName(winter: Winter): string {
  const year = new Date(winter.firstDay * DAY_MS).getUTCFullYear();
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}
