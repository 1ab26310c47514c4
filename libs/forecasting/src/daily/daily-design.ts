import { SparseRowsBuilder, type SparseRows } from '../regression/sparse-rows';
import { dayKind, dayOfWeekOf, type DailyCalendar } from './daily-calendar';
import { dayOfYear } from './day-of-year';

export interface DailyDesignSettings {
  readonly harmonics: number;
  readonly ridge: {
    readonly weekday: number;
    readonly annual: number;
    readonly weekdayAnnual: number;
    readonly special: number;
    readonly trend: number;
  };
  /** Share of the annual cycle that is taken out before exponential smoothing; the smoothing follows the rest. */
  readonly annualShare: number;
}
export interface DailyDesign {
  readonly rows: SparseRows;
  /** The same days with the special days and a share of the annual cycle only: what is taken out before smoothing. */
  readonly known: SparseRows;
  readonly penalties: Float64Array;
  /** Log of the length of the day over 24 hours. */
  readonly offsets: Float64Array;
}

const DAYS_PER_YEAR = 365.25;
/** Years are counted from here, so that the trend and the constant hardly mix. */
const TREND_CENTRE_YEARS = 5;

/**
 * Sparse design of days `firstDay` .. `firstDay + days - 1`: constant, weekday, annual harmonics, weekday x first
 * harmonic, special days (daily-calendar), trend in years. The kinds of special days are those that the span holds.
 */
export function dailyDesign(span: { readonly firstDay: number; readonly days: number }, settings: DailyDesignSettings, calendar: DailyCalendar): DailyDesign {
  const { firstDay, days } = span;
  const kinds = Array.from({ length: days }, (_, i) => dayKind(firstDay + i, calendar));
  const names = [...new Set(kinds.filter((kind) => kind !== null))].sort();
  const at = columnsOf(settings, names.length);
  const rows = new SparseRowsBuilder(at.width);
  const known = new SparseRowsBuilder(at.width);
  for (let i = 0; i < days; i++) {
    const weekday = dayOfWeekOf(firstDay + i);
    const angle = (2 * Math.PI * dayOfYear(firstDay + i).index) / DAYS_PER_YEAR;
    rows.add(0, 1);
    rows.add(at.weekday + weekday, 1);
    for (let k = 1; k <= settings.harmonics; k++) {
      const column = at.annual + 2 * (k - 1);
      addPair(rows, column, k * angle, 1);
      addPair(known, column, k * angle, settings.annualShare);
    }
    addPair(rows, at.weekdayAnnual + 2 * weekday, angle, 1);
    const kind = kinds[i]!;
    if (kind !== null) for (const design of [rows, known]) design.add(at.special + names.indexOf(kind), 1);
    rows.add(at.trend, i / DAYS_PER_YEAR - TREND_CENTRE_YEARS);
    rows.endRow();
    known.endRow();
  }
  const offsets = Float64Array.from({ length: days }, (_, i) => Math.log(calendar.hoursOf(firstDay + i) / 24));
  return { rows: rows.build(), known: known.build(), penalties: penaltiesOf(settings, at), offsets };
}

function addPair(builder: SparseRowsBuilder, column: number, angle: number, scale: number): void {
  builder.add(column, scale * Math.sin(angle));
  builder.add(column + 1, scale * Math.cos(angle));
}

interface Columns {
  readonly weekday: number;
  readonly annual: number;
  readonly weekdayAnnual: number;
  readonly special: number;
  readonly trend: number;
  readonly width: number;
}

function columnsOf({ harmonics }: DailyDesignSettings, kinds: number): Columns {
  const annual = 1 + 7;
  const weekdayAnnual = annual + 2 * harmonics;
  const special = weekdayAnnual + 2 * 7;
  const trend = special + kinds;
  return { weekday: 1, annual, weekdayAnnual, special, trend, width: trend + 1 };
}

function penaltiesOf({ ridge }: DailyDesignSettings, at: Columns): Float64Array {
  return new Float64Array(at.width)
    .fill(ridge.weekday, at.weekday, at.annual)
    .fill(ridge.annual, at.annual, at.weekdayAnnual)
    .fill(ridge.weekdayAnnual, at.weekdayAnnual, at.special)
    .fill(ridge.special, at.special, at.trend)
    .fill(ridge.trend, at.trend);
}
