import { momentsOf, sumOf, trimmed, type CountPmf } from '@wardcast/probability';
import type { CensusForecast } from './census-forecast';

/** Tail cut after each addition, so that a sum of thirty units stays short; thirty such cuts stay below 1e-6. */
const TAIL = 1e-8;

/**
 * Forecast of a division or hospital as the sum of its units'. Units are taken as independent given what is known now:
 * a shared surge makes the true law a little wider, transfers between the units make it a little narrower. Never a sum
 * of quantiles. Throws RangeError on an empty list or on forecasts of different issue times or targets.
 */
export function sumForecasts(forecasts: readonly CensusForecast[]): CensusForecast {
  const first = forecasts[0];
  if (first === undefined) throw new RangeError('a sum needs at least one forecast');
  for (const other of forecasts) {
    const same = other.issuedAt === first.issuedAt && other.targets.length === first.targets.length && other.targets[0] === first.targets[0];
    if (!same) throw new RangeError('forecasts of different issue times or targets cannot be added');
  }
  const laws = first.targets.map((_, j) => sumOfLaws(forecasts.map((forecast) => forecast.laws[j]!)));
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
