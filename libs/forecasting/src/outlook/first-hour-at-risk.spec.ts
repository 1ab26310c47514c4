import fc from 'fast-check';
import { RISK_CHANCE, firstHourAtRisk } from './first-hour-at-risk';

const targets = [100, 200, 300, 400];

it('is the first hour that reaches the border, with its chance', () => {
  expect(firstHourAtRisk(targets, [0.1, 0.149, 0.15, 0.6])).toEqual({ at: 300, chance: 0.15 });
  expect(firstHourAtRisk(targets, [0.1, 0.149, 0.15, 0.6], 0.5)).toEqual({ at: 400, chance: 0.6 });
});

it('is none where no hour does, or there is no hour', () => {
  expect(firstHourAtRisk(targets, [0, 0.1, 0.14, 0])).toBeNull();
  expect(firstHourAtRisk([], [])).toBeNull();
});

it('never comes earlier for a higher border, and its hour is the first at or above it', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  const border = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(fc.property(fc.array(chance, { minLength: 4, maxLength: 4 }), border, border, (chances, one, other) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const at = (threshold: number): number => firstHourAtRisk(targets, chances, threshold)?.at ?? Infinity;
    expect(at(low)).toBeLessThanOrEqual(at(high));
    targets.forEach((target, i) => expect(target < at(low) && chances[i]! >= low).toBe(false));
  }));
});

it('refuses columns of different length and borders that are no chance', () => {
  expect(() => firstHourAtRisk(targets, [0.5])).toThrow('4 targets');
  for (const threshold of [0, -0.1, 1.1, NaN]) expect(() => firstHourAtRisk(targets, [0, 0, 0, 0], threshold)).toThrow(RangeError);
  expect(RISK_CHANCE).toBe(0.15);
});
