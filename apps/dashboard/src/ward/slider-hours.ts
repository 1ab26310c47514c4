import { weekdayText } from '../charts/time-ticks';
import { chanceInTen } from '../model/chance';
import { hourText } from '../model/local-time';
import { quantileAt } from '../model/node-reading';
import type { NodeForecast } from '@wardcast/contract';

/** What the slider says about one hour of the forecast, in beds. */
export interface HourReading {
  readonly at: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** In ten. */
  readonly chance: number;
}

/** Rows of the forecast that the chart shows: those up to `to` (ms). The slider moves over them. */
export function shownRows(forecast: NodeForecast, to: number): number {
  const beyond = forecast.targets.findIndex((target) => target > to);
  return beyond < 0 ? forecast.targets.length : beyond;
}

/** The forecast's numbers in `row`, as the cursor shows them. */
export function hourReading(forecast: NodeForecast, row: number): HourReading {
  return {
    at: forecast.targets[row]!,
    low: quantileAt(forecast, 0.1, row),
    middle: quantileAt(forecast, 0.5, row),
    high: quantileAt(forecast, 0.9, row),
    chance: chanceInTen(forecast.chanceShort[row]!),
  };
}

/** "Wed 14:00: likely 26 to 33 occupied, middle 30, chance of running out 7 in 10" */
export function hourWords(reading: HourReading, timeZone: string): string {
  const { at, low, middle, high, chance } = reading;
  const likely = low === high ? `likely ${low}` : `likely ${low} to ${high}`;
  return `${weekdayText(at, timeZone)} ${hourText(at, timeZone)}: ${likely} occupied, middle ${middle}, chance of running out ${chance} in 10`;
}
