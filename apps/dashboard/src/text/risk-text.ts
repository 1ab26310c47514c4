import type { HourAtRisk } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { freeWords } from './free-words';
import { chanceText } from './level-text';
import { rowHourText, shortTargetText, targetText } from './time-text';

/** In a column of hours, of beds that are short before any of them; true of old numbers too. */
export const ALREADY = 'Already';

export interface RiskWords {
  readonly now: number;
  readonly timeZone: string;
  /** Stale data speaks in the past tense. */
  readonly isPast: boolean;
}

/** "It is 5 beds short now." Empty where it is not. */
function shortNowSentence(freeNow: number, isPast: boolean): string {
  if (freeNow >= 0) return '';
  const beds = freeNow === -1 ? '1 bed' : `${-freeNow} beds`;
  return isPast ? `It was ${beds} short.` : `It is ${beds} short now.`;
}

/** "First at risk at 16:00 (2 in 10)." Empty where no hour is: quiet when normal. What is short already is not at risk of it: that is said. */
export function firstAtRiskSentence(first: HourAtRisk | null, freeNow: number, { now, timeZone, isPast }: RiskWords): string {
  if (freeNow < 0) return shortNowSentence(freeNow, isPast);
  if (!first) return '';
  return `First at risk ${isPast ? 'was' : 'at'} ${targetText(first.at, now, timeZone)} (${chanceText(chanceInTen(first.chance))}).`;
}

/** The same in a list of facts: "16:00, 2 in 10", or "Already, 1 short". */
export function firstAtRiskFact(first: HourAtRisk | null, freeNow: number, { now, timeZone }: Omit<RiskWords, 'isPast'>): string {
  if (freeNow < 0) return `${ALREADY}, ${freeWords(freeNow)}`;
  return first ? `${shortTargetText(first.at, now, timeZone)}, ${chanceText(chanceInTen(first.chance))}` : 'No hour of the next three days';
}

/** For a row of a table: "Already", "16:00", "Fri 08:00" or "None". */
export function firstAtRiskHour(first: HourAtRisk | null, freeNow: number, { now, timeZone }: Omit<RiskWords, 'isPast'>): string {
  if (freeNow < 0) return ALREADY;
  return first ? rowHourText(first.at, now, timeZone) : 'None';
}

/** On a ward's card, beside the chance at the target: "risk from 16:00", or "2 short now". Empty where neither holds by `targetAt`. */
export function atRiskFromText(first: HourAtRisk | null, freeNow: number, targetAt: number, { now, timeZone, isPast }: RiskWords): string {
  if (freeNow < 0) return isPast ? `was ${freeWords(freeNow)}` : `${freeWords(freeNow)} now`;
  if (!first || first.at > targetAt) return '';
  return `${isPast ? 'risk was' : 'risk'} from ${rowHourText(first.at, now, timeZone)}`;
}
