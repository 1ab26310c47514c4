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

/** A level with the memory it needs: how many runs in a row asked for a change, and the mildest change they asked for. */
export interface LevelState {
  readonly level: Level;
  readonly runsAbove: number;
  readonly runsBelow: number;
  readonly candidate: Level;
}

/** The state of a forecast target seen for the first time: its own level, without memory. */
export function firstLevel(probability: number): LevelState {
  const level = levelOf(chanceInTen(probability));
  return { level, runsAbove: 0, runsBelow: 0, candidate: level };
}

function settled(level: Level): LevelState {
  return { level, runsAbove: 0, runsBelow: 0, candidate: level };
}

/** The change that all runs of a row agree on: the one nearest to the present level. */
function nearest(level: Level, first: Level, second: Level): Level {
  const distance = (other: Level) => Math.abs(levelRank(other) - levelRank(level));
  return distance(first) <= distance(second) ? first : second;
}

/**
 * One more forecast run for the same target. Up after two runs that both lie above, to the lower of them; down after
 * three that lie below even when read 0.10 higher, to the highest of those readings; else the level stays.
 */
export function stepLevel(state: LevelState, probability: number): LevelState {
  const asked = levelOf(chanceInTen(probability));
  if (levelRank(asked) > levelRank(state.level)) {
    const candidate = state.runsAbove > 0 ? nearest(state.level, state.candidate, asked) : asked;
    return state.runsAbove + 1 >= RUNS_UP ? settled(candidate) : { level: state.level, runsAbove: state.runsAbove + 1, runsBelow: 0, candidate };
  }
  const cautious = levelOf(chanceInTen(probability + GAP_DOWN));
  if (levelRank(cautious) < levelRank(state.level)) {
    const candidate = state.runsBelow > 0 ? nearest(state.level, state.candidate, cautious) : cautious;
    return state.runsBelow + 1 >= RUNS_DOWN ? settled(candidate) : { level: state.level, runsAbove: 0, runsBelow: state.runsBelow + 1, candidate };
  }
  return settled(state.level);
}
