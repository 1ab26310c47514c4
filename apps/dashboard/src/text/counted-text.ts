import { ageText } from './time-text';

/** A count that is not a minute old needs no age. */
const FRESH_MS = 60_000;

/** "Counts only, 40 min old": what a census is made from that nobody's movements tell of. */
export function countedText(countedAt: number, now: number): string {
  const age = now - countedAt;
  return age < FRESH_MS ? 'Counts only, just counted' : `Counts only, ${ageText(age)} old`;
}
