import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { LeverChange } from '@wardcast/contract';
import { applyEdit, startHistory } from './edit-history';
import { changesText } from './scenario-search';

/** Browsers refuse more than about a hundred changes of the URL in half a minute. */
const URL_AFTER_MS = 150;

export interface Draft {
  readonly changes: readonly LeverChange[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** `control` names what was moved: a drag is one step of the history. */
  readonly set: (changes: readonly LeverChange[], control: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/**
 * The changes of the page with their history. They begin with `first`, which is what the URL says or the preset that it names. The page follows at once and the URL a moment later, in place. Where the URL
 * is changed from outside (a link, Back), the page follows it.
 */
export function useDraft(first: readonly LeverChange[], inUrl: readonly LeverChange[], writeUrl: (text: string) => void): Draft {
  const [history, edit] = useReducer(applyEdit, first, startHistory);
  const text = changesText(history.changes);
  const urlText = changesText(inUrl);
  const written = useRef(urlText);
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      writeUrl(text);
    }, URL_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, writeUrl]);
  useEffect(() => {
    if (urlText === written.current) return;
    written.current = urlText;
    edit({ kind: 'set', changes: inUrl, control: 'address', at: Number.NaN });
    // The list is named by its text.
  }, [urlText]);
  const set = useCallback((changes: readonly LeverChange[], control: string) => edit({ kind: 'set', changes, control, at: performance.now() }), []);
  const undo = useCallback(() => edit({ kind: 'undo' }), []);
  const redo = useCallback(() => edit({ kind: 'redo' }), []);
  return { changes: history.changes, canUndo: history.past.length > 0, canRedo: history.future.length > 0, set, undo, redo };
}
