import { ownPastFrom } from './own-past';

const empty = (hours: number) => new Array<number>(hours).fill(0);
const used = (hours: number) => new Array<number>(hours).fill(3);

test('the past of a unit that opened begins with its first patient', () => {
  expect(ownPastFrom([...empty(600), ...used(5)])).toBe(600);
  expect(ownPastFrom([NaN, ...empty(600), ...used(70), ...empty(100), ...used(20)])).toBe(601);
});

test('emptiness that a unit knows belongs to its past', () => {
  expect(ownPastFrom([...empty(71), ...used(50)])).toBe(0);
  expect(ownPastFrom([...empty(100), ...used(50), ...empty(40), ...used(5)])).toBe(0);
  expect(ownPastFrom(empty(700))).toBe(0);
  expect(ownPastFrom([])).toBe(0);
  expect(ownPastFrom([...new Array<number>(100).fill(NaN), ...used(5)])).toBe(0);
});
