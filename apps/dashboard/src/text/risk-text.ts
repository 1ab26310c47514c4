import type { HourAtRisk } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { chanceText } from './level-text';
import { rowHourText, shortTargetText, targetText } from './time-text';

export interface RiskWords {
  readonly now: number;
  readonly timeZone: string;
  /** Stale data speaks in the past tense. */
  readonly isPast: boolean;
}

/** "First at risk at 16:00 (2 in 10)." Empty where no hour is: quiet when normal. */
export function firstAtRiskSentence(first: HourAtRisk | null, { now, timeZone, isPast }: RiskWords): string {
  if (!first) return '';
  return `First at risk ${isPast ? 'was' : 'at'} ${targetText(first.at, now, timeZone)} (${chanceText(chanceInTen(first.chance))}).`;
}

/** The same in a list of facts: "16:00, 2 in 10". */
export function firstAtRiskFact(first: HourAtRisk | null, { now, timeZone }: Omit<RiskWords, 'isPast'>): string {
  return first ? `${shortTargetText(first.at, now, timeZone)}, ${chanceText(chanceInTen(first.chance))}` : 'No hour of the next three days';
}

/** For a row of a table: "16:00", "Fri 08:00" or "None". */
export function firstAtRiskHour(first: HourAtRisk | null, { now, timeZone }: Omit<RiskWords, 'isPast'>): string {
  return first ? rowHourText(first.at, now, timeZone) : 'None';
}

/** On a ward's card, beside the chance at the target. */
export function atRiskFromText(hour: string, isPast: boolean): string {
  return `${isPast ? 'risk was' : 'risk'} from ${hour}`;
}
