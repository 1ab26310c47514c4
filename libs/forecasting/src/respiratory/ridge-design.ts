import { featureAt, type RespiratoryFeature } from './respiratory-features';

/** 'plain' knows levels and slopes alone; 'curved' also how a wave bends, where it stands in the season, and Christmas. */
export type RidgeKind = 'plain' | 'curved';

const WEEKS_OF_YEAR = 52.18;
const LINEAR = (['level', 'change1', 'change2', 'slope4', 'slope6', 'nationSlope', 'regionSlope'] as const).map(featureAt);
const [LEVEL, CHANGE, CHANGE_BEFORE, SLOPE, NATION, NATION_SLOPE, REGION, WEEK, CHRISTMAS, CENTRE, TOP] = (['level', 'change1', 'change2', 'slope4', 'nation', 'nationSlope', 'region', 'week', 'christmas', 'centre', 'top'] as const satisfies readonly RespiratoryFeature[]).map(featureAt) as [number, number, number, number, number, number, number, number, number, number, number];
/** Weeks before and after Christmas in which people and reporters behave otherwise, as starts of weeks' distance. */
const CHRISTMAS_WEEKS = [-3, -2, -1, 0, 1, 2] as const;
/** A growth rate is a slope over the height; near nothing it must not explode. */
const LEAST_HEIGHT = 0.2;
/** Distances to the areas, fourteen products, weeks of Christmas, a harmonic and its four products, three growth rates, the scale. */
const CURVED_EXTRA = 2 + 14 + CHRISTMAS_WEEKS.length + 2 + 4 + 3 + 2;

export const RIDGE_WIDTHS = { plain: 1 + LINEAR.length, curved: 1 + LINEAR.length + CURVED_EXTRA } as const;

/** Christmas weeks and the harmonic lie between the products of levels and the products of the season. */
const [PRODUCTS_END, SEASON_PRODUCTS] = [1 + LINEAR.length + 2 + 14, 1 + LINEAR.length + 2 + 14 + CHRISTMAS_WEEKS.length + 2] as const;
/** Standard deviations at which a column is cut. */
const LINEAR_CUT = 5;
const PRODUCT_CUT = 3;

/**
 * How far a standardised column may reach. Products, growth rates and the scale are cut earlier: in a season higher than all
 * before (as 2017-18 was) uncut squares run away, and its law lost a sixth more than with this cut, which costs other seasons about 1 %.
 */
export function columnCut(column: number): number {
  const isProduct = (column >= 1 + LINEAR.length + 2 && column < PRODUCTS_END) || column >= SEASON_PRODUCTS;
  return isProduct ? PRODUCT_CUT : LINEAR_CUT;
}

/** Writes the design row of the feature row that begins at `base`; the first entry is the intercept's 1. */
export function writeDesign(kind: RidgeKind, values: Float64Array, base: number, row: Float64Array): void {
  let at = 0;
  row[at++] = 1;
  for (const j of LINEAR) row[at++] = values[base + j]!;
  if (kind === 'plain') return;
  const [level, slope, nation, nationSlope] = [values[base + LEVEL]!, values[base + SLOPE]!, values[base + NATION]!, values[base + NATION_SLOPE]!];
  const christmas = values[base + CHRISTMAS]!;
  const angle = (2 * Math.PI * values[base + WEEK]!) / WEEKS_OF_YEAR;
  const [change, before] = [values[base + CHANGE]!, values[base + CHANGE_BEFORE]!];
  // Epidemics grow fast from low levels and slow down as they climb: the products of level and slope are that bend.
  row.set([nation - level, values[base + REGION]! - level], at);
  row.set([level * level, level * slope, level * nationSlope, slope * slope, slope * Math.abs(slope)], at + 2);
  row.set([nation * nation, nation * slope, nation * nationSlope, nationSlope * nationSlope, nationSlope * Math.abs(nationSlope), nationSlope * slope], at + 7);
  row.set([change * level, change * change, (change - before) * level], at + 13);
  row.set(CHRISTMAS_WEEKS.map((start) => (christmas >= start && christmas < start + 1 ? 1 : 0)), at + 16);
  const [sine, cosine, height] = [Math.sin(angle), Math.cos(angle), Math.max(0, level + values[base + CENTRE]!) + LEAST_HEIGHT];
  // The same slope means more before the usual peak than after it.
  row.set([sine, cosine, sine * slope, cosine * slope, sine * nationSlope, cosine * nationSlope], at + 22);
  row.set([slope / height, nationSlope / height, change / height, values[base + CENTRE]!, values[base + TOP]!], at + 28);
}
