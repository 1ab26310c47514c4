import { negativeBinomial, quantilesOf, type CountPmf } from '@wardcast/probability';
import { HOUR_MS, isKnownZone } from '@wardcast/timeseries';
import { Q23 } from '../census/census-forecast';
import { calendarHours, type ArrivalCalendar } from './arrival-calendar';
import { ArrivalForecaster, type ArrivalLaw } from './arrival-forecaster';
import { ARRIVAL_SETTINGS, type ArrivalSettings } from './arrival-settings';
import { coldStartLaws } from './cold-start';
import { hourlyHistory, type HistoryDefect, type HourlyHistory, type HourRow } from './hourly-history';

export interface HourlyCountsInput {
  readonly calendar: ArrivalCalendar;
  readonly rows: readonly HourRow[];
  /** ms UTC, on the hour: the first hour that is forecast starts here. */
  readonly origin: number;
  readonly horizonHours: number;
  /** Arrivals an hour that the unit expects; only asked where there is hardly any history. Absent = 5. */
  readonly rateGuess?: number;
}
export interface HourlyCountsForecast {
  readonly method: 'calendar' | 'cold-start';
  /** Law of each hour from the origin on. */
  readonly laws: readonly CountPmf[];
  /** Quantiles at Q23 of each hour. */
  readonly quantiles: readonly (readonly number[])[];
  /** Why the forecast is wider than the model alone would have it; empty = it is not. */
  readonly doubts: readonly (HistoryDefect | 'short_history')[];
}
export interface HourlyCountsRefusal {
  readonly refused: 'unknown_zone' | 'unknown_region' | 'impossible_origin' | 'impossible_horizon' | 'little_history';
}

const MAX_HORIZON_HOURS = 14 * 24;
/** Below a day of hours nothing of a unit's own is known. */
const LEAST_KNOWN_HOURS = 24;
/** From eight weeks on the calendar model knows more than the shrunken profile. */
const CALENDAR_HOURS = 8 * 168;
/** Effects of the season cannot be told from a trend before most of a year was seen. */
const SEASON_HOURS = 300 * 24;
/** Holds a column at nothing. */
const CLOSED = 1e9;
/** Each doubt adds this much of the mean to the variance. */
const DOUBT_DISPERSION = 0.25;
/** Largest mean that is issued: more an hour belongs to no unit. */
const MAX_MEAN = 50_000;
const DEFAULT_RATE_GUESS = 5;

/**
 * Forecast of hourly counts from whatever history there is: the calendar model from eight weeks on, the cold start
 * below, a refusal with its reason where not even that can stand. Defects of the history are left out of the fit, named
 * in `doubts`, and make the laws wider. Never NaN. Quantiles are nested, counts are never negative.
 */
export function forecastHourlyCounts(input: HourlyCountsInput): HourlyCountsForecast | HourlyCountsRefusal {
  const refused = refusalOf(input);
  if (refused !== null) return { refused };
  const history = hourlyHistory(input.rows, input.origin);
  if (history === null || history.known < LEAST_KNOWN_HOURS) return { refused: 'little_history' };
  const long = history.known >= CALENDAR_HOURS;
  const lawAt = long ? calendarLaws(input, history) : shortLaws(input, history);
  const doubts = [...history.defects, ...(long ? [] : (['short_history'] as const))];
  const laws = Array.from({ length: input.horizonHours }, (_, lead) => widened(lawAt(history.counts.length + lead), doubts.length));
  return { method: long ? 'calendar' : 'cold-start', laws, quantiles: laws.map((law) => quantilesOf(law, Q23)), doubts };
}

function refusalOf({ calendar, origin, horizonHours }: HourlyCountsInput): HourlyCountsRefusal['refused'] | null {
  if (!isKnownZone(calendar.zone)) return 'unknown_zone';
  if (!Number.isInteger(origin / HOUR_MS)) return 'impossible_origin';
  if (!(Number.isInteger(horizonHours) && horizonHours >= 1 && horizonHours <= MAX_HORIZON_HOURS)) return 'impossible_horizon';
  try {
    calendarHours(calendar, origin, 1);
  } catch (error) {
    if (error instanceof RangeError) return 'unknown_region';
    throw error;
  }
  return null;
}

function calendarLaws(input: HourlyCountsInput, history: HourlyHistory): (hour: number) => ArrivalLaw {
  const hours = history.counts.length + input.horizonHours;
  const settings = history.known >= SEASON_HOURS ? ARRIVAL_SETTINGS : withoutSeason(ARRIVAL_SETTINGS);
  const forecaster = new ArrivalForecaster({ calendar: input.calendar, from: history.from, hours, settings });
  forecaster.refit(history.counts);
  forecaster.advance(history.counts);
  return (hour) => forecaster.lawAt(hour);
}

function shortLaws(input: HourlyCountsInput, history: HourlyHistory): (hour: number) => ArrivalLaw {
  const hours = calendarHours(input.calendar, history.from, history.counts.length + input.horizonHours);
  return coldStartLaws({ hours, counts: history.counts, rateGuess: input.rateGuess ?? DEFAULT_RATE_GUESS });
}

function withoutSeason(settings: ArrivalSettings): ArrivalSettings {
  const [member] = settings.members;
  return { ...settings, members: [{ ...member!, ridges: { ...member!.ridges, year: CLOSED, hourByYear: CLOSED, weekendHourByYear: CLOSED, trend: CLOSED } }] };
}

function widened({ mean, size }: ArrivalLaw, doubts: number): CountPmf {
  const bounded = Math.min(MAX_MEAN, Math.max(0, mean));
  if (bounded === 0) return negativeBinomial(0);
  return negativeBinomial(bounded, 1 / (1 / size + (doubts * DOUBT_DISPERSION) / bounded));
}
