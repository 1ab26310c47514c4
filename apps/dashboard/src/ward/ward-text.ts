import type { NodeForecast } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { clockText } from '../model/local-time';
import { chanceText } from '../text/level-text';
import { datedDay, targetText } from '../text/time-text';

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

function occupiedWords({ census, staffedBeds, blockedBeds, isPast }: SupportFacts): string {
  const be = isPast ? 'were' : 'are';
  const closed = blockedBeds ? ` and ${blockedBeds} ${blockedBeds === 1 ? (isPast ? 'was' : 'is') : be} closed` : '';
  return `${census} of ${staffedBeds} staffed beds ${be} occupied${closed}.`;
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

const LADDER: Readonly<Record<number, string>> = { 3: 'flow of patients', 4: 'hour-of-week profile', 5: 'last value' };

/** What the forecast is and where it ends, always under the chart. */
export function limitsText(forecast: NodeForecast, timeZone: string): string {
  const model = LADDER[forecast.ladderStep];
  return `Warm area: more patients than staffed beds. Bands hold 95, 80 and 50 of 100 outcomes by the model's own reckoning; the likely range is the one of 80. Forecast issued ${clockText(forecast.issuedAt, timeZone)}, ${datedDay(forecast.issuedAt, timeZone)}, ${timeZone}, with data known to ${clockText(forecast.dataAsOf, timeZone)}. Model ${forecast.modelVersion}${model ? `, ${model}` : ''}. Staffed beds ahead are as planned now.`;
}

/** "+2", "−3" with a true minus sign, "0". */
export function signedBeds(beds: number): string {
  return beds === 0 ? '0' : beds > 0 ? `+${beds}` : `−${-beds}`;
}
