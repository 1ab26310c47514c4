import { chanceInTen } from './chance';

export type Level = 'steady' | 'tight' | 'short' | 'critical';

/** From the calmest to the worst; the index is the rank. */
export const LEVELS: readonly Level[] = ['steady', 'tight', 'short', 'critical'];

/** Chances in ten at which each level starts. */
const STARTS_AT: Readonly<Record<Level, number>> = { steady: 0, tight: 2, short: 5, critical: 8 };
/** A level rises after two runs: one run may be a single odd patient. */
const RUNS_UP = 2;
/** It falls only after three, since standing down too early costs more than standing by. */
const RUNS_DOWN = 3;
/** And only when the probability lies this far below the boundary, so that it does not flicker on the edge. */
const GAP_DOWN = 0.1;

/** @param inTen a chance from 0 to 10 as `chanceInTen` gives it */
export function levelOf(inTen: number): Level {
  if (inTen >= STARTS_AT.critical) return 'critical';
  if (inTen >= STARTS_AT.short) return 'short';
  return inTen >= STARTS_AT.tight ? 'tight' : 'steady';
}

/** Rank from 0 (steady) to 3 (critical). */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** A shown level with the memory it needs: the probabilities of the latest runs, oldest first. */
export interface LevelState {
  readonly level: Level;
  readonly runs: readonly number[];
}

/** The state of a forecast target seen for the first time: its own level. */
export function firstLevel(probability: number): LevelState {
  return { level: levelOf(chanceInTen(probability)), runs: [probability] };
}

/** The levels that the latest `count` runs ask for when each is read `raisedBy` higher; null while there are fewer. */
function askedBy(runs: readonly number[], count: number, raisedBy = 0): readonly number[] | null {
  const latest = runs.slice(-count).map((probability) => levelRank(levelOf(chanceInTen(probability + raisedBy))));
  return latest.length === count ? latest : null;
}

function shownAfter(level: Level, runs: readonly number[]): Level {
  const lowestUp = Math.min(...(askedBy(runs, RUNS_UP) ?? [0]));
  if (lowestUp > levelRank(level)) return LEVELS[lowestUp] ?? level;
  const highestDown = Math.max(...(askedBy(runs, RUNS_DOWN, GAP_DOWN) ?? [LEVELS.length]));
  return highestDown < levelRank(level) ? (LEVELS[highestDown] ?? level) : level;
}

/**
 * One more forecast run for the same target. Up when the last two runs both lie above, to the lower of them; down when
 * the last three lie below even when read 0.10 higher, to the highest of those readings; else the level stays.
 */
export function stepLevel(state: LevelState, probability: number): LevelState {
  const runs = [...state.runs, probability].slice(-RUNS_DOWN);
  return { level: shownAfter(state.level, runs), runs };
}
