import { render, screen, within } from '@testing-library/react';
import { NursesPanel } from './nurses-panel';
import { outlookAt } from './outlook.fixture';

const nurses = outlookAt().nurses!;
const rowsOf = (): string[][] => within(screen.getByTestId('nurses')).getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => cell.textContent));

it('holds two days of shifts against their plan, in words', () => {
  render(<NursesPanel nurses={nurses} timeZone="Europe/London" />);
  // Needed 4, up to 5. Four came: up to 1 short; 4 planned: the same; 3 planned: 1 short of the middle; nothing planned: no claim.
  expect(rowsOf()).toEqual([
    ['Wed 08:00 to 20:00', '4', '5', '5, 4 came', 'Perhaps 1 short'],
    ['Wed 20:00 to 08:00', '4', '5', '4', 'Perhaps 1 short'],
    ['Thu 08:00 to 20:00', '4', '5', '3', '1 short'],
    ['Thu 20:00 to 08:00', '4', '5', 'No data', 'No data'],
  ]);
  expect(screen.getByTestId('nurses').textContent).toContain('8 patients to a nurse, as guidance (NICE SG1).');
});

it('requires nothing where no rule is known, and says so', () => {
  render(<NursesPanel nurses={{ ratio: null, shifts: [{ ...nurses.shifts[0]!, likely: null, upper: null, present: null }] }} timeZone="Europe/London" />);
  expect(rowsOf()).toEqual([['Wed 08:00 to 20:00', '5']]);
  expect(screen.getByTestId('nurses').textContent).toContain('No rule on nurses is known');
});

it('says who set a rule of this hospital, and when', () => {
  const own = { ...nurses.ratio!, status: 'own' as const, patientsPerNurse: 6, source: 'set for this hospital', setBy: 'local', setAt: Date.parse('2026-11-25T09:30Z') };
  render(<NursesPanel nurses={{ ...nurses, ratio: own }} timeZone="Europe/London" />);
  expect(screen.getByTestId('nurses').textContent).toContain('6 patients to a nurse, set by this installation on Wed 25 Nov 2026, 09:30. Needed:');
});

it('has words without a shift', () => {
  render(<NursesPanel nurses={{ ratio: null, shifts: [] }} timeZone="Europe/London" />);
  expect(screen.getByText('The forecast reaches no shift.')).toBeTruthy();
});
