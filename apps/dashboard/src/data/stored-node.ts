import type { BoardNode, NodeForecast } from '@wardcast/contract';
import { firstLevel, stepLevel, type LevelState } from '../model/level';
import { compareVersions } from '../model/version-order';

/** How long a changed value keeps its mark, wall ms. */
export const CHANGE_SHOWN_MS = 60_000;
/** Enough replaced states to find the last different value in a busy minute, few enough to cost nothing. */
const REPLACED_KEPT = 8;

/** A state that was on the screen until `atWallMs`. */
export interface ReplacedNode {
  readonly node: BoardNode;
  readonly atWallMs: number;
}

/** A node with what the screen must remember about it. */
export interface StoredNode {
  readonly node: BoardNode;
  /** Level with its hysteresis for every target instant of the forecast. */
  readonly levels: ReadonlyMap<number, LevelState>;
  /** States replaced within the last minute, newest first. */
  readonly replaced: readonly ReplacedNode[];
}

function steppedLevels(levels: ReadonlyMap<number, LevelState>, forecast: NodeForecast): ReadonlyMap<number, LevelState> {
  return new Map(
    forecast.targets.map((target, row) => {
      const probability = forecast.chanceShort[row] ?? 0;
      const known = levels.get(target);
      return [target, known ? stepLevel(known, probability) : firstLevel(probability)];
    }),
  );
}

function nextLevels(stored: StoredNode | undefined, node: BoardNode): ReadonlyMap<number, LevelState> {
  const levels = stored?.levels ?? new Map<number, LevelState>();
  if (!node.forecast) return levels;
  const isSameRun = stored?.node.forecast?.forecastId === node.forecast.forecastId;
  return isSameRun ? levels : steppedLevels(levels, node.forecast);
}

/** The stored node after a message, or the very same one when the message is not newer: applying twice is harmless. */
export function storedAfter(stored: StoredNode | undefined, node: BoardNode, wallMs: number): StoredNode {
  if (!stored) return { node, levels: nextLevels(undefined, node), replaced: [] };
  if (compareVersions(node.version, stored.node.version) <= 0) return stored;
  const recent = stored.replaced.filter((old) => wallMs - old.atWallMs < CHANGE_SHOWN_MS);
  const replaced = [{ node: stored.node, atWallMs: wallMs }, ...recent].slice(0, REPLACED_KEPT);
  return { node, levels: nextLevels(stored, node), replaced };
}

/**
 * The last different value within the last minute, with the wall time at which it was replaced; null when there is
 * none. `read` picks the value from a node.
 */
export function lastDifferent<Value>(stored: StoredNode, read: (node: BoardNode) => Value): { readonly value: Value; readonly atWallMs: number } | null {
  const current = read(stored.node);
  for (const old of stored.replaced) {
    const value = read(old.node);
    if (value !== current) return { value, atWallMs: old.atWallMs };
  }
  return null;
}
