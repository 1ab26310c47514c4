import { momentsOf } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import { calibratedLaw, type CalibrationMap } from '../calibration/calibration-map';
import type { CensusForecast } from '../census/census-forecast';
import { bucketOf } from './direct-weight';

/** The forecast with its stated chances corrected by what issued forecasts were worth, each target by its bucket's map. */
export function calibrateCensus(forecast: CensusForecast, maps: readonly CalibrationMap[]): CensusForecast {
  const laws = forecast.laws.map((law, i) => calibratedLaw(law, maps.at(bucketOf((forecast.targets[i]! - forecast.issuedAt) / HOUR_MS))!));
  if (laws.every((law, i) => law === forecast.laws[i])) return forecast;
  const mean = Float32Array.from(laws, (law) => momentsOf(law).mean);
  return { ...forecast, laws, mean, expectedOut: mean.map((x, i) => Math.max(0, forecast.censusAtIssue + forecast.expectedIn[i]! - x)) };
}
