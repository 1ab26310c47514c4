import { pickedKey } from '../model/target-time';

/** The ward page's state in the URL, as written there. */
export interface WardSearch {
  readonly at?: string;
  readonly asof?: string;
  readonly view?: string;
  readonly hours?: string;
}
export type FigureView = 'chart' | 'table';
/** Hours ahead that the chart can show, up to all that a forecast holds. */
export const HOURS_AHEAD = [24, 48, 72] as const;
export type HoursAhead = (typeof HOURS_AHEAD)[number];

export interface BadWardParameter {
  readonly name: string;
  readonly value: string;
}
/** The URL after reading. `at` stays text: the clock decides what it means. */
export interface ReadWardSearch {
  readonly at: string | undefined;
  /** ms; null = the live view. */
  readonly asOf: number | null;
  readonly view: FigureView;
  /** Null = not asked for: as many as the screen has room for. */
  readonly hoursAhead: HoursAhead | null;
  readonly bad: readonly BadWardParameter[];
}

const NAMES = ['at', 'asof', 'view', 'hours'] as const;
/** An instant must name its zone, or two readers would see two hours. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** Keeps the known parameters as text, so that a bad one stays in the URL where its user can mend it. */
export function wardSearch(raw: Readonly<Record<string, unknown>>): WardSearch {
  return Object.fromEntries(NAMES.flatMap((name) => (raw[name] === undefined || raw[name] === '' ? [] : [[name, String(raw[name])]])));
}

function instantOfText(value: string): number | null {
  // A plus sign in a URL reads as a blank.
  const text = value.replace(/ (\d\d:\d\d)$/, '+$1');
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Any way of writing an instant becomes the one that the target's reader knows; a wall time stays as it is. */
function targetText(value: string | undefined): string | undefined {
  const at = value === undefined ? null : instantOfText(value);
  return at === null ? value : pickedKey(at);
}

/** @param now the hospital's clock (ms): a view as known in the future does not exist */
export function readWardSearch(search: WardSearch, now: number): ReadWardSearch {
  const bad: BadWardParameter[] = [];
  const read = <Value>(name: (typeof NAMES)[number], find: (value: string) => Value | null): Value | null => {
    const value = search[name];
    if (value === undefined) return null;
    const found = find(value);
    if (found === null) bad.push({ name, value });
    return found;
  };
  const asOf = read('asof', (value) => {
    const at = instantOfText(value);
    return at !== null && at <= now ? at : null;
  });
  const view = read<FigureView>('view', (value) => (value === 'chart' || value === 'table' ? value : null));
  const hoursAhead = read<HoursAhead>('hours', (value) => HOURS_AHEAD.find((hours) => String(hours) === value) ?? null);
  return { at: targetText(search.at), asOf, view: view ?? 'chart', hoursAhead, bad };
}
