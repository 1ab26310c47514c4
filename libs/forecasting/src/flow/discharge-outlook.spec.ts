import { HOUR_MS } from '@wardcast/timeseries';
import { syntheticUnit } from '../testing/synthetic-unit';
import { flowWindow, knownStays } from './flow-window';
import { fitHazardTable, hazardCells } from './hazard-table';
import { fitDischargeOutlook, dischargeOutlookAt, dischargeOutlookFactor } from './discharge-outlook';
import type { DischargeStatement } from './discharge-statement';
import { PRIOR_READINESS } from './readiness';

const T = Date.UTC(2026, 0, 5);
const DAYS = 60;
const window = flowWindow('UTC', T, T + DAYS * 24 * HOUR_MS);

test('the latest date counts, and signs of readiness since the patient came into the unit', () => {
  const said: DischargeStatement[] = [
    { knownAt: T, word: 'expected', at: T + 50 * HOUR_MS },
    { knownAt: T + HOUR_MS, word: 'fit', at: T + HOUR_MS },
    { knownAt: T + 3 * HOUR_MS, word: 'awaiting', at: T + 3 * HOUR_MS },
    { knownAt: T + 5 * HOUR_MS, word: 'awaiting', at: null },
    { knownAt: T + 6 * HOUR_MS, word: 'expected', at: T + 60 * HOUR_MS },
  ];
  expect(dischargeOutlookAt(said, T, T - 1)).toEqual({ expectedOutAt: null, readiness: null });
  expect(dischargeOutlookAt(said, T, T + 2 * HOUR_MS)).toEqual({ expectedOutAt: T + 50 * HOUR_MS, readiness: 'fit' });
  expect(dischargeOutlookAt(said, T, T + 4 * HOUR_MS)).toMatchObject({ readiness: 'awaiting' });
  expect(dischargeOutlookAt(said, T, T + 6 * HOUR_MS)).toEqual({ expectedOutAt: T + 60 * HOUR_MS, readiness: 'fit' });
  // In the next unit nothing has been said of readiness yet.
  expect(dischargeOutlookAt(said, T + 4 * HOUR_MS, T + 4 * HOUR_MS)).toMatchObject({ expectedOutAt: T + 50 * HOUR_MS, readiness: null });
});

test('dates that come true raise the rate of leaving about them and lower it before', () => {
  const stays = syntheticUnit({ seed: 12, zone: 'UTC', from: T, days: DAYS, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 72 });
  // Everybody who left is told the day on entry, exactly; nobody else is.
  const told = stays.map((stay) => ({ ...stay, said: stay.leftAt === null ? [] : [{ knownAt: stay.enteredAt, word: 'expected' as const, at: stay.leftAt }] }));
  const known = knownStays(told, window);
  const hazard = fitHazardTable(hazardCells(known, window), null);
  const model = fitDischargeOutlook(known, window, { hazard, readiness: PRIOR_READINESS, parent: null })!;
  const factor = (hoursToDate: number): number => dischargeOutlookFactor(model, { expectedOutAt: T + hoursToDate * HOUR_MS, readiness: null }, { hourStart: T, lead: 0 });
  expect(factor(48)).toBeLessThan(0.1);
  expect(factor(20)).toBeLessThan(0.1);
  // In the 24 hours about the date the one departure of each falls on at most half of them at risk: far above the usual 1/72.
  expect(factor(2)).toBeGreaterThan(3);
  // Nobody was ever overdue: prior 1 stays.
  expect(dischargeOutlookFactor(model, { expectedOutAt: T - 90 * HOUR_MS, readiness: null }, { hourStart: T, lead: 0 })).toBeCloseTo(1, 6);
});

test('without statements there is none, and a kind without them has its parent', () => {
  const stays = knownStays([{ enteredAt: T, leftAt: null }], window);
  const hazard = fitHazardTable(hazardCells(stays, window), null);
  expect(fitDischargeOutlook(stays, window, { hazard, readiness: PRIOR_READINESS, parent: null })).toBeNull();
});
