import { trimmed, type CountPmf } from '@wardcast/probability';

/**
 * A correction of stated chances: what is stated as u happens as often as the map says. Values at the edges of twenty
 * equal parts of [0, 1], ascending from 0 to 1, linear between them.
 */
export type CalibrationMap = readonly number[];

const PARTS = 20;
/** A law's tails below this are cut again, as before the correction. */
const TAIL = 1e-9;
/** Scores at which a round moves half as far as it would with endless ones. */
const HALF_TRUST_SCORES = 500;

export const NO_CORRECTION_MAP: CalibrationMap = Array.from({ length: PARTS + 1 }, (_, i) => i / PARTS);

/**
 * The map after a round of scores: transforms of forecasts as they were issued under about this map. `gain` in (0, 1] is the
 * share of what they show that is believed with endless scores; rounds that see the same scores again need a small one. The
 * new map is the old one followed by the histogram of the transforms, drawn towards none. Without scores nothing changes.
 */
export function movedMap(map: CalibrationMap, transforms: readonly number[], gain: number): CalibrationMap {
  const share = (gain * transforms.length) / (transforms.length + HALF_TRUST_SCORES);
  if (share === 0) return map;
  const cumulated = new Float64Array(PARTS + 1);
  for (const u of transforms) cumulated[Math.min(PARTS - 1, Math.floor(u * PARTS)) + 1]! += 1 / transforms.length;
  for (let i = 0; i < PARTS; i++) cumulated[i + 1]! += cumulated[i]!;
  const seen = Array.from(cumulated, (happened, i) => (1 - share) * (i / PARTS) + share * happened);
  return map.map((stated, i) => (i === PARTS ? 1 : mapped(seen, stated)));
}

/** The law whose chance of at most k is the mapped one. The same counts stay possible. */
export function calibratedLaw(law: CountPmf, map: CalibrationMap): CountPmf {
  if (map === NO_CORRECTION_MAP) return law;
  const p = new Float64Array(law.p.length);
  let stated = 0;
  let below = 0;
  for (let i = 0; i < p.length; i++) {
    stated += law.p[i]!;
    const here = i === p.length - 1 ? 1 : Math.max(below, mapped(map, Math.min(1, stated)));
    p[i] = here - below;
    below = here;
  }
  return trimmed({ offset: law.offset, p }, TAIL);
}

/** Whether a stored value is a map. */
export function isCalibrationMap(value: unknown): value is CalibrationMap {
  if (!Array.isArray(value) || value.length !== PARTS + 1) return false;
  const numbers = value as readonly unknown[];
  return numbers.every((x, i) => typeof x === 'number' && x >= (i === 0 ? 0 : (numbers[i - 1] as number)) && x <= 1) && numbers[PARTS] === 1;
}

function mapped(map: readonly number[], u: number): number {
  const part = Math.min(PARTS - 1, Math.floor(u * PARTS));
  return map[part]! + (u * PARTS - part) * (map[part + 1]! - map[part]!);
}
