import type { BaselineStart, LeverChange } from '@wardcast/contract';
import { PRESET_IDS, type PresetId } from './presets';

/** What a figure shows: the change, both sides over each other, or the numbers. */
export type RunFigureView = 'difference' | 'overlay' | 'table';
/** State of the pages of trials in the URL, as written there. */
export interface ScenarioSearch {
  /** Changes, see `changesText`. */
  readonly s?: string;
  readonly start?: string;
  /** The scenario that this trial was made from. */
  readonly from?: string;
  readonly view?: string;
  /** A start that stands in the page until the first change is written. */
  readonly preset?: string;
}
export interface CompareSearch {
  readonly a?: string;
  readonly b?: string;
}
export interface BadParameter {
  readonly name: string;
  readonly value: string;
}

const textOf = (raw: unknown): string | undefined => (raw === undefined || raw === null || raw === '' ? undefined : String(raw));
function pick<Key extends string>(raw: Readonly<Record<string, unknown>>, names: readonly Key[]): { readonly [Name in Key]?: string } {
  return Object.fromEntries(names.flatMap((name) => (textOf(raw[name]) === undefined ? [] : [[name, textOf(raw[name])]]))) as { readonly [Name in Key]?: string };
}

/** Keeps the parameters as text, so that a bad one stays in the URL where its user can mend it. */
export const scenarioSearch = (raw: Readonly<Record<string, unknown>>): ScenarioSearch => pick(raw, ['s', 'start', 'from', 'view', 'preset']);
export const compareSearch = (raw: Readonly<Record<string, unknown>>): CompareSearch => pick(raw, ['a', 'b']);

const VIEWS: readonly RunFigureView[] = ['difference', 'overlay', 'table'];
const STARTS: readonly BaselineStart[] = ['now', 'last_week'];

export interface ReadScenarioSearch {
  readonly changes: readonly LeverChange[];
  readonly start: BaselineStart;
  readonly view: RunFigureView;
  readonly preset: PresetId | null;
  readonly bad: readonly BadParameter[];
}

/** What the URL says; what it says wrongly is reported and ignored. */
export function readScenarioSearch(search: ScenarioSearch): ReadScenarioSearch {
  const changes = search.s === undefined ? [] : parseChanges(search.s);
  const start = STARTS.find((each) => each === (search.start ?? 'now'));
  const view = VIEWS.find((each) => each === (search.view ?? 'difference'));
  const preset = PRESET_IDS.find((each) => each === search.preset);
  const bad: BadParameter[] = [];
  if (changes === null) bad.push({ name: 's', value: search.s ?? '' });
  if (start === undefined) bad.push({ name: 'start', value: search.start ?? '' });
  if (view === undefined) bad.push({ name: 'view', value: search.view ?? '' });
  if (preset === undefined && search.preset !== undefined) bad.push({ name: 'preset', value: search.preset });
  return { changes: changes ?? [], start: start ?? 'now', view: view ?? 'difference', preset: preset ?? null, bad };
}

/** Characters that stand for themselves in a URL and are no separators here. */
const PLAIN = /^[A-Za-z0-9-]$/;

/** Other characters become ".xx" by their UTF-8 bytes, as percent signs would be written twice in a URL. */
function escapeText(text: string): string {
  return [...text].map((char) => (PLAIN.test(char) ? char : encodeURIComponent(char).replace(/^[^%]$/, (one) => `%${one.charCodeAt(0).toString(16)}`).replaceAll('%', '.').toLowerCase())).join('');
}

function unescapeText(text: string): string {
  return decodeURIComponent(text.replaceAll('.', '%'));
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `_${value.map(valueText).join('_')}`;
  return typeof value === 'string' ? `.${escapeText(value)}` : String(value);
}

/** Numbers and null as they are, words after a dot, lists after underscores; undefined for anything else. */
function parseValue(text: string): unknown {
  if (text.startsWith('_')) return text === '_' ? [] : text.slice(1).split('_').map(parseValue);
  if (text.startsWith('.')) return unescapeText(text.slice(1));
  if (text === 'null') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** `surge:percent:15*beds:unitId:.med-a:delta:4`: readable, and the same for the same changes. */
export function changesText(changes: readonly LeverChange[]): string {
  return changes.map(({ kind, params }) => [escapeText(kind), ...Object.entries(params).flatMap(([name, value]) => [escapeText(name), valueText(value)])].join(':')).join('*');
}

/** Null when the text is not one that `changesText` writes. Whether levers know the changes is the server's to say. */
export function parseChanges(text: string): readonly LeverChange[] | null {
  if (text === '') return [];
  try {
    return text.split('*').map((part) => {
      const [kind, ...pairs] = part.split(':');
      if (!kind || pairs.length % 2 === 1) throw new SyntaxError('a change needs a lever and pairs');
      const params: Record<string, unknown> = {};
      for (let i = 0; i < pairs.length; i += 2) {
        const value = parseValue(pairs[i + 1]!);
        if (value === undefined || (Array.isArray(value) && value.includes(undefined))) throw new SyntaxError('a value cannot be read');
        params[unescapeText(pairs[i]!)] = value;
      }
      return { kind: unescapeText(kind), params };
    });
  } catch {
    return null;
  }
}
