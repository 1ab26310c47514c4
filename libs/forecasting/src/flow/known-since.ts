import { HOUR_MS, hourFloor } from '@wardcast/timeseries';
import type { FlowStay } from './flow-window';

/** ms UTC, half-open. */
export interface KnownSpan {
  readonly from: number;
  readonly to: number;
}

/** An unchanged rate begins with so long a silence once in a thousand times: then nothing was told, or nobody was let in. */
const UNLIKELY = 1e-3;
/** Movements are not spread evenly over the day: a night, or a Sunday, is no silence. */
const LEAST_SILENCE_MS = 36 * HOUR_MS;

/**
 * Since when the movements of a hospital are known. Whoever lay in it when its feed began may have come weeks before, but
 * nobody is known to have left before: a span that begins with an unlikely silence of departures is cut to the hour of the
 * first one. Hours before it would be read as hours in which nobody came. All of the span where nobody left.
 */
export function toldSince(stays: Iterable<FlowStay>, span: KnownSpan): number {
  return firstAfterSilence(Array.from(stays, ({ leftAt }) => leftAt ?? NaN), span);
}

/** Since when one unit of it takes patients, by the same rule for those who came; all of the span where somebody lay there at its start. */
export function openSince(stays: readonly FlowStay[], span: KnownSpan): number {
  const { from } = span;
  if (stays.some(({ enteredAt, leftAt }) => enteredAt <= from && (leftAt === null || leftAt > from))) return from;
  return firstAfterSilence(stays.map(({ enteredAt }) => enteredAt), span);
}

/** Of n instants that fall anywhere in a span, all lie in a last part of it with the chance part^n. */
function firstAfterSilence(instants: readonly number[], { from, to }: KnownSpan): number {
  const inside = instants.filter((at) => at >= from && at < to);
  if (inside.length === 0) return from;
  const first = inside.reduce((least, at) => Math.min(least, at));
  if (first - from < LEAST_SILENCE_MS || ((to - first) / (to - from)) ** inside.length >= UNLIKELY) return from;
  // A fit needs one whole hour.
  return Math.max(from, Math.min(hourFloor(first), hourFloor(to) - HOUR_MS));
}
