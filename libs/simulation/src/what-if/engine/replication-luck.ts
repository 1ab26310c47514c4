import { normalAt, uniformAt } from '@wardcast/probability';
import type { WhatIfInput, WhatIfStream } from '../input/what-if-input';

/** Taken once: a re-exported name costs a getter at each call. */
const uniform = uniformAt;
const normal = normalAt;

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
 * that the baseline and every scenario share it.
 */
export class ReplicationLuck {
  /** Key of the patients' own numbers. */
  readonly key: number;
  readonly factor: Float64Array;
  /** Relative level of arrivals, [stream x hours + hour], mean 1. */
  readonly level: Float64Array;
  readonly count: Float64Array;
  /** Means that counts were last asked for, and the counts. */
  readonly askedMean: Float64Array;
  readonly answered: Int16Array;

  constructor(input: WhatIfInput, replication: number) {
    this.key = (Math.imul(input.seed, SEED_STEP) + replication) | 0;
    const hours = input.horizonHours;
    this.factor = Float64Array.from(input.units, (unit, u) => {
      const { dischargeSpread: spread } = unit;
      return spread === 0 ? 1 : Math.exp(spread * normal(this.key, FIRST_UNIT + u, DRAW_FACTOR) - (spread * spread) / 2);
    });
    this.level = new Float64Array(input.streams.length * hours).fill(1);
    this.count = new Float64Array(input.streams.length * hours);
    this.askedMean = new Float64Array(input.streams.length * hours).fill(-1);
    this.answered = new Int16Array(input.streams.length * hours);
    input.streams.forEach((stream, s) => this.draw(stream, s, hours));
  }

  /** Level: a stationary-increment path with the variances of the filter, Cov(i, j) = V_i delta^(j - i), made lognormal. */
  private draw(stream: WhatIfStream, s: number, hours: number): void {
    const steady = stream.levelVariance.every((variance) => variance === 0);
    const delta = stream.levelPersistence;
    let deviation = 0;
    let before = 0;
    for (let h = 0; h < hours; h++) {
      const cell = cellEntity(s, h);
      this.count[s * hours + h] = uniform(this.key, cell, DRAW_COUNT);
      if (steady) continue;
      const variance = stream.levelVariance[h]!;
      const fresh = h === 0 ? variance : Math.max(0, variance - delta * delta * before);
      deviation = (h === 0 ? 0 : delta * deviation) + Math.sqrt(fresh) * normal(this.key, cell, DRAW_FACTOR);
      before = variance;
      const logVariance = Math.log1p(variance);
      this.level[s * hours + h] = Math.exp(deviation * Math.sqrt(logVariance / variance) - logVariance / 2);
    }
  }
}
