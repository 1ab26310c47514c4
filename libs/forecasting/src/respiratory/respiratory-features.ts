import { endWeights, weightedEnd } from './end-weights';
import { weekInSeason } from './respiratory-calendar';
import type { ScaledSeries } from './weekly-series';

/** Features of a place-week, in their order in a row. Levels are on the common scale; slopes are per week. */
export const RESPIRATORY_FEATURES = [
  'level', 'level1', 'level2', 'level3', 'change1', 'change2', 'mean2', 'mean4',
  'slope4', 'bentSlope4', 'bend4', 'slope6', 'bentSlope6', 'bend6',
  'week', 'christmas', 'logPopulation', 'nation', 'nationSlope', 'region', 'regionSlope', 'centre', 'top',
  'isSurveillance', 'isVisits', 'extent',
  'belowPeak', 'sincePeak', 'nationBelowPeak', 'nationSincePeak', 'aboveTrough', 'aboveNation',
] as const;
export type RespiratoryFeature = (typeof RESPIRATORY_FEATURES)[number];
export const RESPIRATORY_WIDTH = RESPIRATORY_FEATURES.length;

/** Position of a feature in a row. */
export function featureAt(name: RespiratoryFeature): number {
  return RESPIRATORY_FEATURES.indexOf(name);
}

const LINE3 = endWeights(3, 1)[1]!;
const LINE4 = endWeights(4, 1)[1]!;
const [, CURVE4, BEND4] = endWeights(4, 2) as [Float64Array, Float64Array, Float64Array];
const LINE6 = endWeights(6, 1)[1]!;
const [, CURVE6, BEND6] = endWeights(6, 2) as [Float64Array, Float64Array, Float64Array];
/** The longest window that a slope needs, and the one of an area's slope. */
const WINDOW = 6;
const AREA_WINDOW = 3;
/** A season's peak and trough are looked for this far back at most, so that a summer does not see the last winter. */
const SEASON_WEEKS = 40;
const EXTENTS = { place: 0, region: 1, nation: 2 } as const;

/**
 * Writes the features of week `i` of a series into `row`, from values up to that week only. False, with `row` undefined,
 * where one of the last six weeks of the place, or of the last three of its areas, is missing.
 */
export function writeFeatures(scaled: ScaledSeries, areas: readonly Float64Array[], i: number, row: Float64Array): boolean {
  const { level, series } = scaled;
  const nation = areas[0]!;
  const region = areas[series.region]!;
  for (let k = 0; k < WINDOW; k++) if (!(level[i - k]! === level[i - k]!)) return false;
  for (let k = 0; k < AREA_WINDOW; k++) if (Number.isNaN(nation[i - k]! + region[i - k]!)) return false;
  const { week, christmas } = weekInSeason(i);
  const from = Math.max(0, i - Math.min(week, SEASON_WEEKS));
  const own = seasonExtremes(level, from, i);
  const whole = seasonExtremes(nation, from, i);
  const [a, b, c, d] = [level[i]!, level[i - 1]!, level[i - 2]!, level[i - 3]!];
  row.set([
    a, b, c, d, a - b, b - c, (a + b) / 2, (a + b + c + d) / 4,
    weightedEnd(LINE4, level, i), weightedEnd(CURVE4, level, i), weightedEnd(BEND4, level, i),
    weightedEnd(LINE6, level, i), weightedEnd(CURVE6, level, i), weightedEnd(BEND6, level, i),
    week, christmas, Math.log(series.population), nation[i]!, weightedEnd(LINE3, nation, i), region[i]!, weightedEnd(LINE3, region, i), scaled.centre, scaled.top,
    series.signal === 'surveillance' ? 1 : 0, series.signal === 'visits' ? 1 : 0, EXTENTS[series.extent],
    own.peak - a, i - own.peakAt, whole.peak - nation[i]!, i - whole.peakAt, a - own.trough, a - nation[i]!,
  ]);
  return true;
}

/** Missing weeks are passed over. */
function seasonExtremes(values: Float64Array, from: number, to: number): { readonly peak: number; readonly peakAt: number; readonly trough: number } {
  let peak = -Infinity;
  let peakAt = to;
  let trough = Infinity;
  for (let j = from; j <= to; j++) {
    if (values[j]! > peak) {
      peak = values[j]!;
      peakAt = j;
    }
    if (values[j]! < trough) trough = values[j]!;
  }
  return { peak, peakAt, trough };
}
