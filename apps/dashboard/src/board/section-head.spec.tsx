import { screen } from '@testing-library/react';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

stillScreen();

describe('the link that skips to the wards', () => {
  it.each(['/board', '/board?view=table'])('leads to their heading on %s, which takes the focus', async (address) => {
    await renderScreen(address);
    const target = screen.getByRole('link', { name: 'Skip to the wards' }).getAttribute('href')!;
    const heading = document.querySelector<HTMLElement>(target)!;
    expect([heading.tagName, heading.tabIndex]).toEqual(['H2', -1]);
    expect(screen.getByTestId('wards').contains(heading)).toBe(true);
  });
});
