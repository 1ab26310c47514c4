import { issuedOf, outcomeOf } from './sample-outcome';
import { samplePairs } from './testing/sample-pairs';

const outcome = outcomeOf({ range: { from: Date.UTC(2026, 0, 5), to: Date.UTC(2026, 0, 7) }, origins: 2, pairs: samplePairs });

test('the outcome has the scores that the sample hospital has, and null for the others', () => {
  expect(outcome).toMatchObject({ from: '2026-01-05', to: '2026-01-07', origins: 2, pairs: 8, timesScored: null, published: [] });
  expect(outcome.ours).toMatchObject({ pinball: 0, wis: 0, crps: 0, relativeWis: null, mase: null, bySeason: null, coverage: { '0.5': 1, '0.8': 1, '0.95': 1 } });
  expect(Object.keys(outcome.ours.byHorizon!)).toEqual(['1', '24']);
  expect(outcome.ours.byHorizon!['24']).toMatchObject({ pinball: 0, wape: 0, coverage: { '0.5': 1, '0.8': 1, '0.95': 1 } });
  expect(outcome.members).toEqual([{ name: 'flow', weight: null, pinball: 0 }, { name: 'direct ridge', weight: null, pinball: 1.5 }]);
  expect(outcome.notes[0]).toContain('step 3: 8');
});

test('each member and simple rule is compared on the same pairs', () => {
  // A miss of 3, 4, 2 and 1 costs half of it on average over the levels .05 to .95.
  expect(outcome.comparisons.map((x) => [x.against, x.difference])).toEqual([
    ['flow', 0],
    ['direct ridge', expect.closeTo(-1.5, 9)],
    ['same hour last week', expect.closeTo(-2, 9)],
    ['last value', expect.closeTo(-1, 9)],
    ['six-week same-weekday mean', expect.closeTo(-0.5, 9)],
  ]);
});

test('every quantile of ours is a row with what happened', () => {
  const rows = [...issuedOf(samplePairs)];
  // Eight pairs, twenty-three levels.
  expect(rows).toHaveLength(8 * 23);
  expect(rows[0]).toEqual({ origin: Date.UTC(2026, 0, 5), target: Date.UTC(2026, 0, 5, 1), series: 'ward-a', level: 0.01, value: 20, observed: 20 });
});
