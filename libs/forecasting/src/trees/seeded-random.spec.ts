import fc from 'fast-check';
import { drawToFront, seededRandom } from './seeded-random';

test('the stream is that of the published generator', () => {
  // mulberry32 as published by its author, seed 1, worked out with 32-bit integers: the first three words divided by 2^32.
  const random = seededRandom(1);
  expect([random(), random(), random()].map((x) => Math.round(x * 2 ** 32))).toEqual([2693262067, 11749833, 2265367787]);
});

test('the same seed gives the same stream, another seed another one, all in [0, 1)', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [a, b, other] = [seededRandom(seed), seededRandom(seed), seededRandom(seed + 1)];
      const first = Array.from({ length: 20 }, a);
      expect(Array.from({ length: 20 }, b)).toEqual(first);
      expect(Array.from({ length: 20 }, other)).not.toEqual(first);
      expect(first.every((x) => x >= 0 && x < 1)).toBe(true);
    }),
  );
});

test('a draw permutes and every item is drawn about as often', () => {
  const random = seededRandom(5);
  const counts = [0, 0, 0, 0];
  const items = Int32Array.of(0, 1, 2, 3);
  for (let k = 0; k < 4_000; k++) {
    drawToFront(items, 2, random);
    counts[items[0]!]! += 1;
  }
  expect([...items].sort()).toEqual([0, 1, 2, 3]);
  // Binomial(4000, 1/4): mean 1000, standard deviation 27; five of them.
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(137);
});
