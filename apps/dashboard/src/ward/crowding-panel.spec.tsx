import { render, screen, within } from '@testing-library/react';
import { CrowdingPanel } from './crowding-panel';
import { CROWDING } from './outlook.fixture';

const factsOf = () => Object.fromEntries(within(screen.getByTestId('crowding')).getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling!.textContent]));

it('says what the score is at least, and what is not known of it', () => {
  render(<CrowdingPanel crowding={CROWDING} row={4} at="14:00" />);
  expect(screen.getByTestId('crowding-score').textContent).toBe('NEDOCS at least 123: at least overcrowded.');
  expect(screen.getByTestId('crowding').textContent).toContain('Not known: patients on a ventilator. They would only raise the score.');
  expect(factsOf()).toEqual({
    'Overcrowded at 14:00': 'at least 6 in 10', 'Overcrowded with more than': '40 patients', Patients: '52 in 44 places', 'Wait for a ward bed': '9', 'Longest of these waits': '4 h 31 min',
    'Undecided, on a ward within 4 h': 'likely 3 to 8', 'Undecided, on a ward within 8 h': 'likely 6 to 12', 'Last wait for a place': '45 min',
  });
});

it('states the score where all is known, within its bounds', () => {
  render(<CrowdingPanel crowding={{ ...CROWDING, score: 231, atLeast: 231, band: 'dangerous', missing: [] }} row={4} at="14:00" />);
  expect(screen.getByTestId('crowding-score').textContent).toBe('NEDOCS 200: dangerously overcrowded.');
  expect(factsOf()['Overcrowded at 14:00']).toBe('6 in 10');
});

it('does not say that it is at least nothing, nor at least everything', () => {
  const chanceOf = (chance: number): string | null | undefined => {
    const { unmount } = render(<CrowdingPanel crowding={{ ...CROWDING, chance: CROWDING.chance!.map(() => chance) }} row={4} at="14:00" />);
    const text = factsOf()['Overcrowded at 14:00'];
    unmount();
    return text;
  };
  // 0 and 10 are kept for what is as good as certain.
  expect([0, 0.1, 1].map(chanceOf)).toEqual(['0 in 10 by what is known', 'at least 1 in 10', '10 in 10']);
});

it('has words for what is missing, never a blank', () => {
  render(<CrowdingPanel crowding={{ ...CROWDING, atLeast: null, band: null, crowdedAbove: null, chance: null, boarders: null, longestBoardingHours: null, lastRoomedWaitHours: null, missing: [], admissions: null }} row={-1} at="14:00" />);
  expect(screen.getByTestId('crowding-score').textContent).toBe('No crowding score: treatment places or hospital beds are not known.');
  expect(Object.values(factsOf())).toEqual(['No data', 'No data', '52 in 44 places', 'No data', 'No data', 'No data']);
});
