import { localLevel, pooledSeasons, sampleSeason, type SeasonSample } from './pooled-season';

const sample = (peak: number, variance: number): SeasonSample => ({
  ratios: Float64Array.from({ length: 12 }, (_, m) => (m === 0 ? 1 + peak : 1 - peak / 11)),
  variances: new Float64Array(12).fill(variance),
});

test('a level leaves the value itself out', () => {
  const values = new Array<number>(30).fill(10);
  values[15] = 1_000;
  const level = localLevel(values);
  expect(level[15]).toBeCloseTo(10, 9);
  expect(level[14]).toBeGreaterThan(10);
});

test('ratios are by calendar month with mean 1, and noise sets their variance', () => {
  const values = Array.from({ length: 60 }, (_, t) => (t % 12 === 0 ? 150 : 100));
  const { ratios, variances } = sampleSeason(values, new Float64Array(60).fill(100));
  // Ratios before scaling 1.5 and 1, mean 12.5/12: 1.44 and .96. Five months of level 100 each: variance = dispersion/500.
  expect(ratios[0]).toBeCloseTo(1.44, 12);
  expect(ratios[5]).toBeCloseTo(0.96, 12);
  expect(variances[0]).toBeLessThan(0.02);
});

test('a noisy series takes the shape of its kind, a clear one keeps its own', () => {
  const clear = Array.from({ length: 20 }, () => sample(0.3, 1e-4));
  const [noisy, strong] = pooledSeasons([sample(-0.3, 1), sample(-0.3, 1e-5), ...clear], new Array<string>(22).fill('visits'));
  expect(noisy![0]).toBeGreaterThan(1.15);
  expect(strong![0]).toBeLessThan(0.75);
});

test('kinds keep apart what differs between them', () => {
  const winter = Array.from({ length: 15 }, () => sample(0.4, 0.01));
  const summer = Array.from({ length: 15 }, () => sample(-0.2, 0.01));
  const seasons = pooledSeasons([...winter, ...summer], [...winter.map(() => 'winter'), ...summer.map(() => 'summer')]);
  expect(seasons[0]![0]).toBeGreaterThan(1.3);
  expect(seasons[20]![0]).toBeLessThan(0.9);
});

test('factors are positive with mean 1', () => {
  for (const factors of pooledSeasons([sample(0.9, 0.5), sample(-0.9, 0.001)], ['a', 'b'])) {
    expect(factors.reduce((sum, x) => sum + x, 0) / 12).toBeCloseTo(1, 12);
    expect(Math.min(...factors)).toBeGreaterThan(0);
  }
});
