import { HOUR_MS, NOW, forecastAt } from './ward.fixture';
import type { EdCrowding, Outlook, ShiftNurses } from './outlook';

const at = (hour: number): number => Date.parse('2026-11-25T00:00Z') + hour * HOUR_MS;
/** Day and night shifts from 08:00 of the first day; five nurses planned of whom four came to the first. */
export const SHIFTS: readonly ShiftNurses[] = [8, 20, 32, 44, 56].map((start, i) => ({ start: at(start), end: at(start + 12), likely: 4, upper: 5, planned: i === 3 ? null : 5 - i, present: i === 0 ? 4 : null }));

/** What follows from the fixture's forecast: 30.3 patients in 28 beds at every hour. */
export function outlookAt(issuedAt = NOW - 120_000): Outlook {
  const { targets } = forecastAt(issuedAt);
  const all = (value: number): readonly number[] => targets.map(() => value);
  return {
    nodeId: 'respiratory', issuedAt, targets, unconstrained: { mean: all(30.25) },
    constrained: { mean: all(27.54), withoutBed: all(2.71), chanceOne: all(0.7), chanceThree: all(0.42), chanceFive: all(0.2) },
    boarders: null,
    nurses: { ratio: { patientsPerNurse: 8, leastNurses: 2, source: 'NICE SG1', status: 'guidance', setBy: null, setAt: null }, shifts: SHIFTS },
    crowding: null,
  };
}

export const CROWDING: EdCrowding = {
  at: NOW, score: null, atLeast: 123.4, band: 'overcrowded', missing: ['ventilated'], patients: 52, places: 44, hospitalBeds: 562, boarders: 9, longestBoardingHours: 4.52, lastRoomedWaitHours: 0.75,
  crowdedAbove: 40, crowdedAboveScore: 100, chance: outlookAt().targets.map(() => 0.62),
  admissions: [{ hours: 4, mean: 5.6, low: 3, high: 8, byUnit: [{ unitId: 'acute-medicine', mean: 2.1 }] }, { hours: 8, mean: 9.2, low: 6, high: 12, byUnit: [{ unitId: 'acute-medicine', mean: 3.4 }] }],
};
