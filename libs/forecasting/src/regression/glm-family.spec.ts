import { FAMILIES, type GlmFamily } from './glm-family';

const NAMES: readonly GlmFamily[] = ['poisson', 'logit', 'gaussian'];

test.each(NAMES)('%s: the link undoes the mean, and a perfect mean has no deviance', (name) => {
  const family = FAMILIES[name];
  for (const eta of [-2, 0.3, 1.7]) expect(family.link(family.mean(eta))).toBeCloseTo(eta, 9);
  const [y, mean] = name === 'logit' ? [1, 1 - 1e-9] : [3, 3];
  expect(family.loss(y, family.link(mean), mean) - family.leastLoss(y)).toBeCloseTo(0, 6);
});

test.each(NAMES)('%s: the slope is the derivative of the mean', (name) => {
  const family = FAMILIES[name];
  const step = 1e-5;
  expect(family.slope(family.mean(0.4))).toBeCloseTo((family.mean(0.4 + step) - family.mean(0.4 - step)) / (2 * step), 6);
});

test.each(NAMES)('%s: the loss falls by twice what the outcome is above the mean, per unit of the linear predictor', (name) => {
  // d(-2 l)/d eta = -2 (y - mean) of a canonical link.
  const family = FAMILIES[name];
  const [eta, y, step] = [0.4, 0.9, 1e-5];
  const at = (x: number) => family.loss(y, x, family.mean(x));
  expect((at(eta + step) - at(eta - step)) / (2 * step)).toBeCloseTo(-2 * (y - family.mean(eta)), 6);
});

test('a first mean exists for counts of zero and for certain outcomes', () => {
  expect(FAMILIES.poisson.firstMean(0)).toBe(0.5);
  expect([0, 1].map(FAMILIES.logit.firstMean)).toEqual([0.25, 0.75]);
});
