import { HOUR_MS } from '@wardcast/timeseries';
import { flowWindow, knownStays, walkStay } from './flow-window';

const FROM = Date.UTC(2026, 0, 5);
const hours = (n: number) => FROM + n * HOUR_MS;
const window = flowWindow('Europe/London', FROM, hours(48));

test('the window is rounded inwards and refuses what cannot be one', () => {
  expect(flowWindow('UTC', FROM + 1, hours(3) + 1)).toMatchObject({ from: hours(1), to: hours(3), hours: 2 });
  expect(() => flowWindow('UTC', FROM, FROM + HOUR_MS - 1)).toThrow('whole hours');
  expect(() => flowWindow('UTC', 0, FROM)).toThrow('whole hours');
  expect(() => flowWindow('UTC', NaN, FROM)).toThrow('whole hours');
});

test('what happens at or after the end has not happened yet', () => {
  const known = knownStays(
    [
      { enteredAt: hours(1), leftAt: hours(50), orderedAt: hours(49) },
      { enteredAt: hours(1), leftAt: hours(48) },
      { enteredAt: hours(48), leftAt: null },
      { enteredAt: hours(-9), leftAt: hours(-1) },
      { enteredAt: hours(2), leftAt: hours(2) },
    ],
    window,
  );
  expect(known).toEqual([
    { enteredAt: hours(1), until: hours(48), left: false, orderedAt: null },
    { enteredAt: hours(1), until: hours(48), left: false, orderedAt: undefined },
  ]);
});

test('a stay is walked by clock hours, with part hours by their exposure', () => {
  const seen: [number, number, number, boolean][] = [];
  // Enters 01:45, leaves 04:15: quarter, whole, whole, quarter of an hour.
  walkStay({ enteredAt: hours(1.75), until: hours(4.25), left: true, orderedAt: null }, window, (hour, age, exposed, left) => seen.push([hour, age, exposed, left]));
  expect(seen).toEqual([
    [1, 0, 0.25, false],
    [2, 0.25, 1, false],
    [3, 1.25, 1, false],
    [4, 2.25, 0.25, true],
  ]);
});

test('a stay that began before the window is seen from the window on, at its true age', () => {
  const ages: number[] = [];
  walkStay({ enteredAt: hours(-10), until: hours(2), left: false, orderedAt: null }, window, (_, age) => ages.push(age));
  expect(ages).toEqual([10, 11]);
});
