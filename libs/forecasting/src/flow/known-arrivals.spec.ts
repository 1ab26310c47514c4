import { HOUR_MS } from '@wardcast/timeseries';
import { forecastSteps } from './forecast-steps';
import { comeAndStay, comingPatients, unlistedArrivals } from './known-arrivals';
import type { ListModel } from './list-model';
import { CLOCK_BINS, LISTING_STATES } from './listing-states';
import { shareCell } from './unlisted-shares';

const T = Date.UTC(2026, 0, 5);
const pressure = { room: 2, waiting: 1 };
/** Half of those who wait come in each hour; shares of .25 and .5 are unknown at all times. */
const lists: ListModel = {
  rates: new Float64Array(LISTING_STATES * CLOCK_BINS).fill(Math.LN2),
  byBlock: new Array<number>(8).fill(1),
  bookedPerHour: new Float64Array(168).fill(0.4),
  othersPerHour: new Float64Array(168).fill(0.8),
  unlistedBooked: new Array<number>(240).fill(0.25),
  unlistedOthers: new Array<number>(240).fill(0.5),
};

test('a patient on the list comes in each step with the chance not to have come before', () => {
  const [coming] = comingPatients(lists, { listed: [{ kind: 'ed', expectedAt: null, since: T }], pressure }, forecastSteps('UTC', T + HOUR_MS / 2, 3));
  // The first step is half an hour: 1 - 2^-.5 = .2929; half of the rest (.7071 / 2), and of the rest again.
  expect(coming!.chance[0]).toBeCloseTo(0.2929, 4);
  expect(coming!.chance[1]).toBeCloseTo(0.3536, 4);
  expect(coming!.chance[2]).toBeCloseTo(0.1768, 4);
});

test('who is booked beyond the horizon is left out', () => {
  const steps = forecastSteps('UTC', T, 24);
  expect(comingPatients(lists, { listed: [{ kind: 'booked', expectedAt: T + 100 * HOUR_MS, since: T }], pressure }, steps)).toEqual([]);
  expect(comingPatients(lists, { listed: [], pressure }, [])).toEqual([]);
});

test('to be there one has to come and to stay', () => {
  const coming = [{ kind: 'ed' as const, chance: Float64Array.of(0.5, 0.25) }];
  // exp(-2 x .1) and exp(-2 x .05) stay: .5 x .8187 + .25 x .9048.
  const [chance] = comeAndStay(coming, { factor: 2, lead: 1, cohorts: Float64Array.of(0.1, 0.05) });
  expect(chance).toBeCloseTo(0.5 * 0.818731 + 0.25 * 0.904837, 5);
});

test('of the usual arrivals those are left who are on no list yet', () => {
  const [step] = forecastSteps('UTC', T, 1);
  expect(unlistedArrivals(lists, step!, { lead: 0, issueHour: 0, pressure })).toEqual({ booked: 0.1, others: 0.4 });
  expect(shareCell({ room: 0, waiting: 99 }, 23, 99)).toBeLessThan(240);
});
