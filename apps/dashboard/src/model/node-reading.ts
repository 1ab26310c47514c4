import type { BoardNode, NodeForecast } from '@wardcast/contract';
import { bridgeOf, type Bridge } from './bridge';
import { chanceInTen } from './chance';
import type { FreeRange } from './free-range';
import { firstLevel, type Level, type LevelState } from './level';

/** What the forecast says about one node at the target. */
export interface TargetReading {
  readonly probability: number;
  /** Chance of running out, in ten. */
  readonly chance: number;
  readonly level: Level;
  readonly bridge: Bridge;
  /** The 80 % range of free beds. */
  readonly free: FreeRange;
}

/** One node as the screen reads it: its numbers now, and its forecast at the target. */
export interface NodeReading {
  readonly node: BoardNode;
  readonly freeNow: number;
  /** Null while no forecast reaches the target. */
  readonly target: TargetReading | null;
}

/** The forecast's row for `at`: the first full hour at or after it. -1 when the forecast does not reach it. */
export function rowAt(forecast: NodeForecast, at: number): number {
  return forecast.targets.findIndex((target) => target >= at);
}

/** The census quantile at `level` (say 0.5) in `row`. Throws when the forecast lacks it: it is part of the contract. */
export function quantileAt(forecast: NodeForecast, level: number, row: number): number {
  const index = forecast.levels.findIndex((known) => Math.abs(known - level) < 1e-9);
  const value = forecast.quantiles[index]?.[row];
  if (value === undefined) throw new Error(`Forecast ${forecast.forecastId} has no quantile ${level} in row ${row}`);
  return value;
}

/** A node with the memory of its levels, one state per target instant. */
export interface NodeWithLevels {
  readonly node: BoardNode;
  readonly levels: ReadonlyMap<number, LevelState>;
}

function readTarget(stored: NodeWithLevels, forecast: NodeForecast, at: number): TargetReading | null {
  const row = rowAt(forecast, at);
  const probability = forecast.chanceShort[row];
  const staffed = forecast.staffed[row];
  const instant = forecast.targets[row];
  if (probability === undefined || staffed === undefined || instant === undefined) return null;
  const { live } = stored.node;
  const bridge = bridgeOf({
    staffedNow: live.staffedBeds,
    censusNow: live.census,
    staffedAtTarget: staffed,
    medianCensus: quantileAt(forecast, 0.5, row),
    expectedOut: forecast.expectedOut[row] ?? 0,
    targetAt: at,
    definiteOutAt: live.definiteOutAt,
    decidedInAt: live.decidedInAt,
  });
  return {
    probability,
    chance: chanceInTen(probability),
    level: (stored.levels.get(instant) ?? firstLevel(probability)).level,
    bridge,
    free: { low: staffed - quantileAt(forecast, 0.9, row), high: staffed - quantileAt(forecast, 0.1, row) },
  };
}

/** Reads a node at the target instant `at` (UTC ms). */
export function readNode(stored: NodeWithLevels, at: number): NodeReading {
  const { node } = stored;
  const freeNow = node.live.staffedBeds - node.live.census;
  return { node, freeNow, target: node.forecast ? readTarget(stored, node.forecast, at) : null };
}
