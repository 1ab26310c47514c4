import { entityKey, entityKeyOf, repetitionKey, uniformAt, uniformOf } from './counter-random';

test('the same address always gives the same number and neighbours give unrelated ones', () => {
  expect(uniformAt(1, 2, 3)).toBe(uniformAt(1, 2, 3));
  expect(new Set([uniformAt(1, 2, 3), uniformAt(2, 2, 3), uniformAt(1, 3, 3), uniformAt(1, 2, 4)]).size).toBe(4);
});

test('who keeps the shared parts of an address draws the same numbers', () => {
  const shared = repetitionKey(77);
  for (const entity of [0, 5, 1 << 20, 0x7f000001]) {
    expect(entityKeyOf(shared, entity)).toBe(entityKey(77, entity));
    expect(uniformOf(entityKeyOf(shared, entity), entity, 3)).toBe(uniformAt(77, entity, 3));
  }
});

test('numbers are uniform: mean, variance and each tenth are within four standard errors', () => {
  const n = 20_000;
  const values = Array.from({ length: n }, (_, i) => uniformAt(5, i % 200, Math.floor(i / 200)));
  const mean = values.reduce((sum, u) => sum + u, 0) / n;
  // Standard errors: sqrt(1/12/n) = .0020; of a share of .1: sqrt(.09/n) = .0021.
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.0082);
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = values.filter((u) => Math.floor(u * 10) === tenth).length / n;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.0085);
  }
  expect(values.every((u) => u > 0 && u < 1)).toBe(true);
});

test('draws of one entity are not correlated with those of the next', () => {
  const n = 20_000;
  let product = 0;
  for (let i = 0; i < n; i++) product += (uniformAt(0, i, 7) - 0.5) * (uniformAt(0, i + 1, 7) - 0.5);
  // Correlation = 12 x mean product; standard error 1/sqrt(n) = .007.
  expect(Math.abs((12 * product) / n)).toBeLessThan(0.028);
});
