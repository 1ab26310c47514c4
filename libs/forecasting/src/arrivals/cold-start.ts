import { fitRidgeGlm } from '../regression/ridge-glm';
import { linearPredictor, SparseRowsBuilder, type SparseRows } from '../regression/sparse-rows';
import type { CalendarHour } from './arrival-calendar';
import type { ArrivalLaw } from './arrival-forecaster';
import { priorArrivalShare } from './prior-profile';
import { LevelStack } from './level-stack';

export interface ColdStartSettings {
  /** Waves of the day, and those that a weekend has of its own. */
  readonly dayWaves: number;
  readonly weekendWaves: number;
  /** Ridges; that of a wave grows with the square of its number. */
  readonly ridges: { readonly wave: number; readonly weekendWave: number; readonly hour: number; readonly weekday: number };
  readonly level: { readonly kappa: number; readonly halfLifeHours: number };
  /** Events that the guess of the rate is worth. */
  readonly guessEvents: number;
  readonly dispersion: number;
}
/** Chosen as the settings of the full model were: one week of history before origins of September 2015 to February 2017. */
export const COLD_START: ColdStartSettings = {
  dayWaves: 4,
  weekendWaves: 2,
  ridges: { wave: 5, weekendWave: 30, hour: 120, weekday: 300 },
  level: { kappa: 1_000, halfLifeHours: 48 },
  guessEvents: 2,
  dispersion: 1.1,
};
export interface ColdStartInput {
  /** Hours of history, then hours to come. */
  readonly hours: readonly CalendarHour[];
  /** Counts of the first hours; NaN = not known. */
  readonly counts: Float64Array;
  /** Arrivals an hour that the unit expects, before anything was seen. */
  readonly rateGuess: number;
}
const SATURDAY = 5;
const HOURS_PER_DAY = 24;
const CELLS = 7 * HOURS_PER_DAY;
const [BASE, HOUR, WEEKDAY, WAVE] = [0, 1, 25, 32];

/**
 * Model: hourly arrivals of a unit that has hours to a few weeks of history.
 *
 * log mu = log(shipped profile) + smooth and shrunken deviations of the day (waves with ridges that grow with their
 * number), of single hours, of the weekday and of the weekend's day, under one mean-reverting level. The rate has a
 * Gamma prior worth two events at the guess, so no history at all still gives a (wide) law, and zeros give a rate near
 * zero, never none. NB size: the smallest of the level's, the events seen, and m / (phi - 1). Source: forecasting
 * design, section 12. Do not use it beyond some eight weeks: it knows no season and no holiday.
 */
export function coldStartLaws({ hours, counts, rateGuess }: ColdStartInput, settings: ColdStartSettings = COLD_START): (hour: number) => ArrivalLaw {
  const means = meansOfWeek({ hours, counts, rateGuess }, settings);
  const levels = new LevelStack([{ group: 'all', ...settings.level }]);
  let events = settings.guessEvents;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (Number.isNaN(count)) continue;
    const at = hours[i]!;
    levels.observe(at, i, { count, expected: means[cellOf(at)]! });
    events += count;
  }
  return (hour) => {
    const at = hours[hour]!;
    const { factor, size } = levels.ahead(at, hour);
    const mean = means[cellOf(at)]! * factor;
    return { mean, size: Math.min(size, events, mean / (settings.dispersion - 1)) };
  };
}

/** Hour of the local week, from Monday 00:00 on: all that this model knows of an hour. */
function cellOf({ weekday, hour }: CalendarHour): number {
  return weekday * HOURS_PER_DAY + hour;
}

/**
 * Arrivals expected in each hour of the week. Hours that look alike to the model are one row with their mean and their
 * number as its weight, which has the same likelihood but for a constant.
 */
function meansOfWeek({ hours, counts, rateGuess }: ColdStartInput, settings: ColdStartSettings): Float64Array {
  const outcomes = new Float64Array(CELLS + 1);
  const weights = new Float64Array(CELLS + 1);
  for (let i = 0; i < counts.length; i++) {
    if (Number.isNaN(counts[i]!)) continue;
    const cell = cellOf(hours[i]!);
    outcomes[cell]! += counts[i]!;
    weights[cell]! += 1;
  }
  for (let cell = 0; cell < CELLS; cell++) if (weights[cell]! > 0) outcomes[cell]! /= weights[cell]!;
  // The row after all cells is the guess: so many events in as much exposure as they take at the guessed rate.
  outcomes[CELLS] = settings.guessEvents;
  weights[CELLS] = 1;
  const rows = designOf(settings);
  const offsets = Float64Array.from({ length: CELLS + 1 }, (_, cell) => Math.log(cell === CELLS ? settings.guessEvents / rateGuess : priorArrivalShare(weekHour(cell))));
  const { coefficients } = fitRidgeGlm({ family: 'poisson', rows, outcomes, weights, offsets, penalties: penaltiesOf(rows.width, settings) });
  return Float64Array.from({ length: CELLS }, (_, cell) => Math.exp(offsets[cell]! + linearPredictor(rows, cell, coefficients)));
}

function weekHour(cell: number): { readonly hour: number; readonly weekday: number } {
  return { hour: cell % HOURS_PER_DAY, weekday: Math.floor(cell / HOURS_PER_DAY) };
}

/** A row for each hour of the week, then one of the base alone. */
function designOf({ dayWaves, weekendWaves }: ColdStartSettings): SparseRows {
  const builder = new SparseRowsBuilder(WAVE + 2 * (dayWaves + weekendWaves));
  for (let cell = 0; cell < CELLS; cell++) {
    const { hour, weekday } = weekHour(cell);
    builder.add(BASE, 1);
    builder.add(HOUR + hour, 1);
    builder.add(WEEKDAY + weekday, 1);
    addWaves(builder, WAVE, { hour, count: dayWaves });
    if (weekday >= SATURDAY) addWaves(builder, WAVE + 2 * dayWaves, { hour, count: weekendWaves });
    builder.endRow();
  }
  builder.add(BASE, 1);
  builder.endRow();
  return builder.build();
}

function addWaves(builder: SparseRowsBuilder, first: number, { hour, count }: { readonly hour: number; readonly count: number }): void {
  for (let k = 1; k <= count; k++) {
    const angle = (2 * Math.PI * k * (hour + 0.5)) / 24;
    builder.add(first + 2 * k - 2, Math.sin(angle));
    builder.add(first + 2 * k - 1, Math.cos(angle));
  }
}

function penaltiesOf(width: number, { dayWaves, ridges }: ColdStartSettings): Float64Array {
  return Float64Array.from({ length: width }, (_, j) => {
    if (j < HOUR) return 0;
    if (j < WEEKDAY) return ridges.hour;
    if (j < WAVE) return ridges.weekday;
    const k = (j - WAVE) >> 1;
    return k < dayWaves ? ridges.wave * (k + 1) ** 2 : ridges.weekendWave * (k - dayWaves + 1) ** 2;
  });
}
