import { DAY_MS, HOUR_MS, hourOfDay } from '@wardcast/timeseries';
import type { TransferStay } from './transfer-shares';

/** What a lever's main field has been in the weeks of the record, relative to their mean: the lowest and the highest week. */
export interface SeenRange {
  readonly kind: string;
  readonly field: string;
  readonly low: number;
  readonly high: number;
}
export interface SeenSources {
  readonly zone: string;
  /** ms UTC, half-open; whole weeks count, from the end backwards. */
  readonly from: number;
  readonly to: number;
  /** Stays by visit and in order. */
  readonly stays: Iterable<TransferStay>;
  readonly emergencyUnitIds: ReadonlySet<string>;
}
/** What the same weeks say about discharges, for the sentence beside the lever. */
export interface SeenInData {
  readonly weeks: number;
  readonly ranges: readonly SeenRange[];
  /** Share of the last ward stays that ended before noon, in percent: mean, lowest and highest week. */
  readonly beforeNoonPercent: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

const WEEK_MS = 7 * DAY_MS;
const NOON = 12;
/** Two weeks say nothing about what is usual. */
const FEWEST_WEEKS = 3;

interface Week {
  arrivals: number;
  ended: number;
  hours: number;
  left: number;
  beforeNoon: number;
}

/** Ranges of past weeks: beyond them a scenario has not been seen, and says so. Empty with fewer than three whole weeks. */
export function seenInData(sources: SeenSources): SeenInData {
  const count = Math.floor((sources.to - sources.from) / WEEK_MS);
  if (count < FEWEST_WEEKS) return { weeks: Math.max(0, count), ranges: [], beforeNoonPercent: null };
  const weeks = Array.from({ length: count }, (): Week => ({ arrivals: 0, ended: 0, hours: 0, left: 0, beforeNoon: 0 }));
  const weekOf = (at: number): Week | undefined => weeks[count - 1 - Math.floor((sources.to - 1 - at) / WEEK_MS)];
  let last: TransferStay | null = null;
  for (const stay of sources.stays) {
    if (last?.visitKey !== stay.visitKey) {
      if (last !== null) noteLeaving(last, weekOf, sources);
      const week = weekOf(stay.from);
      if (week !== undefined) week.arrivals += 1;
    }
    noteEnd(stay, weekOf, sources);
    last = stay;
  }
  if (last !== null) noteLeaving(last, weekOf, sources);
  const noon = weeks.map((week) => (week.left === 0 ? 0 : (100 * week.beforeNoon) / week.left));
  return {
    weeks: count,
    ranges: [
      { kind: 'surge', field: 'percent', ...aroundMean(weeks.map((week) => week.arrivals)) },
      { kind: 'stays', field: 'scalePercent', ...aroundMean(weeks.map((week) => (week.ended === 0 ? 0 : week.hours / week.ended))) },
    ],
    beforeNoonPercent: { mean: noon.reduce((sum, x) => sum + x, 0) / count, low: Math.min(...noon), high: Math.max(...noon) },
  };
}

type WeekOf = (at: number) => Week | undefined;

function noteEnd(stay: TransferStay, weekOf: WeekOf, { emergencyUnitIds }: SeenSources): void {
  const week = stay.to === null || emergencyUnitIds.has(stay.unitId) ? undefined : weekOf(stay.to);
  if (week === undefined) return;
  week.ended += 1;
  week.hours += (stay.to! - stay.from) / HOUR_MS;
}

/** The end of a visit's last stay is a discharge, unless it was in an emergency department. */
function noteLeaving(stay: TransferStay, weekOf: WeekOf, { zone, emergencyUnitIds }: SeenSources): void {
  const week = stay.to === null || emergencyUnitIds.has(stay.unitId) ? undefined : weekOf(stay.to);
  if (week === undefined) return;
  week.left += 1;
  if (hourOfDay(zone, stay.to!) < NOON) week.beforeNoon += 1;
}

/** Lowest and highest week in percent of the mean week, less 100. */
function aroundMean(values: readonly number[]): { readonly low: number; readonly high: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  if (mean === 0) return { low: 0, high: 0 };
  return { low: (100 * Math.min(...values)) / mean - 100, high: (100 * Math.max(...values)) / mean - 100 };
}
