import type { LeverChange } from '@wardcast/contract';

/** Steps that can be undone. */
export const MOST_STEPS = 50;
/** Moves of one control within this time are one step: a drag is undone as a whole. */
const ONE_MOVE_MS = 800;

export interface EditHistory {
  readonly changes: readonly LeverChange[];
  readonly past: readonly (readonly LeverChange[])[];
  readonly future: readonly (readonly LeverChange[])[];
  /** The control that moved last, and when. */
  readonly last: { readonly control: string; readonly at: number } | null;
}
export type Edit =
  | { readonly kind: 'set'; readonly changes: readonly LeverChange[]; readonly control: string; readonly at: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

export function startHistory(changes: readonly LeverChange[]): EditHistory {
  return { changes, past: [], future: [], last: null };
}

export function applyEdit(history: EditHistory, edit: Edit): EditHistory {
  if (edit.kind === 'undo') {
    const before = history.past.at(-1);
    return before === undefined ? history : { changes: before, past: history.past.slice(0, -1), future: [history.changes, ...history.future], last: null };
  }
  if (edit.kind === 'redo') {
    const [next, ...future] = history.future;
    return next === undefined ? history : { changes: next, past: [...history.past, history.changes].slice(-MOST_STEPS), future, last: null };
  }
  const { changes, control, at } = edit;
  const goesOn = history.last !== null && history.last.control === control && at - history.last.at < ONE_MOVE_MS && history.past.length > 0;
  return { changes, past: goesOn ? history.past : [...history.past, history.changes].slice(-MOST_STEPS), future: [], last: { control, at } };
}
