import { turnaroundMinutes } from './bed-turnarounds';

const minute = (count: number): number => count * 60_000;
const at = (bedId: string, minutes: number) => ({ bedId, at: minute(minutes) });

it('measures from the last emptying of the same bed', () => {
  expect(turnaroundMinutes([at('a', 100), at('a', 0), at('b', 50)], [at('a', 40), at('a', 190), at('b', 60)])).toEqual([40, 10, 90]);
});

it('leaves out beds never seen to empty, repeated messages, and what took more than a day', () => {
  expect(turnaroundMinutes([at('a', 0)], [at('b', 10), at('a', 20), at('a', 25)])).toEqual([20]);
  expect(turnaroundMinutes([at('a', 0)], [at('a', 24 * 60 + 1)])).toEqual([]);
});
