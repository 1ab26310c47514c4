import { meanPinball } from '@wardcast/probability';

export interface QuantilePair {
  /** Steps ahead, in the data set's own steps. */
  readonly horizon: number;
  /** Pairs of one block are dependent: the day, week or number of the origin. */
  readonly block: number;
  readonly season: string;
  readonly observed: number;
  /** Quantiles at the board's levels, ascending, by method: ours and every method that is compared. */
  readonly quantiles: Readonly<Record<string, ArrayLike<number>>>;
}
/** Means over pairs of one method. */
export interface QuantileScore {
  readonly pairs: number;
  readonly pinball: number;
  /** Twice the pinball: the weighted interval score over the same levels. */
  readonly wis: number;
  /** Share of outcomes inside the central interval, by nominal share, ends included. */
  readonly coverage: Readonly<Record<string, number>>;
  /** Sum of |y - median| over the sum of y; null where nothing was ever observed. */
  readonly wape: number | null;
}
/** Loss of every pair of one method, in the order of adding. */
export interface LossColumn {
  readonly losses: readonly number[];
  readonly blocks: readonly number[];
}

interface Sums {
  pairs: number;
  pinball: number;
  absolute: number;
  observed: number;
  readonly inside: number[];
}

/** Scores several methods on the same pairs, in all, by horizon and by season. Levels ascend and lie symmetric around .5. */
export class QuantileBoard {
  private readonly cells = new Map<string, Sums>();
  private readonly losses = new Map<string, number[]>();
  private readonly blocks: number[] = [];
  readonly horizons = new Set<number>();
  readonly seasons = new Set<string>();

  constructor(readonly levels: readonly number[]) {}

  get pairs(): number {
    return this.blocks.length;
  }

  add(pair: QuantilePair): void {
    this.horizons.add(pair.horizon);
    this.seasons.add(pair.season);
    this.blocks.push(pair.block);
    for (const [method, quantiles] of Object.entries(pair.quantiles)) {
      const pinball = meanPinball(this.levels, quantiles, pair.observed);
      const column = this.losses.get(method) ?? [];
      this.losses.set(method, column);
      column.push(pinball);
      for (const key of [method, `${method} h ${pair.horizon}`, `${method} s ${pair.season}`]) this.addTo(key, pair.observed, { quantiles, pinball });
    }
  }

  private addTo(key: string, observed: number, { quantiles, pinball }: { readonly quantiles: ArrayLike<number>; readonly pinball: number }): void {
    const half = (this.levels.length - 1) / 2;
    const sums = this.cells.get(key) ?? { pairs: 0, pinball: 0, absolute: 0, observed: 0, inside: new Array<number>(half).fill(0) };
    this.cells.set(key, sums);
    sums.pairs++;
    sums.pinball += pinball;
    sums.absolute += Math.abs(observed - quantiles[half]!);
    sums.observed += observed;
    for (let k = 0; k < half; k++) if (observed >= quantiles[k]! && observed <= quantiles[2 * half - k]!) sums.inside[k]!++;
  }

  /** Score of a method in all, at one horizon or in one season; null where it has no pairs. */
  score(method: string, at: { readonly horizon?: number; readonly season?: string } = {}): QuantileScore | null {
    const key = at.horizon !== undefined ? `${method} h ${at.horizon}` : at.season !== undefined ? `${method} s ${at.season}` : method;
    const sums = this.cells.get(key);
    if (sums === undefined) return null;
    const { pairs, pinball, inside, absolute, observed } = sums;
    const coverage = Object.fromEntries(inside.map((count, k) => [nominalShare(this.levels, k), count / pairs]));
    return { pairs, pinball: pinball / pairs, wis: (2 * pinball) / pairs, coverage, wape: observed > 0 ? absolute / observed : null };
  }

  column(method: string): LossColumn {
    return { losses: this.losses.get(method) ?? [], blocks: this.blocks };
  }
}

/** Name of the central interval between level k and its mirror, e.g. "0.95". */
function nominalShare(levels: readonly number[], k: number): string {
  return String(Number((levels[levels.length - 1 - k]! - levels[k]!).toFixed(3)));
}
