import type { NodeForecast } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { clockText } from '../model/local-time';
import { chanceText } from '../text/level-text';
import { modelText } from '../text/model-text';
import type { BannerWords } from '../text/state-text';
import { datedDay, targetText } from '../text/time-text';
import type { FigureView } from './ward-search';

const DAY_MS = 86_400_000;

export interface SupportFacts {
  readonly census: number;
  readonly staffedBeds: number;
  /** Null where it is not known for the time spoken of. */
  readonly blockedBeds: number | null;
  readonly forecast: NodeForecast | null;
  readonly now: number;
  readonly timeZone: string;
  readonly isPast: boolean;
}

function be(count: number, isPast: boolean): string {
  if (count === 1) return isPast ? 'was' : 'is';
  return isPast ? 'were' : 'are';
}

function occupiedWords({ census, staffedBeds, blockedBeds, forecast, isPast }: SupportFacts): string {
  // Without a forecast the headline itself says how many are occupied.
  if (!forecast) return blockedBeds ? `${blockedBeds} ${blockedBeds === 1 ? 'bed' : 'beds'} ${be(blockedBeds, isPast)} closed.` : '';
  const closed = blockedBeds ? ` and ${blockedBeds} ${be(blockedBeds, isPast)} closed` : '';
  return `${census} of ${staffedBeds} staffed beds ${be(staffedBeds, isPast)} occupied${closed}.`;
}

/** The first hour of the coming day at which the staffed beds differ from now. */
export function staffingChangeAhead(forecast: NodeForecast, staffedBeds: number, now: number): number | null {
  const row = forecast.targets.findIndex((target, i) => target > now && target <= now + DAY_MS && forecast.staffed[i] !== staffedBeds);
  return row < 0 ? null : row;
}

/** "27 of 28 staffed beds are occupied and 2 are closed. At 20:00 staffing drops to 26; the chance is 6 in 10 then." */
export function supportText(facts: SupportFacts): string {
  const { forecast, staffedBeds, now, timeZone, isPast } = facts;
  const row = forecast && staffingChangeAhead(forecast, staffedBeds, now);
  if (!forecast || row === null) return occupiedWords(facts);
  const staffed = forecast.staffed[row]!;
  const verb = staffed < staffedBeds ? (isPast ? 'was to drop' : 'drops') : isPast ? 'was to rise' : 'rises';
  const chance = chanceText(chanceInTen(forecast.chanceShort[row]!));
  return `${occupiedWords(facts)} At ${targetText(forecast.targets[row]!, now, timeZone)} staffing ${verb} to ${staffed}; the chance ${isPast ? 'was' : 'is'} ${chance} then.`;
}

const LADDER: Readonly<Record<number, string>> = { 2: 'flow of patients and past counts together', 3: 'flow of patients', 4: 'hour-of-week profile', 5: 'last value' };

const WARM_AREA = 'Warm area: more patients than staffed beds.';
const CHART_READING = "Bands hold 95, 80 and 50 of 100 outcomes by the model's own reckoning; the likely range is the one of 80.";
const TABLE_READING = "A column of 10 % holds the number of occupied beds that 10 of 100 outcomes stay at or below, by the model's own reckoning; likely is from 10 % to 90 %.";

export interface FigureFacts {
  readonly timeZone: string;
  readonly figureView: FigureView;
  /** Old numbers have lost their colour: then none is explained. */
  readonly isStale: boolean;
}

/** What the forecast is and where it ends, always under the chart. */
export function limitsText(forecast: NodeForecast, { timeZone, figureView, isStale }: FigureFacts): string {
  const model = LADDER[forecast.ladderStep];
  const chartReading = isStale ? CHART_READING : `${WARM_AREA} ${CHART_READING}`;
  const reading = figureView === 'chart' ? chartReading : TABLE_READING;
  return `${reading} Forecast issued ${clockText(forecast.issuedAt, timeZone)}, ${datedDay(forecast.issuedAt, timeZone)}, ${timeZone}, with data known to ${clockText(forecast.dataAsOf, timeZone)}. Model ${modelText(forecast.modelVersion, forecast.issuedAt, timeZone)}${model ? `, ${model}` : ''}. Staffed beds ahead are as planned now.`;
}

/** "+2", "−3" with a true minus sign, "0". */
export function signedBeds(beds: number): string {
  return beds === 0 ? '0' : beds > 0 ? `+${beds}` : `−${-beds}`;
}

/** The ward could not be read: what, since when, what still works, what to do, code. */
export function failureText(failure: { readonly code: string }, since: string, hasNumbers: boolean): BannerWords {
  const works = hasNumbers ? 'The numbers shown are the last ones read, and the board still works.' : 'The board still works.';
  return { strong: `This ward cannot be read since ${since}.`, rest: `${works} It is tried again every 10 s. Code ${failure.code}.` };
}

/** Title of the browser's tab: a place, never a person. */
export function wardTitle(name: string | null | undefined): string {
  return name ? `${name} | Wardcast` : 'Ward | Wardcast';
}
