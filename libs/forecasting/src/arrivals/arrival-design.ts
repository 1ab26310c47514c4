import { DAY_KINDS } from '@wardcast/timeseries';
import type { ProductRows } from '../regression/product-rows';
import { SparseRowsBuilder } from '../regression/sparse-rows';
import type { CalendarHour } from './arrival-calendar';
import type { ArrivalGlmSettings } from './arrival-settings';

/** Groups of columns that stand for one reason each, as an explanation names them. */
export type ArrivalTerm = 'base' | 'hour' | 'weekday' | 'weekdayShape' | 'hourOfWeek' | 'year' | 'hourByYear' | 'weekendHourByYear' | 'dayKind' | 'school' | 'schoolHour' | 'event' | 'trend';

export interface ArrivalDesign {
  readonly rows: ProductRows;
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

/** Columns of hours, sparse and as products: nothing but the calendar, so hours to come are as well known as past ones. */
export function arrivalDesign(hours: readonly CalendarHour[], settings: ArrivalGlmSettings): ArrivalDesign {
  let first = 0;
  const terms = termsOf(settings).map(({ name, count, ridge }) => {
    first += count;
    return { name, first: first - count, count, ridge };
  });
  const start = Object.fromEntries(terms.map((term) => [term.name, term.first])) as Record<ArrivalTerm, number>;
  const penalties = Float64Array.from(terms.flatMap(({ name, count, ridge }) => Array.from({ length: count }, (_, j) => ridge * (name === 'weekdayShape' ? waveOf(j) : 1))));
  return { rows: new DesignBuilder(start, first, settings).build(hours), penalties, terms };
}

/** Factors of a day: one, the trend, then the waves of the year. */
const [ONE, TREND, YEAR] = [0, 1, 2];

/** Collects cells of hours that the calendar does not tell apart, and the factors of their days. */
class DesignBuilder {
  private readonly builder: SparseRowsBuilder;
  private readonly parts: number[] = [];
  private readonly cells = new Map<number, number>();
  private readonly factors: number[] = [];
  private readonly shapes: readonly (readonly number[])[];
  private readonly dayWaves: readonly (readonly number[])[];
  private day: number | null = null;
  private days = 0;

  constructor(private readonly start: Readonly<Record<ArrivalTerm, number>>, private readonly width: number, private readonly settings: ArrivalGlmSettings) {
    this.builder = new SparseRowsBuilder(width);
    const byHour = (count: number) => Array.from({ length: 24 }, (_, hour) => waves((hour + 0.5) / 24, count));
    this.shapes = byHour(WEEKDAY_WAVES);
    this.dayWaves = byHour(settings.hourByYear.dayWaves);
  }

  build(hours: readonly CalendarHour[]): ProductRows {
    const cellOf = Int32Array.from(hours, (at) => this.cellOf(at));
    const factorsOf = Int32Array.from(hours, (at) => this.factorsOf(at));
    return { width: this.width, cells: this.builder.build(), parts: new Int32Array(this.parts), cellOf, factorsOf, factorCount: YEAR + 2 * this.yearWaves, factors: new Float64Array(this.factors) };
  }

  private get yearWaves(): number {
    return Math.max(this.settings.yearWaves, this.settings.hourByYear.yearWaves);
  }

  private factorsOf({ day, yearFraction }: CalendarHour): number {
    if (day !== this.day) {
      this.day = day;
      this.days += 1;
      this.factors.push(1, (day - TREND_ORIGIN_DAY) / DAYS_PER_YEAR, ...waves(yearFraction, this.yearWaves));
    }
    return this.days - 1;
  }

  private cellOf(at: CalendarHour): number {
    const kind = at.kind === null ? 0 : DAY_KINDS.indexOf(at.kind) + 1;
    const key = (((at.weekday * 24 + at.hour) * (DAY_KINDS.length + 1) + kind) * 2 + Number(at.schoolHoliday)) * 2 + Number(at.event);
    const known = this.cells.get(key);
    if (known !== undefined) return known;
    this.addCell(at);
    this.cells.set(key, this.cells.size);
    return this.cells.size - 1;
  }

  /** Columns ascend, so that entries and parts stay side by side. */
  private addCell(at: CalendarHour): void {
    const { start, settings } = this;
    const { hour, weekday } = at;
    const weekend = weekday >= SATURDAY;
    this.add(start.base, 1);
    this.add(start.hour + hour, 1);
    this.add(start.weekday + weekday, 1);
    this.shapes[hour]!.forEach((value, k) => this.add(start.weekdayShape + weekday * 2 * WEEKDAY_WAVES + k, value));
    this.add(start.hourOfWeek + weekday * 24 + hour, 1);
    for (let k = 0; k < 2 * settings.yearWaves; k++) this.add(start.year + k, 1, YEAR + k);
    this.addProducts(start.hourByYear, this.dayWaves[hour]!, 2 * settings.hourByYear.yearWaves);
    if (weekend) for (let k = 0; k < 2; k++) this.add(start.weekendHourByYear + 2 * hour + k, 1, YEAR + k);
    if (at.kind !== null) this.add(start.dayKind + DAY_KINDS.indexOf(at.kind) * DAY_KIND_BLOCKS + Math.floor(hour / DAY_KIND_BLOCK_HOURS), 1);
    if (at.schoolHoliday) {
      this.add(start.school + (weekend ? BLOCKS : 0) + Math.floor(hour / BLOCK_HOURS), 1);
      this.add(start.schoolHour + hour, 1);
    }
    if (at.event) this.add(start.event + Math.floor(hour / BLOCK_HOURS), 1);
    this.add(start.trend, 1, TREND);
    this.builder.endRow();
  }

  /** Products of waves of the day with the first `count` of the year. */
  private addProducts(first: number, ofDay: readonly number[], count: number): void {
    for (let i = 0; i < ofDay.length; i++) for (let j = 0; j < count; j++) this.add(first + i * count + j, ofDay[i]!, YEAR + j);
  }

  private add(column: number, value: number, part: number = ONE): void {
    if (value === 0) return;
    this.builder.add(column, value);
    this.parts.push(part);
  }
}

/** Number of the wave of a column of the weekdays' shapes: sin and cos of each in turn, weekday after weekday. */
function waveOf(column: number): number {
  return ((column % (2 * WEEKDAY_WAVES)) >> 1) + 1;
}

/** sin and cos of 1 .. count turns at a fraction of the turn. */
function waves(fraction: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => 2 * Math.PI * (k + 1) * fraction).flatMap((angle) => [Math.sin(angle), Math.cos(angle)]);
}
