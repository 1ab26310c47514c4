import { DAY_KINDS } from '@wardcast/timeseries';
import { SparseRowsBuilder, type SparseRows } from '../regression/sparse-rows';
import type { CalendarHour } from './arrival-calendar';
import type { ArrivalGlmSettings } from './arrival-settings';

/** Groups of columns that stand for one reason each, as an explanation names them. */
export type ArrivalTerm = 'base' | 'hour' | 'weekday' | 'weekdayShape' | 'hourOfWeek' | 'year' | 'hourByYear' | 'weekendHourByYear' | 'dayKind' | 'school' | 'schoolHour' | 'event' | 'trend';

export interface ArrivalDesign {
  readonly rows: SparseRows;
  readonly penalties: Float64Array;
  readonly terms: readonly { readonly name: ArrivalTerm; readonly first: number; readonly count: number }[];
}

/** Effects of special days are learned for blocks of this many hours: finer ones do not repeat often enough. */
const DAY_KIND_BLOCK_HOURS = 6;
const DAY_KIND_BLOCKS = 24 / DAY_KIND_BLOCK_HOURS;
const BLOCK_HOURS = 4;
const BLOCKS = 24 / BLOCK_HOURS;
/** Waves of a weekday's own shape of the day: a smooth shape costs less noise than 24 free hours. */
const WEEKDAY_WAVES = 6;
const DAYS_PER_YEAR = 365.25;
const SATURDAY = 5;
/** Day the trend is zero at (2016-01-01): a trend column near zero keeps the ridge on it fair. */
const TREND_ORIGIN_DAY = 16_801;

/** Columns of each term and the ridge on them; only the base is free. */
function termsOf(settings: ArrivalGlmSettings): readonly { readonly name: ArrivalTerm; readonly count: number; readonly ridge: number }[] {
  const { ridges, yearWaves, hourByYear } = settings;
  return [
    { name: 'base', count: 1, ridge: 0 },
    { name: 'hour', count: 24, ridge: ridges.hour },
    { name: 'weekday', count: 7, ridge: ridges.weekday },
    { name: 'weekdayShape', count: 7 * 2 * WEEKDAY_WAVES, ridge: ridges.weekdayShape },
    { name: 'hourOfWeek', count: 168, ridge: ridges.hourOfWeek },
    { name: 'year', count: 2 * yearWaves, ridge: ridges.year },
    { name: 'hourByYear', count: 4 * hourByYear.dayWaves * hourByYear.yearWaves, ridge: ridges.hourByYear },
    { name: 'weekendHourByYear', count: 48, ridge: ridges.weekendHourByYear },
    { name: 'dayKind', count: DAY_KINDS.length * DAY_KIND_BLOCKS, ridge: ridges.dayKind },
    { name: 'school', count: 2 * BLOCKS, ridge: ridges.school },
    { name: 'schoolHour', count: 24, ridge: ridges.schoolHour },
    { name: 'event', count: BLOCKS, ridge: ridges.event },
    { name: 'trend', count: 1, ridge: ridges.trend },
  ];
}

/** Sparse columns of hours: nothing but the calendar, so hours to come are as well known as past ones. */
export function arrivalDesign(hours: readonly CalendarHour[], settings: ArrivalGlmSettings): ArrivalDesign {
  let first = 0;
  const terms = termsOf(settings).map(({ name, count, ridge }) => {
    first += count;
    return { name, first: first - count, count, ridge };
  });
  const start = Object.fromEntries(terms.map((term) => [term.name, term.first])) as Record<ArrivalTerm, number>;
  const builder = new SparseRowsBuilder(first);
  const shared = designWaves(settings);
  for (const at of hours) addHour(builder, start, { at, settings, shared });
  const penalties = Float64Array.from(terms.flatMap(({ name, count, ridge }) => Array.from({ length: count }, (_, j) => ridge * (name === 'weekdayShape' ? waveOf(j) : 1))));
  return { rows: builder.build(), penalties, terms };
}

/** What the columns of all hours share: waves of the day by hour, and those of the year, which stand still for a day. */
interface DesignWaves {
  readonly shapes: readonly (readonly number[])[];
  readonly dayWaves: readonly (readonly number[])[];
  /** Of the year at an hour. */
  year(at: CalendarHour): readonly number[];
}

function designWaves({ yearWaves, hourByYear }: ArrivalGlmSettings): DesignWaves {
  const byHour = (count: number) => Array.from({ length: 24 }, (_, hour) => waves((hour + 0.5) / 24, count));
  let [fraction, year]: [number, readonly number[]] = [NaN, []];
  return {
    shapes: byHour(WEEKDAY_WAVES),
    dayWaves: byHour(hourByYear.dayWaves),
    year: (at) => {
      if (at.yearFraction !== fraction) [fraction, year] = [at.yearFraction, waves(at.yearFraction, Math.max(yearWaves, hourByYear.yearWaves))];
      return year;
    },
  };
}

interface HourOfDesign {
  readonly at: CalendarHour;
  readonly settings: ArrivalGlmSettings;
  readonly shared: DesignWaves;
}

function addHour(builder: SparseRowsBuilder, start: Readonly<Record<ArrivalTerm, number>>, { at, settings, shared }: HourOfDesign): void {
  const { hour, weekday } = at;
  const weekend = weekday >= SATURDAY;
  const year = shared.year(at);
  builder.add(start.base, 1);
  builder.add(start.hour + hour, 1);
  builder.add(start.weekday + weekday, 1);
  shared.shapes[hour]!.forEach((value, k) => builder.add(start.weekdayShape + weekday * 2 * WEEKDAY_WAVES + k, value));
  builder.add(start.hourOfWeek + weekday * 24 + hour, 1);
  for (let k = 0; k < 2 * settings.yearWaves; k++) builder.add(start.year + k, year[k]!);
  addProducts(builder, start.hourByYear, { left: shared.dayWaves[hour]!, right: year, count: 2 * settings.hourByYear.yearWaves });
  if (weekend) for (let k = 0; k < 2; k++) builder.add(start.weekendHourByYear + 2 * hour + k, year[k]!);
  if (at.kind !== null) builder.add(start.dayKind + DAY_KINDS.indexOf(at.kind) * DAY_KIND_BLOCKS + Math.floor(hour / DAY_KIND_BLOCK_HOURS), 1);
  if (at.schoolHoliday) {
    builder.add(start.school + (weekend ? BLOCKS : 0) + Math.floor(hour / BLOCK_HOURS), 1);
    builder.add(start.schoolHour + hour, 1);
  }
  if (at.event) builder.add(start.event + Math.floor(hour / BLOCK_HOURS), 1);
  builder.add(start.trend, (at.day - TREND_ORIGIN_DAY) / DAYS_PER_YEAR);
  builder.endRow();
}

/** Number of the wave of a column of the weekdays' shapes: sin and cos of each in turn, weekday after weekday. */
function waveOf(column: number): number {
  return ((column % (2 * WEEKDAY_WAVES)) >> 1) + 1;
}

/** Products of all on the left with the first `count` on the right. */
function addProducts(builder: SparseRowsBuilder, first: number, { left, right, count }: { readonly left: readonly number[]; readonly right: readonly number[]; readonly count: number }): void {
  for (let i = 0; i < left.length; i++) for (let j = 0; j < count; j++) builder.add(first + i * count + j, left[i]! * right[j]!);
}

/** sin and cos of 1 .. count turns at a fraction of the turn. */
function waves(fraction: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => 2 * Math.PI * (k + 1) * fraction).flatMap((angle) => [Math.sin(angle), Math.cos(angle)]);
}
