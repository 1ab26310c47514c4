import { judgeForecasts, type JudgedPair } from './judge-forecasts';

const pair = (own: Partial<JudgedPair>): JudgedPair => ({ chanceShort: 0.2, low: 8, high: 12, median: 10, lastValue: 9, census: 10, staffed: 12, ...own });

it('judges each forecast once by its warning, its range and its middle', () => {
  const record = judgeForecasts([
    // Warned (5 in 10) and ran out; range missed (13 > 12), 3 off, last value 4 off.
    pair({ chanceShort: 0.45, census: 13 }),
    // Warned and did not run out; 0 off, 1 off.
    pair({ chanceShort: 0.9 }),
    // Steady (1 in 10) and ran out: missed. Staffed 9; 0 off, 1 off.
    pair({ chanceShort: 0.1, staffed: 9 }),
    // Tight (4 in 10) and ran out: no warning, yet not missed. 2 off, 3 off.
    pair({ chanceShort: 0.44, census: 12, staffed: 11 }),
  ]);
  expect(record).toEqual({ pairs: 4, warnings: 2, warningsTrue: 1, shortages: 3, shortagesMissed: 1, rangeHeld: 3, errorSum: 5, lastValueErrorSum: 9 });
});

it('has a record of nothing for no forecasts', () => {
  expect(judgeForecasts([])).toEqual({ pairs: 0, warnings: 0, warningsTrue: 0, shortages: 0, shortagesMissed: 0, rangeHeld: 0, errorSum: 0, lastValueErrorSum: 0 });
});
