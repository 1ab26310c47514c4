import { act, fireEvent, screen } from '@testing-library/react';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

stillScreen();

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
