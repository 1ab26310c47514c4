import type { TargetReading } from '../model/node-reading';

/** One thing that the menu can do. */
export interface CommandOption {
  readonly id: string;
  readonly group: 'wards' | 'actions' | 'pages';
  readonly name: string;
  readonly about: string;
  /** Keys that do the same without the menu. */
  readonly keys: readonly string[];
  /** A ward's reading at the next bed meeting; null for all else and while there is no forecast. */
  readonly risk: Pick<TargetReading, 'chance' | 'level'> | null;
  readonly run: () => void;
}

/** The part of a name that the query matched: [from, to). */
export interface Match {
  readonly option: CommandOption;
  readonly from: number;
  readonly to: number;
  readonly isAtWord: boolean;
}

/** Wards shown before anything is typed: those at the top of the list, so that pages and actions stay in sight. */
const WARDS_UNASKED = 3;
/** More than anybody reads; the rest appears with one more letter. */
const MOST_WARDS = 8;

/** Letters without their accents, one for one, so that a match in the plain text is a match in the name. */
function plain(text: string): string {
  return [...text].map((letter) => (letter.normalize('NFD')[0] ?? letter).toLowerCase()).join('');
}

/** Where the query begins in the name, at a word's beginning if it can; null when it is nowhere. */
function placeOf(name: string, query: string): { readonly from: number; readonly isAtWord: boolean } | null {
  const text = plain(name);
  const words = [...text.matchAll(/(^|[^\p{L}\p{N}])(?=[\p{L}\p{N}])/gu)].map((found) => found.index + found[0].length);
  const atWord = words.find((start) => text.startsWith(query, start));
  const anywhere = text.indexOf(query);
  if (atWord !== undefined) return { from: atWord, isAtWord: true };
  return anywhere < 0 ? null : { from: anywhere, isAtWord: false };
}

/** The options that hold the query in their name: wards, then the rest; those with a word that begins so come first, else in their own order. */
export function findOptions(options: readonly CommandOption[], typed: string): readonly Match[] {
  const query = plain(typed.trim());
  const matches = options.flatMap((option) => {
    const place = placeOf(option.name, query);
    return place === null ? [] : [{ option, from: place.from, to: place.from + query.length, isAtWord: place.isAtWord }];
  });
  matches.sort((first, second) => Number(second.isAtWord) - Number(first.isAtWord));
  const most = query === '' ? WARDS_UNASKED : MOST_WARDS;
  const wards = matches.filter(({ option }) => option.group === 'wards').slice(0, most);
  const rest = (['actions', 'pages'] as const).flatMap((group) => matches.filter(({ option }) => option.group === group));
  return [...wards, ...rest];
}
