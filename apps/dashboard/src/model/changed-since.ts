import type { BoardNode } from '@wardcast/contract';
import { firstLevel } from './level';
import { readNode, type NodeReading, type NodeWithLevels } from './node-reading';
import { nextWallTime } from './target-time';

const DAY_MS = 24 * 3_600_000;
/** The list stays short enough to be read at a glance. */
const SHOWN_CHANGES = 5;
const WALL_TIME = /^\d\d:\d\d$/;

/** The board as it stood at `at`: the last bed meeting, or when this screen first saw the hospital. */
export interface Baseline {
  readonly at: number;
  readonly nodes: ReadonlyMap<string, BoardNode>;
}

export interface Change {
  readonly nodeId: string;
  readonly before: NodeReading;
  readonly after: NodeReading;
}

/** The last bed meeting at or before `now` (UTC ms); null when none is set. */
export function lastHuddle(huddleTimes: readonly string[], now: number, timeZone: string): number | null {
  const past = huddleTimes
    .filter((time) => WALL_TIME.test(time))
    .flatMap((time) => [nextWallTime(time, now - 2 * DAY_MS, timeZone), nextWallTime(time, now - DAY_MS, timeZone)])
    .filter((at) => at <= now);
  return past.length > 0 ? Math.max(...past) : null;
}

function withoutMemory(node: BoardNode): NodeWithLevels {
  return { node, levels: new Map() };
}

function moved(before: NodeReading, after: NodeReading): number {
  if (!before.target || !after.target) return 0;
  return Math.abs(after.target.chance - before.target.chance);
}

/** Those of the `wards` given whose chance at the target changed since the baseline, largest change first. */
export function changesSince(baseline: Baseline, wards: readonly NodeWithLevels[], targetAt: number): readonly Change[] {
  const changes = wards.flatMap((stored) => {
    const old = baseline.nodes.get(stored.node.nodeId);
    if (!old) return [];
    const change = { nodeId: stored.node.nodeId, before: readNode(withoutMemory(old), targetAt), after: readNode(stored, targetAt) };
    return moved(change.before, change.after) > 0 ? [change] : [];
  });
  return changes.sort((a, b) => moved(b.before, b.after) - moved(a.before, a.after)).slice(0, SHOWN_CHANGES);
}

/** The level that a past reading had by its own probability. */
export function ownLevel(reading: NodeReading) {
  return reading.target ? firstLevel(reading.target.probability).level : null;
}
