import { shortcutOf, type KeyPress } from './shortcut-of';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('shortcutOf', () => {
  it('opens the menu with Ctrl K and with Cmd K, also from a field', () => {
    expect(shortcutOf(press('k', { ctrlKey: true }), false, false)).toEqual({ kind: 'menu' });
    expect(shortcutOf(press('K', { metaKey: true }), false, true)).toEqual({ kind: 'menu' });
  });

  it('goes to a page with G and its letter, and to the help with a question mark', () => {
    expect(shortcutOf(press('g'), false, false)).toEqual({ kind: 'await' });
    expect(shortcutOf(press('b'), true, false)).toMatchObject({ kind: 'page', page: { to: '/board' } });
    expect(shortcutOf(press('w'), true, false)).toMatchObject({ kind: 'page', page: { to: '/summary' } });
    expect(shortcutOf(press('?'), false, false)).toMatchObject({ kind: 'page', page: { to: '/help' } });
  });

  it('leaves letters alone in a field, with a modifier, and without G before', () => {
    expect(shortcutOf(press('g'), false, true)).toBeNull();
    expect(shortcutOf(press('b'), false, false)).toBeNull();
    expect(shortcutOf(press('g', { ctrlKey: true }), false, false)).toBeNull();
    expect(shortcutOf(press('x'), true, false)).toBeNull();
  });
});
