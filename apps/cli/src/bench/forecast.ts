import type { BenchRow } from './bench-row';
import { benchForecastCensus } from './forecast-census';
import { benchForecastEts } from './forecast-ets';
import { benchForecastLoop } from './forecast-loop';

/** What forecasts cost: the census of many units beside the sketch of the design, hourly counts beside AutoETS, and the thread that issues them. */
export async function benchForecast(say: (line: string) => void): Promise<readonly BenchRow[]> {
  return [...(await benchForecastCensus(say)), ...(await benchForecastEts(say)), ...(await benchForecastLoop(say))];
}
