import { HOUR_MS } from '@wardcast/timeseries';
import { forecastSteps, forecastTargets, hoursOfWeekBefore } from './forecast-steps';

const MONDAY = Date.UTC(2026, 0, 5);

test('the first step is what is left of the running hour', () => {
  const steps = forecastSteps('Europe/London', MONDAY + 0.75 * HOUR_MS, 3);
  expect(steps.map((step) => step.exposureHours)).toEqual([0.25, 1, 1]);
  expect(steps.map((step) => step.hourOfWeek)).toEqual([0, 1, 2]);
  expect(steps.map((step) => step.target)).toEqual([1, 2, 3].map((h) => MONDAY + h * HOUR_MS));
});

test('on the hour the first target is the next one', () => {
  expect(forecastTargets(MONDAY, 1)).toEqual([MONDAY + HOUR_MS]);
});

test('clocks that go forward skip an hour of the week', () => {
  // Europe/London, 29 March 2026 01:00 UTC: the local clock jumps from 01:00 to 02:00; Sunday hours are 144 to 167.
  const steps = forecastSteps('Europe/London', Date.UTC(2026, 2, 29, 0), 3);
  expect(steps.map((step) => step.hourOfWeek)).toEqual([144, 146, 147]);
});

test('the hours before end with the last whole one', () => {
  expect(Array.from(hoursOfWeekBefore('UTC', MONDAY + 0.5 * HOUR_MS, 2))).toEqual([166, 167]);
});

test('impossible instants and horizons are refused', () => {
  for (const horizon of [0, -1, 1.5, 337, NaN]) expect(() => forecastTargets(MONDAY, horizon)).toThrow('horizon');
  expect(() => forecastTargets(Infinity, 3)).toThrow('finite');
});
