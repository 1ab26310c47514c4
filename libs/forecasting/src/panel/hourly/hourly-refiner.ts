import { binEdges, binRows, type BinEdges, binOf } from '../../trees/binned-rows';
import { boostedValues, fitBoostedTrees, type BoostedTrees, type BoostSettings } from '../../trees/boosted-trees';
import { LANES } from '../../trees/grow-tree';

export interface RefinerSettings extends BoostSettings {
  /** Weeks between two fits. */
  readonly refitWeeks: number;
  /** Rows kept for each horizon, and how many there must be. */
  readonly keptRows: number;
  readonly leastRows: number;
  /** One of so many rows is kept: neighbouring ones say nearly the same. */
  readonly every: number;
  /** Share of the trees' correction of the centre that is used, and power of their factor on the scale. */
  readonly centreShare: number;
  readonly scalePower: number;
}
/** Correction of one forecast: in scales, and as a factor on the scale. */
export interface Refinement {
  readonly shift: number;
  readonly factor: number;
}

const BINS = 48;
/** Edges are cut on every third row. */
const EDGE_STRIDE = 3;
/** Errors count at most so many scales, for the centre and for the spread. */
const MOST_SHIFT = 5;
const MOST_SIZE = 5;
const FACTOR_BOUNDS = { low: 0.4, high: 2.5 };
const NONE: Refinement = { shift: 0, factor: 1 };

interface Fit {
  readonly edges: BinEdges;
  readonly model: BoostedTrees;
  readonly meanSize: number;
}

/**
 * What trees find in the scaled errors of issued forecasts: a small shift of the centre, and how much wider or narrower
 * than usual this hour of this site is. One set of boosted trees for each horizon with two targets, z and |z|, refitted
 * every few weeks on forecasts whose outcome is known. Assumes that what the linear model missed is missed again. It
 * never moves a centre by more than half of what it sees.
 */
export class HourlyRefiner {
  private readonly stores: readonly RowStore[];
  private fits: (Fit | null)[];
  private fittedWeek = -Infinity;

  constructor(private readonly settings: RefinerSettings, horizons: number) {
    this.stores = Array.from({ length: horizons }, () => new RowStore(settings.keptRows));
    this.fits = new Array<Fit | null>(horizons).fill(null);
  }

  /** Adds the features of an issued forecast and the error over its unrefined scale. `number` thins the rows. */
  add(horizon: number, number: number, row: { readonly features: Float64Array; readonly scaled: number }): void {
    if (number % this.settings.every === 0) this.stores[horizon]!.add(row.features, row.scaled);
  }

  /** Fits anew when the time has come. */
  refit(week: number): void {
    if (week - this.fittedWeek < this.settings.refitWeeks) return;
    const fits = this.stores.map((store, horizon) => (store.size < this.settings.leastRows ? null : this.fit(store, horizon)));
    if (fits.every((fit) => fit === null)) return;
    this.fits = fits;
    this.fittedWeek = week;
  }

  private fit(store: RowStore, horizon: number): Fit {
    const table = store.table();
    const edges = binEdges(table, BINS, EDGE_STRIDE);
    const targets = new Float64Array(table.rows * LANES);
    let sizes = 0;
    store.errors().forEach((scaled, i) => {
      const size = Math.min(MOST_SIZE, Math.abs(scaled));
      targets[i * LANES] = Math.max(-MOST_SHIFT, Math.min(MOST_SHIFT, scaled));
      targets[i * LANES + 1] = size;
      sizes += size;
    });
    const weights = new Float64Array(table.rows).fill(1);
    const learnFrom = Int32Array.from({ length: table.rows }, (_, i) => i);
    const { model } = fitBoostedTrees({ data: binRows(table, edges), targets, weights, learnFrom }, { ...this.settings, seed: this.settings.seed + horizon });
    return { edges, model, meanSize: sizes / table.rows };
  }

  /** Correction of a forecast; none before the first fit. */
  refine(horizon: number, features: Float64Array): Refinement {
    const fit = this.fits[horizon] ?? null;
    if (fit === null) return NONE;
    const bins = new Uint8Array(features.length);
    for (let j = 0; j < bins.length; j++) bins[j] = binOf(fit.edges[j]!, features[j]!);
    const [shift, size] = boostedValues(fit.model, bins);
    const relative = Math.max(FACTOR_BOUNDS.low, Math.min(FACTOR_BOUNDS.high, size! / fit.meanSize));
    return { shift: this.settings.centreShare * shift!, factor: relative ** this.settings.scalePower };
  }
}

const FIRST_ROWS = 1_024;

/** The newest rows, in single precision: trees read their order only. */
class RowStore {
  private features = 0;
  private values = new Float32Array(0);
  private readonly scaled: Float32Array;
  private added = 0;

  constructor(private readonly capacity: number) {
    this.scaled = new Float32Array(capacity);
  }

  get size(): number {
    return Math.min(this.added, this.capacity);
  }

  add(features: Float64Array, scaled: number): void {
    if (this.added === 0) this.features = features.length;
    if (this.added < this.capacity && (this.added + 1) * this.features > this.values.length) this.grow();
    const at = this.added++ % this.capacity;
    this.values.set(features, at * this.features);
    this.scaled[at] = scaled;
  }

  /** Small panels never need the whole store. */
  private grow(): void {
    const rows = Math.min(this.capacity, Math.max(FIRST_ROWS, 2 * this.added));
    const values = new Float32Array(rows * this.features);
    values.set(this.values);
    this.values = values;
  }

  table(): { readonly rows: number; readonly features: number; readonly values: Float64Array } {
    return { rows: this.size, features: this.features, values: Float64Array.from(this.values.subarray(0, this.size * this.features)) };
  }

  errors(): Float32Array {
    return this.scaled.subarray(0, this.size);
  }
}

const FURTHER_FEATURES = 9;

/** Features of a forecast: its row, and what the linear model made of it. */
export function refinerFeatures(row: Float64Array, made: { readonly level: number; readonly base: number; readonly shared: number; readonly own: number; readonly scale: number; readonly hourOfWeek: number; readonly originClass: number }): Float64Array {
  const { level, base, shared, own, scale } = made;
  const centre = (shared + own) / 2;
  const features = new Float64Array(row.length + FURTHER_FEATURES);
  features.set(row);
  features.set([level, centre, base / level, centre / level, scale, (shared - own) / scale, made.hourOfWeek % 24, Math.floor(made.hourOfWeek / 24), made.originClass], row.length);
  return features;
}

/** Settings of the refiner, chosen with those of the hourly panel. */
export const REFINER_SETTINGS: RefinerSettings = {
  rounds: 80,
  rate: 0.07,
  depth: 4,
  leafWeight: 150,
  l2: 1,
  rowShare: 0.5,
  featureShare: 0.4,
  seed: 1,
  refitWeeks: 12,
  keptRows: 40_000,
  leastRows: 10_000,
  every: 3,
  centreShare: 0.5,
  scalePower: 0.8,
};
