import { RandomStream } from '../random/random-stream';
import { GammaLevel } from './gamma-level';

describe('GammaLevel', () => {
  it('keeps mean 1, variance 1 / shape and the correlation of one step', () => {
    const level = new GammaLevel(new RandomStream(3, 'level'), 20, 0.8);
    const n = 60_000;
    const values = Array.from({ length: n }, () => level.next());
    const mean = values.reduce((a, b) => a + b, 0) / n;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
    const paired = values.slice(1).reduce((a, b, i) => a + (b - mean) * (values[i]! - mean), 0) / (n - 1);
    // sd of the mean with correlation 0.8: sqrt(0.05 / n * (1 + 0.8) / (1 - 0.8)) = 0.0027; five of them.
    expect(Math.abs(mean - 1)).toBeLessThan(0.014);
    expect(variance).toBeGreaterThan(0.045);
    expect(variance).toBeLessThan(0.055);
    expect(paired / variance).toBeCloseTo(0.8, 1);
  });
});
