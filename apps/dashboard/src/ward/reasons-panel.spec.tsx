import { render, screen, within } from '@testing-library/react';
import type { ForecastWhy } from './reasons';
import { ReasonsPanel } from './reasons-panel';
import { SimilarDaysPanel } from './similar-days-panel';

const NOW = Date.parse('2026-11-25T09:42Z');
const why: ForecastWhy = {
  issuedAt: NOW - 120_000, target: Date.parse('2026-11-25T14:00Z'), mean: 27.2, variance: 9,
  shares: [{ name: 'still_here', mean: 21.3, variance: 3 }, { name: 'decided', mean: 2.4, variance: 1 }, { name: 'not_known_yet', mean: 3.5, variance: 6 }],
  similarDays: [{ at: Date.parse('2026-11-18T09:00Z'), census: 26, followed: 28 }],
  moved: { since: NOW - 4 * 3_600_000, from: 25.2, to: 27.2, causes: [{ cause: 'arrivals', patients: 2.6 }, { cause: 'departures', patients: -0.6 }, { cause: 'level', patients: 0 }] },
};
const linesOf = (): string[] => within(screen.getByTestId('reasons')).getAllByRole('listitem').map((line) => [line.firstChild!.textContent, line.lastChild!.textContent].join(' | '));

test('parts and moves stand in whole beds that add up', () => {
  render(<ReasonsPanel why={why} at="14:00" now={NOW} timeZone="Europe/London" isPast={false} />);
  // 21.3 + 2.4 + 3.5 = 27.2: floors 21, 2 and 3 leave one, for the remainder .5.
  expect(linesOf()).toEqual([
    'Still here of those here now | 21', 'Decided: from the ED or another ward | 2', 'Not known yet | 4', 'Expected | 27',
    'Arrivals against expectation | +3', 'Departures against expectation | −1', 'Moved | +2',
  ]);
  expect(screen.getByText('from 25 to 27 occupied beds')).toBeTruthy();
  expect(screen.getByTestId('reasons').textContent).not.toMatch(/\d\.\d/);
});

test('old numbers are spoken of in the past', () => {
  render(<ReasonsPanel why={why} at="14:00" now={NOW} timeZone="Europe/London" isPast />);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Who was expected at 14:00?');
});

test('each bar starts where the one before ends, and the last is the sum', () => {
  render(<ReasonsPanel why={{ ...why, moved: null }} at="14:00" now={NOW} timeZone="Europe/London" isPast={false} />);
  const bars = [...screen.getByTestId('reasons').querySelectorAll<HTMLElement>('.bar i')].map(({ style }) => [parseFloat(style.left), parseFloat(style.width)]);
  // In percent of 27 beds: 21, 2 and 4 of them, then all.
  const expected = [[0, 21], [21, 2], [23, 4], [0, 27]].map(([from, beds]) => [(from! / 27) * 100, (beds! / 27) * 100]);
  bars.forEach((bar, i) => bar.forEach((value, j) => expect(value).toBeCloseTo(expected[i]![j]!, 3)));
  expect(bars).toHaveLength(4);
});

test('a forecast without an earlier one says nothing of moves, one that did not move by a bed says so', () => {
  const moved = { ...why.moved!, to: 25.2, causes: [] };
  const { rerender } = render(<ReasonsPanel why={{ ...why, moved: null }} at="14:00" now={NOW} timeZone="Europe/London" isPast={false} />);
  expect(linesOf()).toHaveLength(4);
  rerender(<ReasonsPanel why={{ ...why, moved }} at="14:00" now={NOW} timeZone="Europe/London" isPast={false} />);
  expect(screen.getByText('Nothing: all went as expected.')).toBeTruthy();
  rerender(<ReasonsPanel why={{ ...why, moved: { ...moved, causes: [{ cause: 'arrivals', patients: 0.2 }] } }} at="14:00" now={NOW} timeZone="Europe/London" isPast={false} />);
  expect(screen.getByText('Things went otherwise than expected, but not by a bed.')).toBeTruthy();
});

test('days like this one stand with what followed them as many hours later', () => {
  const rowsAt = (issuedAt: number) => {
    const { unmount } = render(<SimilarDaysPanel why={{ ...why, issuedAt }} timeZone="Europe/London" />);
    const rows = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));
    unmount();
    return rows;
  };
  // Counted from the full hour of the issue.
  expect(rowsAt(why.issuedAt)).toEqual(['Day | Occupied | 5 h later', 'Wed 18 Nov 2026, 09:00 | 26 | 28']);
  expect(rowsAt(why.target - 60_000)[0]).toContain('1 h later');
  expect(rowsAt(why.target - 3 * 3_600_000)[0]).toContain('3 h later');
});
