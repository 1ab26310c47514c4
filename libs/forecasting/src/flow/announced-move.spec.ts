import { moveStateAt, type AnnouncedMove } from './announced-move';

const moves: readonly AnnouncedMove[] = [
  { from: 10, until: 20, placed: false },
  { from: 20, until: 30, placed: true },
  { from: 40, until: null, placed: false },
];

test('a move stands from its receipt to its end, and a bed that was found counts more than one asked for', () => {
  expect([9, 10, 19, 20, 29, 30, 39, 40, 400].map((at) => moveStateAt(moves, 0, at))).toEqual([null, 'asked', 'asked', 'placed', 'placed', null, null, 'asked', 'asked']);
});

test('what was announced before the patient came into the unit was the way into it', () => {
  expect(moveStateAt(moves, 15, 18)).toBeNull();
  expect(moveStateAt(moves, 15, 25)).toBe('placed');
  expect(moveStateAt([], 0, 5)).toBeNull();
});
