import { act, fireEvent, screen } from '@testing-library/react';
import { renderScreen } from '../testing/render-board';

/** A busy machine draws the page in seconds. */
jest.setTimeout(60_000);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2030, 0, 1) });
  // Not part of this environment; the router scrolls to the top on a new page.
  window.scrollTo = () => undefined;
});
afterEach(() => jest.useRealTimers());

async function click(element: HTMLElement): Promise<void> {
  await act(async () => {
    fireEvent.click(element);
    await jest.advanceTimersByTimeAsync(50);
  });
}

describe('the focus', () => {
  it('stays where it is on the first page and while a page changes its parameters', async () => {
    await renderScreen('/board');
    expect(document.activeElement).toBe(document.body);
    const table = screen.getByRole('button', { name: 'Table' });
    act(() => table.focus());
    await click(table);
    expect(document.activeElement?.tagName).not.toBe('MAIN');
  });

  it('goes to the main part of a new page', async () => {
    await renderScreen('/board');
    const help = screen.getByRole('link', { name: 'Help' });
    act(() => help.focus());
    await click(help);
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });
});
