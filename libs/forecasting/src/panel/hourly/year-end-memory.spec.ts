import { YearEndMemory } from './year-end-memory';

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const boxingDay = { day: dayOf('2030-12-26'), hourOfDay: 13, horizon: 1 };

test('a year later the same quarter of the same date is moved by a part of what was missed', () => {
  const memory = new YearEndMemory(0.5, 2);
  expect(memory.shift(boxingDay)).toBe(0);
  for (let site = 0; site < 150; site++) memory.add(boxingDay, 2);
  // 150 errors of 2 and 50 of nothing: mean 1.5, of which half is used.
  const nextYear = { ...boxingDay, day: dayOf('2031-12-26') };
  expect(memory.shift(nextYear)).toBeCloseTo(0.75, 10);
  expect(memory.shift({ ...nextYear, hourOfDay: 12 })).toBeCloseTo(0.75, 10);
  expect(memory.shift({ ...nextYear, hourOfDay: 18 })).toBe(0);
  expect(memory.shift({ ...nextYear, horizon: 0 })).toBe(0);
  expect(memory.shift({ ...nextYear, day: nextYear.day + 1 })).toBe(0);
});

test('other weeks of the year are neither learnt from nor moved', () => {
  const memory = new YearEndMemory(1, 2);
  const may = { ...boxingDay, day: dayOf('2030-05-26') };
  memory.add(may, 4);
  expect(memory.shift(may)).toBe(0);
});

test('one absurd error counts like one of five scales', () => {
  const memory = new YearEndMemory(1, 2);
  memory.add(boxingDay, 1_000);
  expect(memory.shift(boxingDay)).toBeCloseTo(5 / 51, 10);
});
