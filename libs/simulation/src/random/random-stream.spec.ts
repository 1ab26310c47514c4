import { RandomStream } from './random-stream';

const DRAWS = 40_000;

function moments(draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < DRAWS; i += 1) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / DRAWS;
  return { mean, variance: squares / DRAWS - mean * mean };
}

describe('RandomStream', () => {
  it('repeats itself for one seed and label, and for no other', () => {
    const take = (stream: RandomStream): number[] => Array.from({ length: 5 }, () => stream.uniform());
    expect(take(new RandomStream(7, 'a'))).toEqual(take(new RandomStream(7, 'a')));
    expect(take(new RandomStream(7, 'a'))).not.toEqual(take(new RandomStream(7, 'b')));
    expect(take(new RandomStream(7, 'a'))).not.toEqual(take(new RandomStream(8, 'a')));
    // Seeds that differ only above 32 bits differ too.
    expect(take(new RandomStream(7, 'a'))).not.toEqual(take(new RandomStream(7 + 2 ** 32, 'a')));
  });

  // Tolerances are five standard errors: 5 sd / sqrt(40 000) for a mean, somewhat more for a variance.
  it.each([
    ['uniform', (s: RandomStream) => s.uniform(), 0.5, 1 / 12],
    ['exponential of mean 3', (s: RandomStream) => s.exponential(3), 3, 9],
    ['standard normal', (s: RandomStream) => s.normal(), 0, 1],
    // cv 0.5 of mean 2: sd 1.
    ['lognormal of mean 2', (s: RandomStream) => s.logNormal(2, 0.5), 2, 1],
    // Shape k, mean m: variance m^2 / k.
    ['gamma of shape 4', (s: RandomStream) => s.gamma(4, 2), 2, 1],
    ['gamma of shape 0.5', (s: RandomStream) => s.gamma(0.5, 1), 1, 2],
    // a / (a + b) = 0.75, variance ab / ((a + b)^2 (a + b + 1)) = 3 / (16 * 5).
    ['beta of 3 and 1', (s: RandomStream) => s.beta(3, 1), 0.75, 3 / 80],
    ['Poisson of mean 6', (s: RandomStream) => s.poisson(6), 6, 6],
    ['Poisson of mean 90', (s: RandomStream) => s.poisson(90), 90, 90],
  ])('%s has its mean and variance', (_name, draw, mean, variance) => {
    const stream = new RandomStream(20_261_125, 'moments');
    const found = moments(() => draw(stream));
    expect(Math.abs(found.mean - mean)).toBeLessThan((5 * Math.sqrt(variance)) / Math.sqrt(DRAWS));
    expect(found.variance / variance).toBeGreaterThan(0.9);
    expect(found.variance / variance).toBeLessThan(1.1);
  });

  it('picks in proportion to weights, and never a weight of nothing', () => {
    const stream = new RandomStream(1, 'pick');
    const counts = new Map<string, number>();
    for (let i = 0; i < DRAWS; i += 1) {
      const key = stream.weighted([['a', 3], ['b', 0], ['c', 1]]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.get('b')).toBeUndefined();
    // Share 0.75, five standard errors of sqrt(0.75 * 0.25 / 40 000) = 0.0022.
    expect(Math.abs((counts.get('a') ?? 0) / DRAWS - 0.75)).toBeLessThan(0.011);
  });
});
