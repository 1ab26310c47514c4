import { SiteReferences } from './hourly-references';

const HOURS = 168 * 20;
const LEVELS = [0, 0.5, 1];

test('a count that repeats every week is met by the hour of the week, and the last value is off by what the day does', () => {
  const counts = Float64Array.from({ length: HOURS }, (_, t) => 10 + (t % 24));
  const references = new SiteReferences(counts, [1, 24]);
  let said: ReturnType<SiteReferences['at']> = null;
  for (let t = 168 * 9; t < HOURS - 24; t += 6) said = references.at(t, LEVELS) ?? said;
  const [last, usual, fading] = said!;
  expect(Array.from(last![1]!)).toEqual(Array.from(usual![1]!));
  expect(Array.from(usual![0]!)).toEqual(Array.from(fading![0]!));
  expect(last![0]![2]! - last![0]![0]!).toBeGreaterThanOrEqual(0);
});

test('says nothing at an hour that was not reported, and nothing before it has errors of its own', () => {
  const counts = new Float64Array(HOURS).fill(10);
  counts[168 * 10] = NaN;
  const references = new SiteReferences(counts, [1]);
  expect(references.at(168 * 9, LEVELS)![0]![0]).toBeNull();
  expect(references.at(168 * 10, LEVELS)).toBeNull();
});
