import type { WhatIfInput } from '../input/what-if-input';
import { applyChanges } from '../levers/levers';
import type { LeverChange } from '../levers/lever';
import type { MeasureName } from './measures';
import { PairedSimulation } from './paired-simulation';
import { WhatIfResults } from './what-if-results';

/** Replications of the first answer: few enough to be there while the hand is still on the lever. */
export const FIRST_CHUNK = 8;
const CHUNK_GROWTH = 1.6;
const LARGEST_CHUNK = 50;
/** Never fewer: ranges in words need their tails. */
export const MIN_REPLICATIONS = 100;
export const MAX_REPLICATIONS = 400;
/** The mean of a change is known well enough when its half width is below this share of it. */
export const PRECISION = 0.05;
const JUDGED_BY: readonly MeasureName[] = ['worstBedsShort', 'bedDaysShort', 'boardingHours'];

export interface RunOptions {
  readonly maxReplications?: number;
  readonly minReplications?: number;
  /** Measures whose change must be precise before the run stops early. */
  readonly judgedBy?: readonly MeasureName[];
}

/** Sizes of the chunks up to a number of replications: small first, for a quick coarse answer. */
export function chunkSizes(replications: number): readonly number[] {
  const sizes: number[] = [];
  for (let left = replications, size = FIRST_CHUNK; left > 0; size = Math.min(LARGEST_CHUNK, Math.ceil(size * CHUNK_GROWTH))) {
    sizes.push(Math.min(size, left));
    left -= sizes.at(-1)!;
  }
  return sizes;
}

/** True when every judged change is known within PRECISION, or is exactly nothing, and the least number has run. */
export function isPrecise(results: WhatIfResults, options: RunOptions = {}): boolean {
  if (results.replications < (options.minReplications ?? MIN_REPLICATIONS)) return false;
  const judged = new Set(options.judgedBy ?? JUDGED_BY);
  return results.measures().every(({ name, change }) => !judged.has(name) || change.halfWidth95 <= PRECISION * Math.abs(change.mean));
}

export interface WhatIfProgress {
  readonly results: WhatIfResults;
  readonly replications: number;
  readonly maxReplications: number;
  /** Null while it goes on. */
  readonly ended: 'precise' | 'limit' | null;
}

/**
 * Runs a scenario in chunks; each step gives the same results object, sharper. Stop asking and nothing more is computed:
 * that is how a run is aborted. Throws RangeError on invalid changes.
 */
export function* runWhatIf(baseline: WhatIfInput, changes: readonly LeverChange[], options: RunOptions = {}): Generator<WhatIfProgress, void> {
  const scenario = applyChanges(baseline, changes);
  // Known patients leave nothing to chance: one replication says it all.
  const maxReplications = isCertain(baseline) ? 1 : (options.maxReplications ?? MAX_REPLICATIONS);
  const simulation = new PairedSimulation(baseline, scenario);
  const results = new WhatIfResults(baseline, scenario);
  for (const size of chunkSizes(maxReplications)) {
    results.add(simulation.block(results.replications, size));
    const precise = results.replications < maxReplications && isPrecise(results, options);
    const ended = precise ? 'precise' : results.replications >= maxReplications ? 'limit' : null;
    yield { results, replications: results.replications, maxReplications, ended };
    if (ended !== null) return;
  }
}

/** Nothing is drawn: no patient but known ones, and no elective. */
export function isCertain(input: WhatIfInput): boolean {
  return input.known.length > 0 && input.present.length === 0 && input.bookings.length === 0 && input.streams.every((stream) => stream.ratePerHour.every((rate) => rate === 0));
}
