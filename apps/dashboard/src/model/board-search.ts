import type { Hospital } from '@wardcast/contract';
import { LEVELS, type Level } from './level';
import { bedDivisionsOf } from './wards';

/** The board's state in the URL, as written there. */
export interface BoardSearch {
  readonly target?: string;
  readonly view?: string;
  readonly level?: string;
  readonly division?: string;
}
export type BoardView = 'board' | 'table';

export interface BadParameter {
  readonly name: string;
  readonly value: string;
}

/** The URL's state after reading; what could not be read is listed and ignored. The target is read with the clock. */
export interface ReadSearch {
  readonly view: BoardView;
  readonly level: Level | null;
  readonly division: string | undefined;
  readonly bad: readonly BadParameter[];
}

const NAMES = ['target', 'view', 'level', 'division'] as const;

/** Keeps the known parameters as text, so that a bad one stays in the URL where its user can mend it. */
export function boardSearch(raw: Readonly<Record<string, unknown>>): BoardSearch {
  const known = NAMES.flatMap((name) => (raw[name] === undefined || raw[name] === '' ? [] : [[name, String(raw[name])] as const]));
  return Object.fromEntries(known);
}

export function readSearch(search: BoardSearch, hospital: Hospital | null): ReadSearch {
  const bad: BadParameter[] = [];
  const read = <Value>(name: (typeof NAMES)[number], find: (value: string) => Value | undefined): Value | undefined => {
    const value = search[name];
    if (value === undefined) return undefined;
    const found = find(value);
    if (found === undefined) bad.push({ name, value });
    return found;
  };
  const view = read('view', (value) => (['board', 'table'] as const).find((known) => known === value));
  const level = read('level', (value) => LEVELS.find((known) => known === value));
  const division = read('division', (value) => {
    if (!hospital) return value;
    const ids = [hospital.facilityId, ...bedDivisionsOf(hospital).map((known) => known.divisionId)];
    return ids.find((id) => id === value);
  });
  return { view: view ?? 'board', level: level ?? null, division, bad };
}
