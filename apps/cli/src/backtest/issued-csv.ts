import { METHODS, Q23, type BacktestPair } from '@wardcast/forecasting';

/** Every quantile issued, ours and the simple rules', one a line: a check that needs nothing of this program. */
export function* issuedCsv(pairs: readonly BacktestPair[]): Generator<string> {
  yield 'origin,target,series,method,level,value,observed\n';
  for (const pair of pairs) {
    const start = `${new Date(pair.origin).toISOString()},${new Date(pair.target).toISOString()},${pair.unitId}`;
    const lines = METHODS.flatMap((name) => Q23.map((level, i) => `${start},${name},${level},${pair.quantiles[name][i]},${pair.observed}\n`));
    yield lines.join('');
  }
}
