import fc from 'fast-check';
import { causeLines, hasMoved, shareLines, wholesThatAddUp, type ForecastWhy } from './reasons';

const why: ForecastWhy = {
  issuedAt: 0, target: 0, mean: 30, variance: 9, similarDays: [],
  shares: [{ name: 'still_here', mean: 21.26, variance: 3 }, { name: 'booked', mean: 0, variance: 0 }, { name: 'decided', mean: 2.37, variance: 1 }, { name: 'not_known_yet', mean: 6.87, variance: 6 }, { name: 'adjustment', mean: -0.5, variance: -1 }],
  moved: { since: 0, from: 28, to: 30, causes: [{ cause: 'arrivals', patients: 2.55 }, { cause: 'departures', patients: -0.55 }] },
};

test('the shown beds are whole and add up to the shown total, within a bed of each part', () => {
  const values = fc.array(fc.double({ min: -50, max: 400, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(values, fc.constantFrom(0, 1), (parts, up) => {
      const sum = parts.reduce((total, x) => total + x, 0);
      // Either whole number beside the sum can be asked for, where another rounding decides.
      const total = Math.floor(sum) + up;
      const beds = wholesThatAddUp(parts, total);
      expect(beds.reduce((all, x) => all + x, 0)).toBe(total);
      beds.forEach((x, i) => expect(Number.isInteger(x) && Math.abs(x - parts[i]!) < 1 + 1e-6).toBe(true));
    }),
  );
});

test('each part has a name, and parts of no whole bed are left out', () => {
  // 21.26 + 2.37 + 6.87 - 0.5 = 30: floors 21, 2, 6 and -1 leave two, for the remainders .87 and .5.
  expect(shareLines(why)).toEqual([
    { name: 'Still here of those here now', beds: 21 },
    { name: 'Decided: from the ED or another ward', beds: 2 },
    { name: 'Not known yet', beds: 7 },
  ]);
  // Floors 2 and -1 leave one of the 2 beds from 28 to 30, for the larger remainder.
  expect(causeLines(why.moved!)).toEqual([{ name: 'Arrivals against expectation', beds: 3 }, { name: 'Departures against expectation', beds: -1 }]);
});

test('causes add up to the way between the whole numbers that are shown, and tell a little from nothing', () => {
  // From 26 to 27 on the screen, though 1.8 in truth.
  const moved = { since: 0, from: 25.6, to: 27.4, causes: [{ cause: 'arrivals', patients: 2.4 }, { cause: 'departures', patients: -0.6 }] } as const;
  expect(causeLines(moved).reduce((sum, { beds }) => sum + beds, 0)).toBe(1);
  const little = { since: 0, from: 27.1, to: 27.4, causes: [{ cause: 'arrivals', patients: 0.3 }] } as const;
  expect([causeLines(little), hasMoved(little), hasMoved({ ...little, causes: [{ cause: 'arrivals', patients: 0.01 }] })]).toEqual([[], true, false]);
});
