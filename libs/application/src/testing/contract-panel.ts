import type { HourlyPanel } from '@wardcast/forecasting';
import { uniformAt } from '@wardcast/probability';

/** 2023-01-02, a Monday. */
const MONDAY = 19_359;
const SITES = 8;
const SEED = 11;
/** A deviation is worth so much of itself an hour later. */
const FADE = 0.9;
/** The site that is in the panel and has never sent a count. */
export const NEVER_REPORTED = SITES - 1;

/** Departments with a daily wave whose deviation from it fades, and one that never reported. */
export function contractPanel({ days }: { readonly days: number }): HourlyPanel {
  const counts = Array.from({ length: SITES }, (_, site) => {
    let deviation = 0;
    return Float64Array.from({ length: days * 24 }, (_hour, t) => {
      deviation = FADE * deviation + 5 * (uniformAt(SEED, site, t) - 0.5);
      return site === NEVER_REPORTED ? NaN : Math.max(0, Math.round(12 + 2 * site + 5 * Math.sin(((t % 24) / 24) * 2 * Math.PI) + deviation));
    });
  });
  return { firstDay: MONDAY, hours: days * 24, sites: counts.map((_, i) => `site ${i}`), counts, companions: null, regions: counts.map(() => 0), holidays: new Uint8Array(days + 5) };
}

/** The panel with the counts of some hours changed. */
export function withHours(panel: HourlyPanel, { fromInclusive, change }: { readonly fromInclusive: number; readonly change: (hour: number, count: number) => number }): HourlyPanel {
  return { ...panel, counts: panel.counts.map((counts) => counts.map((count, hour) => (hour < fromInclusive || Number.isNaN(count) ? count : change(hour, count)))) };
}
