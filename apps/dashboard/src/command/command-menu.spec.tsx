import { act, fireEvent, screen } from '@testing-library/react';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

// What the pages read when they are first asked for is read before, since the tests' clock does not run by itself.
beforeAll(async () => {
  await Promise.all([import('./command-menu'), import('../shell/help-page'), import('../ward/ward-page')]);
}, 60_000);
stillScreen();
beforeEach(() => {
  // The dialog of this environment cannot open; a browser's own is tried in the browser tests.
  HTMLDialogElement.prototype.showModal = function show() { this.open = true; };
  HTMLDialogElement.prototype.close = function close() { this.open = false; };
});

async function settle(step: () => void): Promise<void> {
  await act(async () => {
    step();
    for (let turn = 0; turn < 20; turn += 1) await jest.advanceTimersByTimeAsync(10);
  });
}
const press = (key: string, held: { readonly ctrlKey?: boolean } = {}): Promise<void> => settle(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...held }));
const type = (text: string): Promise<void> => settle(() => void fireEvent.change(screen.getByRole('combobox', { name: /Search/ }), { target: { value: text } }));
const chosen = (): string | null => screen.getByRole('option', { selected: true }).querySelector('b')!.textContent;

describe('the command menu', () => {
  it('opens with Ctrl K, finds a ward and goes to it', async () => {
    const { address } = await renderScreen('/board');
    await press('k', { ctrlKey: true });
    await type('respi');
    expect(chosen()).toBe('Respiratory');
    expect(screen.getByRole('option', { selected: true }).textContent).toMatch(/27 of 28 staffed, 2 closed, likely .* at 14:00/);
    await press('Enter');
    expect(address()).toBe('/wards/respiratory');
    expect(screen.queryByRole('combobox', { name: /Search/ })).toBeNull();
  });

  it('moves the choice with the arrows, round the ends, and names it to the field', async () => {
    await renderScreen('/help');
    await press('k', { ctrlKey: true });
    const first = chosen();
    await press('ArrowUp');
    expect(chosen()).toBe('Welcome');
    const field = screen.getByRole('combobox', { name: /Search/ });
    expect(document.getElementById(field.getAttribute('aria-activedescendant')!)).toBe(screen.getByRole('option', { selected: true }));
    await press('ArrowDown');
    expect(chosen()).toBe(first);
  });

  it('says so when nothing is found', async () => {
    await renderScreen('/help');
    await press('k', { ctrlKey: true });
    await type('zebra');
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(screen.getByText('Nothing is called "zebra". Try a ward, a page or an action.')).toBeTruthy();
  });

  it('switches the shortcuts off, after which only its button opens it', async () => {
    await renderScreen('/help');
    await press('k', { ctrlKey: true });
    await type('shortcuts off');
    await press('Enter');
    await press('k', { ctrlKey: true });
    expect(screen.queryByRole('dialog')).toBeNull();
    await settle(() => screen.getByTestId('command-open').click());
    await type('shortcuts on');
    await press('Enter');
    await press('k', { ctrlKey: true });
    expect(screen.getByRole('dialog')).toBeTruthy();
  });
});
