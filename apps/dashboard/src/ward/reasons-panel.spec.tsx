import { render, screen, within } from '@testing-library/react';
import type { ForecastWhy } from './reasons';
import { ReasonsPanel } from './reasons-panel';

const NOW = Date.parse('2026-11-25T09:42Z');
const why: ForecastWhy = {
  issuedAt: NOW - 120_000, target: Date.parse('2026-11-25T14:00Z'), mean: 27.2, variance: 9,
  shares: [{ name: 'still_here', mean: 21.3, variance: 3 }, { name: 'decided', mean: 2.4, variance: 1 }, { name: 'not_known_yet', mean: 3.5, variance: 6 }],
  similarDays: [{ at: Date.parse('2026-11-18T09:00Z'), census: 26, followed: 28 }],
  moved: { since: NOW - 4 * 3_600_000, from: 25.2, to: 27.2, causes: [{ cause: 'arrivals', patients: 2.6 }, { cause: 'departures', patients: -0.6 }, { cause: 'level', patients: 0 }] },
};
const rowsOf = (): string[] => within(screen.getByTestId('reasons')).getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));

test('parts, moves and days like this one stand in tables that add up', () => {
  render(<ReasonsPanel why={why} at="14:00" now={NOW} timeZone="Europe/London" />);
  expect(rowsOf()).toEqual([
    'Still here of those here now | 21.3', 'Decided: from the ED or another ward | 2.4', 'Not known yet | 3.5', 'Expected | 27.2',
    'Arrivals against expectation | +2.6', 'Departures against expectation | −0.6', 'Moved | +2.0',
    'Day | Occupied | 5 h later', expect.stringContaining(' | 26 | 28'),
  ]);
});

test('a forecast without an earlier one says nothing of moves, one that did not move says so', () => {
  const { rerender } = render(<ReasonsPanel why={{ ...why, moved: null, similarDays: [] }} at="14:00" now={NOW} timeZone="Europe/London" />);
  expect(rowsOf()).toHaveLength(4);
  rerender(<ReasonsPanel why={{ ...why, moved: { ...why.moved!, to: 25.2, causes: [] } }} at="14:00" now={NOW} timeZone="Europe/London" />);
  expect(screen.getByText('Nothing: all went as expected.')).toBeTruthy();
});
