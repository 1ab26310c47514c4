import { screen } from '@testing-library/react';
import { renderScreen } from '../testing/render-board';

/** A busy machine draws the page in seconds. */
jest.setTimeout(60_000);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2030, 0, 1) });
  // Not part of this environment; the router scrolls to the top on a new page.
  window.scrollTo = () => undefined;
});
afterEach(() => jest.useRealTimers());

describe('the link that skips to the wards', () => {
  it.each(['/board', '/board?view=table'])('leads to their heading on %s, which takes the focus', async (address) => {
    await renderScreen(address);
    const target = screen.getByRole('link', { name: 'Skip to the wards' }).getAttribute('href')!;
    const heading = document.querySelector<HTMLElement>(target)!;
    expect([heading.tagName, heading.tabIndex]).toEqual(['H2', -1]);
    expect(screen.getByTestId('wards').contains(heading)).toBe(true);
  });
});
