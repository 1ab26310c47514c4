import type { Support } from '../model/headline';
import type { TargetReading } from '../model/node-reading';
import { rangeWords } from './free-words';
import { chanceText } from './level-text';

/** A sentence whose middle part carries the level's underline. */
export interface MarkedSentence {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

export interface HeadlineWords {
  readonly subject: string;
  /** The target in words, e.g. "14:00" or "08:00 tomorrow". */
  readonly at: string;
  /** True for stale data, which speaks of what was expected. */
  readonly isPast: boolean;
}

function beds(count: number): string {
  return count === 1 ? '1 bed' : `${count} beds`;
}

function balance(freeAtTarget: number): { readonly verb: 'be' | 'have'; readonly words: string } {
  if (freeAtTarget < 0) return { verb: 'be', words: `${beds(-freeAtTarget)} short` };
  return { verb: 'have', words: freeAtTarget === 0 ? 'no bed free' : `${beds(freeAtTarget)} free` };
}

/** "Medicine will probably be 3 beds short at 14:00." or, of stale data, "Medicine was expected to be ...". */
export function headlineSentence(freeAtTarget: number, words: HeadlineWords): MarkedSentence {
  const { verb, words: marked } = balance(freeAtTarget);
  const before = words.isPast ? `${words.subject} was expected to ${verb} ` : `${words.subject} will probably ${verb} `;
  return { before, marked, after: ` at ${words.at}.` };
}

/** The headline while no forecast reaches the target: what is known now. `refused`: "No forecast since 09:10", where the newest issue refused. */
export function occupiedSentence({ subject, isPast }: Pick<HeadlineWords, 'subject' | 'isPast'>, census: number, staffed: number, refused: string | null = null): MarkedSentence {
  return { before: `${subject} ${isPast ? 'had' : 'has'} `, marked: `${census} of ${staffed}`, after: ` staffed beds occupied. ${refused ?? 'There is no forecast yet'}.` };
}

/** The line beside the ten dots, its first part strong. */
export function chanceSentence(target: TargetReading, isPast: boolean): { readonly strong: string; readonly rest: string } {
  const range = rangeWords(target.free);
  return isPast
    ? { strong: `Chance of running out was ${chanceText(target.chance)}.`, rest: `It was likely ${range}.` }
    : { strong: `Chance of running out: ${chanceText(target.chance)}.`, rest: `Likely ${range}.` };
}

/** "A", "A and B", "A, B and C". */
export function listWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

function riskSentence(support: Support, isPast: boolean): string {
  if (support.atRisk.length === 0) return '';
  const named = support.atRisk.map(({ name, chance }) => `${name} (${chanceText(chance)})`);
  const more = support.moreAtRisk > 0 ? [`${support.moreAtRisk} more`] : [];
  const also = support.isSubjectShort ? ' too' : '';
  return `${listWords([...named, ...more])} ${isPast ? `might have run out${also}` : `may run out${also}`}.`;
}

function roomSentence(names: readonly string[], isPast: boolean): string {
  if (names.length === 0) return '';
  const verb = isPast ? 'had' : names.length === 1 ? 'has' : 'have';
  return `${listWords(names)} ${verb} room.`;
}

/** "Intensive Care (8 in 10) may run out too. Surgery and Women and children have room." Empty when neither holds. */
export function supportSentence(support: Support, isPast: boolean): string {
  return [riskSentence(support, isPast), roomSentence(support.withRoom, isPast)].filter(Boolean).join(' ');
}
