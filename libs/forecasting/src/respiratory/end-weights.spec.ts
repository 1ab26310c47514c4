import fc from 'fast-check';
import { endWeights, weightedEnd } from './end-weights';

test('weights of a line through three points', () => {
  // x = -2, -1, 0: the slope is (y3 - y1) / 2, the end of the line the mean plus one slope: (-y1 + 2 y2 + 5 y3) / 6.
  const [level, slope] = endWeights(3, 1);
  [-1 / 6, 2 / 6, 5 / 6].forEach((w, k) => expect(level![k]).toBeCloseTo(w, 12));
  [-1 / 2, 0, 1 / 2].forEach((w, k) => expect(slope![k]).toBeCloseTo(w, 12));
});

test('a polynomial of the same degree is read off exactly at its end', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(number, number, number, fc.integer({ min: 3, max: 8 }), (a, b, c, points) => {
      const values = Float64Array.from({ length: 10 }, (_, i) => a + b * (i - 9) + c * (i - 9) ** 2);
      const [level, slope, bend] = endWeights(points, 2).map((weights) => weightedEnd(weights, values, 9));
      expect(level!).toBeCloseTo(a, 6);
      expect(slope!).toBeCloseTo(b, 6);
      expect(bend!).toBeCloseTo(c, 6);
    }),
  );
});
