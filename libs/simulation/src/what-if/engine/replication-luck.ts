import { entityKeyOf, normalAt, normalPairAt, repetitionKey, uniformOf } from '@wardcast/probability';
import type { WhatIfInput, WhatIfStream } from '../input/what-if-input';

/** Taken once: a re-exported name costs a getter at each call. */
const uniform = uniformOf;
const keyOf = entityKeyOf;
const normal = normalAt;
const normalPair = normalPairAt;
const { exp, log1p, max, sqrt } = Math;
const pair = new Float64Array(2);

/** Entities of the luck: patients there at the start, then arrivals by stream, hour and number, then the units. */
const FIRST_ARRIVAL = 1 << 20;
/** Room for the arrivals of one stream and hour; more in an hour than any emergency department sees. */
export const MAX_ARRIVALS_PER_HOUR = 255;
const SLOTS_PER_HOUR = MAX_ARRIVALS_PER_HOUR + 1;
/** Longest run: room for the addresses of its hours. */
export const MAX_RUN_HOURS = 1_024;
const FIRST_UNIT = 0x7f000000;
const FIRST_BOOKING = 1 << 19;
/** Draws of a patient: four for each step of the way, and two of the arrival. */
export const DRAWS_PER_STEP = 4;
export const DRAW = { stay: 0, route: 1, early: 2, minute: 1_001, booked: 1_002 } as const;
const DRAW_COUNT = 1_000;
const DRAW_FACTOR = 500;
/** Spreads the seeds over the repetitions of each other. */
const SEED_STEP = 0x9e3779b1;

export const presentEntity = (index: number): number => 1 + index;
export const bookingEntity = (index: number): number => FIRST_BOOKING + index;
export const arrivalEntity = (stream: number, hour: number, number: number): number => FIRST_ARRIVAL + (stream * MAX_RUN_HOURS + hour) * SLOTS_PER_HOUR + 1 + number;
const cellEntity = (stream: number, hour: number): number => FIRST_ARRIVAL + (stream * MAX_RUN_HOURS + hour) * SLOTS_PER_HOUR;

/**
 * All that chance decides in one replication besides each patient's own numbers: the common discharge factor of every
 * unit, the level of every stream and the uniform number behind every count. It depends on seed and replication alone, so
 * that the baseline and every scenario share it. One object serves all replications, one after the other.
 */
export class ReplicationLuck {
  /** Key of the patients' own numbers. */
  key = 0;
  /** What all entities of the replication share of their addresses. */
  shared = 0;
  readonly factor: Float64Array;
  /** Relative level of arrivals, [hour x streams + stream] as all that follows, mean 1. */
  readonly level: Float64Array;
  readonly count: Float64Array;
  /** Means that counts were last asked for, and the counts. */
  readonly askedMean: Float64Array;
  readonly answered: Int16Array;
  private readonly laws: readonly (LevelLaw | null)[];

  constructor(private readonly input: WhatIfInput) {
    const cells = input.streams.length * input.horizonHours;
    this.factor = new Float64Array(input.units.length).fill(1);
    this.level = new Float64Array(cells).fill(1);
    this.count = new Float64Array(cells);
    this.askedMean = new Float64Array(cells);
    this.answered = new Int16Array(cells);
    this.laws = input.streams.map(levelLaw);
  }

  /** Draws a replication; what was drawn before is gone. */
  of(replication: number): this {
    const { units, streams, seed, horizonHours } = this.input;
    this.key = (Math.imul(seed, SEED_STEP) + replication) | 0;
    this.shared = repetitionKey(this.key);
    this.askedMean.fill(-1);
    units.forEach(({ dischargeSpread: spread }, u) => {
      if (spread > 0) this.factor[u] = exp(spread * normal(this.key, FIRST_UNIT + u, DRAW_FACTOR) - (spread * spread) / 2);
    });
    for (let s = 0; s < streams.length; s++) {
      for (let h = 0; h < horizonHours; h++) this.count[h * streams.length + s] = this.draw(cellEntity(s, h), DRAW_COUNT);
      const law = this.laws[s];
      if (law != null) this.drawLevel(law, s);
    }
    return this;
  }

  /** Number of an entity at one of its addresses, in (0, 1). */
  draw(entity: number, draw: number): number {
    return uniform(keyOf(this.shared, entity), entity, draw);
  }

  private drawLevel({ persistence, fresh, scale, centre }: LevelLaw, s: number): void {
    const hours = this.input.horizonHours;
    const streams = this.input.streams.length;
    let deviation = 0;
    for (let h = 0; h < hours; h++) {
      // Two hours share one draw of two numbers.
      if (h % 2 === 0) normalPair(this.key, cellEntity(s, h), DRAW_FACTOR, pair);
      deviation = persistence * deviation + fresh[h]! * pair[h % 2]!;
      this.level[h * streams + s] = exp(deviation * scale[h]! - centre[h]!);
    }
  }
}

/**
 * A path of the level with the variances of the filter, Cov(i, j) = V_i delta^(j - i) for i < j, made lognormal with mean 1:
 * deviation_j = delta deviation_(j - 1) + fresh_j z, level_j = exp(scale_j deviation_j - centre_j).
 */
interface LevelLaw {
  readonly persistence: number;
  readonly fresh: Float64Array;
  readonly scale: Float64Array;
  readonly centre: Float64Array;
}

/** Null for a level that is known. */
function levelLaw({ levelVariance, levelPersistence }: WhatIfStream): LevelLaw | null {
  if (levelVariance.every((variance) => variance === 0)) return null;
  return {
    persistence: levelPersistence,
    fresh: Float64Array.from(levelVariance, (variance, h) => sqrt(h === 0 ? variance : max(0, variance - levelPersistence ** 2 * levelVariance[h - 1]!))),
    scale: Float64Array.from(levelVariance, (variance) => (variance > 0 ? sqrt(log1p(variance) / variance) : 0)),
    centre: Float64Array.from(levelVariance, (variance) => log1p(variance) / 2),
  };
}
