import { certain } from '@wardcast/probability';
import { observe, type IssuedPair } from './backtest-pair';

const issued = (target: number): IssuedPair => ({
  unitId: 'w1',
  origin: 0,
  target,
  leadHours: 1,
  ladderStep: 3,
  law: certain(4),
  quantiles: { ensemble: [4], flow: [4], 'direct ridge': [4], 'same hour last week': [4], 'last value': [4], 'six-week same-weekday mean': [4] },
});

test('what happened is added, and targets whose truth is not known are left out', () => {
  const pairs = observe([issued(1), issued(2)], (_, target) => (target === 1 ? 7 : NaN));
  expect(pairs).toEqual([{ ...issued(1), observed: 7 }]);
});
