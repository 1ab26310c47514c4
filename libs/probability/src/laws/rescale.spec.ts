import fc from 'fast-check';
import { certain, momentsOf } from './count-pmf';
import { poisson } from './negative-binomial';
import { rescaled } from './rescale';

test('no shift and no stretch leave the law alone', () => {
  const law = poisson(7);
  expect(rescaled(law, { shift: 0, scale: 1 })).toBe(law);
});

test('a known count stays known when it is drawn together or apart, and one that is all but known gets its own small variance stretched', () => {
  for (const scale of [0.6, 2.5]) {
    const { offset, p } = rescaled(certain(9), { shift: 0, scale });
    expect(p[9 - offset]).toBeCloseTo(1, 9);
  }
  // One in a thousand leaves: variance .001, 2.5^2 times it .00625.
  expect(momentsOf(rescaled({ offset: 8, p: Float64Array.of(0.001, 0.999) }, { shift: 0, scale: 2.5 })).variance).toBeCloseTo(0.006, 3);
});

test('mean and spread change as asked, up to the width of one count', () => {
  fc.assert(
    fc.property(fc.double({ min: 20, max: 200, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0.5, max: 1.5, noNaN: true }), (mean, shift, scale) => {
      const law = rescaled(poisson(mean), { shift, scale });
      const moments = momentsOf(law);
      expect(law.p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
      expect(moments.mean).toBeCloseTo(mean + shift, 1);
      // The even spread over a count adds 1/12 before the stretch, the cut into counts another 1/12 after it.
      expect(Math.abs(moments.variance - scale * scale * mean)).toBeLessThan(0.3);
    }),
  );
});

test('what falls below zero is put on zero', () => {
  const law = rescaled(poisson(1), { shift: -0.8, scale: 1 });
  expect(law.offset).toBe(0);
  expect(law.p[0]).toBeGreaterThan(poisson(1).p[0]!);
  expect(() => rescaled(law, { shift: 0, scale: 0 })).toThrow(RangeError);
});
