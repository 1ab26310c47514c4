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
  const design = designOf(hours, settings);
  const offsets = [...hours.map((at) => Math.log(priorArrivalShare(at))), Math.log(settings.guessEvents / rateGuess)];
  // The row after all hours is the guess: so many events in as much exposure as they take at the guessed rate.
  const outcomes = Float64Array.from({ length: hours.length + 1 }, (_, i) => (i === hours.length ? settings.guessEvents : (counts[i] ?? NaN)));
  const weights = outcomes.map((count) => (Number.isNaN(count) ? 0 : 1));
  const { coefficients } = fitRidgeGlm({ family: 'poisson', rows: design, outcomes, weights, offsets, penalties: penaltiesOf(design.width, settings) });
  const expected = (hour: number) => Math.exp(offsets[hour]! + linearPredictor(design, hour, coefficients));
  const levels = new LevelStack([{ group: 'all', ...settings.level }]);
  let events = settings.guessEvents;
  counts.forEach((count, i) => {
    if (Number.isNaN(count)) return;
    levels.observe(hours[i]!, i, { count, expected: expected(i) });
    events += count;
  });
  return (hour) => {
    const { factor, size } = levels.ahead(hours[hour]!, hour);
    const mean = expected(hour) * factor;
    return { mean, size: Math.min(size, events, mean / (settings.dispersion - 1)) };
  };
}

function designOf(hours: readonly CalendarHour[], { dayWaves, weekendWaves }: ColdStartSettings): SparseRows {
  const builder = new SparseRowsBuilder(WAVE + 2 * (dayWaves + weekendWaves));
  for (const { hour, weekday } of hours) {
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
