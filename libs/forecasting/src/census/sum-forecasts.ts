import { momentsOf, rescaled, sumOf, trimmed, type CountPmf } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import { bucketOf } from '../combine/direct-weight';
import { INDEPENDENT, type SumSpread } from '../rollup/sum-spread';
import type { CensusForecast } from './census-forecast';
import { sumParts } from './census-parts';
import { runSteps, type Steps } from './run-steps';

/** Tail cut after each addition, so that a sum of thirty units stays short; thirty such cuts stay below 1e-6. */
const TAIL = 1e-8;

/**
 * Forecast of a division or hospital as the sum of its units': their laws convolved, then widened or narrowed by what
 * the units' errors had in common in the past (`spread`: a shared surge, transfers between them). The mean is the sum of
 * the means. Never a sum of quantiles. Throws RangeError on an empty list or on forecasts of different issue times or targets.
 */
export function sumForecasts(forecasts: readonly CensusForecast[], spread: SumSpread = INDEPENDENT): CensusForecast {
  return runSteps(sumForecastsSteps(forecasts, spread));
}

/** The same in steps, one a target. */
export function* sumForecastsSteps(forecasts: readonly CensusForecast[], spread: SumSpread = INDEPENDENT): Steps<CensusForecast> {
  const first = forecasts[0];
  if (first === undefined) throw new RangeError('a sum needs at least one forecast');
  for (const other of forecasts) {
    const same = other.issuedAt === first.issuedAt && other.targets.length === first.targets.length && other.targets[0] === first.targets[0];
    if (!same) throw new RangeError('forecasts of different issue times or targets cannot be added');
  }
  const laws: CountPmf[] = [];
  for (const [j, target] of first.targets.entries()) {
    const scale = spread.byBucket.at(bucketOf((target - first.issuedAt) / HOUR_MS))!;
    laws.push(rescaled(sumOfLaws(forecasts.map((forecast) => forecast.laws[j]!)), { shift: 0, scale }));
    yield;
  }
  const added = (pick: (forecast: CensusForecast) => Float32Array): Float32Array =>
    Float32Array.from(first.targets, (_, j) => forecasts.reduce((sum, forecast) => sum + pick(forecast)[j]!, 0));
  return {
    issuedAt: first.issuedAt,
    censusAtIssue: forecasts.reduce((sum, forecast) => sum + forecast.censusAtIssue, 0),
    targets: first.targets,
    laws,
    mean: Float32Array.from(laws, (law) => momentsOf(law).mean),
    expectedIn: added((forecast) => forecast.expectedIn),
    expectedOut: added((forecast) => forecast.expectedOut),
    parts: sumParts(forecasts.map((forecast) => forecast.parts), first.targets.length),
  };
}

/** Adds neighbours pairwise: both factors of each convolution stay of similar, short length. */
function sumOfLaws(laws: readonly CountPmf[]): CountPmf {
  let level = laws;
  while (level.length > 1) {
    const next: CountPmf[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1];
      next.push(right === undefined ? level[i]! : trimmed(sumOf(level[i]!, right), TAIL));
    }
    level = next;
  }
  return level[0]!;
}
