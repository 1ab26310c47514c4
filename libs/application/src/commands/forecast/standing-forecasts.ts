import { widenForecast } from '@wardcast/forecasting';
import { UNIT_MISSING } from './forecast-notes';
import type { IssuedForecast, RefusedForecast } from './unit-forecasts';

const HOUR_MS = 3_600_000;
/** A refused unit's last forecast stands for it in sums while so much of it lies ahead: less is no outlook for a hospital. */
const LEAST_HOURS_AHEAD = 24;
/** It counts as the last value that was known. */
const AGED_STEP = 5;

/**
 * The newest forecast of every node. A node that refuses has none; in the sums above it its last one stands in for a
 * while, since a hospital without an outlook because of one ward helps nobody.
 */
export class StandingForecasts {
  private readonly last = new Map<string, IssuedForecast>();
  private readonly refused = new Set<string>();

  keep(made: IssuedForecast | RefusedForecast): void {
    if (made.forecast === null) {
      this.refused.add(made.nodeId);
      return;
    }
    this.refused.delete(made.nodeId);
    this.last.set(made.nodeId, made);
  }

  /** Whether the node's newest issue is a forecast. */
  has(nodeId: string): boolean {
    return this.last.has(nodeId) && !this.refused.has(nodeId);
  }

  /** What the node adds to a sum that is issued now (ms); null where it has nothing to say. */
  partOf(nodeId: string, issuedAt: number): IssuedForecast | null {
    const last = this.last.get(nodeId) ?? null;
    return last === null || !this.refused.has(nodeId) ? last : agedForecast(last, issuedAt);
  }
}

/** What a forecast said of the hours that still lie ahead, as wide as one made on what was known then; says so. Null where too few do. */
export function agedForecast(last: IssuedForecast, issuedAt: number): IssuedForecast | null {
  const { targets, laws, mean, expectedIn, expectedOut, parts: _parts, ...forecast } = last.forecast;
  const passed = targets.filter((target) => target <= issuedAt).length;
  if (targets.length - passed < LEAST_HOURS_AHEAD) return null;
  const ahead = { ...forecast, issuedAt, targets: targets.slice(passed), laws: laws.slice(passed), mean: mean.slice(passed), expectedIn: expectedIn.slice(passed), expectedOut: expectedOut.slice(passed) };
  return {
    ...last,
    issuedAt,
    forecast: widenForecast(ahead, Math.max(0, issuedAt - last.issuedAt) / HOUR_MS),
    staffed: last.staffed.slice(passed),
    ladderStep: Math.max(AGED_STEP, last.ladderStep),
    notes: { stepDown: { reason: UNIT_MISSING, unitIds: [] }, widening: last.notes?.widening ?? null },
  };
}
