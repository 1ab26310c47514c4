import { chanceInTen } from './chance-in-ten';
import { LEVELS, levelOf, type ForecastLevel } from './forecast-level';

/** A rise has to be confirmed once, a fall twice: an alarm that flickers is not believed. */
const RUNS_UP = 2;
const RUNS_DOWN = 3;
/** A fall counts only when the chance is this far below the boundary that it came over. */
const GAP_DOWN = 0.1;

/**
 * The shown level, one step of hysteresis on. `chances`: probabilities of the latest runs, oldest first, the newest
 * last. Rises to the lowest level of the last two runs when both lie above; falls to the highest level of the last
 * three runs, each read .10 higher, when all lie below; else stays. Without a previous level: that of the newest run.
 */
export function stepLevel(previous: ForecastLevel | null, chances: readonly number[]): ForecastLevel {
  const newest = chances.at(-1);
  if (previous === null) return newest === undefined ? 'steady' : levelOf(chanceInTen(newest));
  const now = LEVELS.indexOf(previous);
  const up = chances.slice(-RUNS_UP).map((chance) => LEVELS.indexOf(levelOf(chanceInTen(chance))));
  if (up.length === RUNS_UP && Math.min(...up) > now) return LEVELS[Math.min(...up)]!;
  const down = chances.slice(-RUNS_DOWN).map((chance) => LEVELS.indexOf(levelOf(chanceInTen(chance + GAP_DOWN))));
  if (down.length === RUNS_DOWN && Math.max(...down) < now) return LEVELS[Math.max(...down)]!;
  return previous;
}
