import { poisson, quantilesOf, uniformAt } from '@wardcast/probability';
import fc from 'fast-check';
import { PitCalibrator } from './pit-calibrator';

const levels = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
const filled = (us: readonly number[], shrink = 0.001) => {
  const calibrator = new PitCalibrator({ memory: 1e9, shrink });
  for (const u of us) calibrator.add(u);
  return calibrator;
};

test('before anything was scored nothing is changed', () => {
  const calibrator = new PitCalibrator();
  for (const tau of levels) {
    expect(calibrator.levelFor(tau)).toBeCloseTo(tau, 12);
    expect(calibrator.calibrated(tau)).toBeCloseTo(tau, 12);
  }
});

test('a law that is too low is read higher up', () => {
  // Every outcome fell in the upper half of its law, evenly: the true median is the law's 75 % quantile.
  const calibrator = filled(Array.from({ length: 1_000 }, (_, i) => 0.5 + (i + 0.5) / 2_000));
  expect(calibrator.levelFor(0.5)).toBeCloseTo(0.75, 3);
  expect(calibrator.calibrated(0.75)).toBeCloseTo(0.5, 3);
});

test('trust grows with the scores: at as many as the shrinkage half of the way is gone', () => {
  const us = Array.from({ length: 1_000 }, (_, i) => 0.5 + (i + 0.5) / 2_000);
  // Half of the mass even, half in the upper half: the share below 1/2 is 1/4, so the median lies at 1/2 + (1/4) / (3/2).
  expect(filled(us, 1_000).levelFor(0.5)).toBeCloseTo(0.5 + 1 / 6, 3);
});

test('old scores are forgotten', () => {
  const calibrator = new PitCalibrator({ memory: 50, shrink: 1 });
  for (let i = 0; i < 500; i++) calibrator.add(0.99);
  for (let i = 0; i < 2_000; i++) calibrator.add(((i * 7) % 20) / 20 + 0.025);
  for (const tau of levels) expect(Math.abs(calibrator.levelFor(tau) - tau)).toBeLessThan(0.02);
});

test('levels stay in order, and the two directions undo each other', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (us) => {
      const calibrator = filled(us, 5);
      const mapped = levels.map((tau) => calibrator.levelFor(tau));
      mapped.forEach((level, i) => {
        if (i > 0) expect(level).toBeGreaterThan(mapped[i - 1]!);
        expect(calibrator.calibrated(level)).toBeCloseTo(levels[i]!, 6);
      });
    }),
  );
});

test('after calibration the transforms of a biased law are even', () => {
  const raw = Array.from({ length: 4_000 }, (_, i) => Math.sqrt(uniformAt(3, i, 0)));
  const calibrator = filled(raw.slice(0, 2_000));
  const later = raw.slice(2_000).map((u) => calibrator.calibrated(u));
  // Standard error of a share of 1/2 from 2,000: .011, in both halves.
  for (const tau of [0.25, 0.5, 0.75]) expect(Math.abs(later.filter((u) => u <= tau).length / later.length - tau)).toBeLessThan(0.06);
});

test('a law that the map was applied to has the quantiles that the levels name, and stays a law', () => {
  const calibrator = filled(Array.from({ length: 300 }, (_, i) => Math.sqrt((i + 0.5) / 300)));
  const law = calibrator.applied(poisson(12));
  expect(law.p.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  expect(Math.min(...law.p)).toBeGreaterThanOrEqual(0);
  expect(quantilesOf(law, levels)).toEqual(quantilesOf(poisson(12), levels.map((tau) => calibrator.levelFor(tau))));
});

test('what is no chance is refused', () => {
  expect(() => new PitCalibrator().add(NaN)).toThrow(RangeError);
});
