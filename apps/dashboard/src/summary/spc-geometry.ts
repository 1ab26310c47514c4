import type { SummaryLimits, SummaryMeasure, SummaryPoint } from '@wardcast/contract';

/** Size of the small chart in its own units, and the part that points may take. */
export const SPC_WIDTH = 176;
export const SPC_HEIGHT = 44;
const LEFT = 5;
const RIGHT = 171;
const TOP = 5;
const BOTTOM = 39;

export type PointMark = 'usual' | 'better' | 'worse' | 'neutral';
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  readonly mark: PointMark;
}
export interface DrawnChart {
  /** Runs of known weeks, each a line of its own: no line crosses a gap. */
  readonly lines: readonly (readonly DrawnPoint[])[];
  /** y of the usual range's top and bottom and of the mean; null while there are too few weeks. */
  readonly range: { readonly top: number; readonly bottom: number; readonly mean: number } | null;
}

function markOf({ causes, direction }: SummaryPoint, betterWhen: SummaryMeasure['betterWhen']): PointMark {
  if (causes.length === 0 || direction === 0) return 'usual';
  if (betterWhen === 'neither') return 'neutral';
  return (direction > 0) === (betterWhen === 'higher') ? 'better' : 'worse';
}

/** A scale that holds every value and the usual range; a series that never moves lies in the middle. */
function scaleOf(values: readonly number[], limits: SummaryLimits | null): (value: number) => number {
  const all = limits ? [...values, limits.lower, limits.upper] : values;
  const low = Math.min(...all);
  const high = Math.max(...all);
  return (value) => (high === low ? (TOP + BOTTOM) / 2 : BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP));
}

/** Where everything of the small chart lies, from the left (oldest week) to the right. */
export function drawSpc(series: readonly SummaryPoint[], limits: SummaryLimits | null, betterWhen: SummaryMeasure['betterWhen']): DrawnChart {
  const known = series.flatMap(({ value }) => (value === null ? [] : [value]));
  const y = scaleOf(known, limits);
  const x = (index: number) => LEFT + (series.length < 2 ? 0 : (index / (series.length - 1)) * (RIGHT - LEFT));
  const lines: DrawnPoint[][] = [];
  series.forEach((point, index) => {
    if (point.value === null) return;
    if (index === 0 || series[index - 1]?.value === null) lines.push([]);
    lines[lines.length - 1]!.push({ x: x(index), y: y(point.value), mark: markOf(point, betterWhen) });
  });
  return { lines, range: limits && { top: y(limits.upper), bottom: y(limits.lower), mean: y(limits.mean) } };
}
