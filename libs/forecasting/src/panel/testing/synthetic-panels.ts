import { uniformAt } from '@wardcast/probability';
import type { DailyCountPanel } from '../daily/daily-panel';
import type { HourlyPanel } from '../hourly/hourly-panel';

/** 2023-01-02, a Monday. */
export const MONDAY = 19_359;
const WEEKDAY = [0.03, 0.02, 0.01, 0.01, -0.01, -0.04, -0.02];

/** Roughly normal noise of variance one from counter-based numbers. */
function noise(seed: number, unit: number, t: number): number {
  let sum = -6;
  for (let k = 0; k < 12; k++) sum += uniformAt(seed, unit, t * 12 + k);
  return sum;
}

/** Wards of different size with a weekly pattern and a level that wanders and comes back. */
export function syntheticDays(options: { readonly units: number; readonly days: number; readonly seed: number }): DailyCountPanel {
  const { units, days, seed } = options;
  const counts = Array.from({ length: units }, (_, i) => {
    let wander = 0;
    return Float64Array.from({ length: days }, (_day, t) => {
      wander = 0.9 * wander + 0.015 * noise(seed, i, t);
      return Math.round((60 + 20 * i) * (1 + WEEKDAY[t % 7]! + wander));
    });
  });
  return { firstDay: MONDAY, days, units: counts.map((_, i) => `ward ${i}`), counts, capacity: null };
}

/** Departments whose deviation from the hour's usual fades by a tenth an hour. */
export function syntheticHours(options: { readonly sites: number; readonly days: number; readonly seed: number }): HourlyPanel {
  const { sites, days, seed } = options;
  const counts = Array.from({ length: sites }, (_, i) => {
    let deviation = 0;
    return Float64Array.from({ length: days * 24 }, (_hour, t) => {
      deviation = 0.9 * deviation + 1.5 * noise(seed, i, t);
      return Math.max(0, Math.round(20 + 4 * i + 6 * Math.sin(((t % 24) / 24) * 2 * Math.PI) + deviation));
    });
  });
  return { firstDay: MONDAY, hours: days * 24, sites: counts.map((_, i) => `site ${i}`), counts, companions: null, regions: counts.map((_, i) => i % 2), holidays: new Uint8Array(days + 5) };
}
