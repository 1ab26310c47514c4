import fc from 'fast-check';
import { causeLines, shareLines, signedTenthsText, tenthsText, tenthsThatAddUp, type ForecastWhy } from './reasons';

const why: ForecastWhy = {
  issuedAt: 0, target: 0, mean: 30, variance: 9, similarDays: [],
  shares: [{ name: 'still_here', mean: 21.26, variance: 3 }, { name: 'booked', mean: 0, variance: 0 }, { name: 'decided', mean: 2.37, variance: 1 }, { name: 'not_known_yet', mean: 6.87, variance: 6 }, { name: 'adjustment', mean: -0.5, variance: -1 }],
  moved: { since: 0, from: 28, to: 30, causes: [{ cause: 'arrivals', patients: 2.55 }, { cause: 'departures', patients: -0.55 }] },
};

test('the shown tenths add up to the shown total, within a tenth of each part', () => {
  const values = fc.array(fc.double({ min: -50, max: 400, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(values, (parts) => {
      const tenths = tenthsThatAddUp(parts);
      expect(tenths.reduce((sum, x) => sum + x, 0)).toBe(0 + Math.round(10 * parts.reduce((sum, x) => sum + x, 0)));
      tenths.forEach((x, i) => expect(Math.abs(x - 10 * parts[i]!)).toBeLessThan(1 + 1e-6));
    }),
  );
});

test('each part has a name, and parts of nothing are left out', () => {
  expect(shareLines(why)).toEqual([
    { name: 'Still here of those here now', tenths: 212 },
    { name: 'Decided: from the ED or another ward', tenths: 24 },
    { name: 'Not known yet', tenths: 69 },
    { name: 'Put right by past counts', tenths: -5 },
  ]);
  expect(causeLines(why.moved!).map((line) => line.tenths).reduce((sum, x) => sum + x, 0)).toBe(20);
});

test('numbers have one decimal and a true minus sign', () => {
  expect([tenthsText(184), tenthsText(-5), signedTenthsText(6), signedTenthsText(0), signedTenthsText(-12)]).toEqual(['18.4', '−0.5', '+0.6', '0.0', '−1.2']);
});
