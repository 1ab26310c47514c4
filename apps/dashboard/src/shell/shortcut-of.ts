import { PAGES, type Page } from './pages';

export type Shortcut = { readonly kind: 'menu' } | { readonly kind: 'page'; readonly page: Page } | { readonly kind: 'await' } | null;

/** The part of a key press that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * What a key press asks for: Ctrl K or Cmd K the command menu, G and then a page's letter that page, ? the help.
 *
 * @param isAwaited whether G was pressed just before
 * @param isTyping whether the focus is in a field, where letters are text
 */
export function shortcutOf(press: KeyPress, isAwaited: boolean, isTyping: boolean): Shortcut {
  const key = press.key.toLowerCase();
  if (key === 'k' && (press.ctrlKey || press.metaKey) && !press.altKey) return { kind: 'menu' };
  if (isTyping || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (isAwaited) {
    const page = PAGES.find((each) => each.key === key);
    return page ? { kind: 'page', page } : null;
  }
  if (key === 'g') return { kind: 'await' };
  const help = PAGES.find((each) => each.to === '/help');
  return key === '?' && help ? { kind: 'page', page: help } : null;
}
