import type { NodeForecast } from '@wardcast/contract';
import { chanceInTen } from '@wardcast/domain';
import type { Page } from 'playwright-core';
import { cursorX, scaleOf } from './drawn-chart';
import { eventually } from './eventually';

/** The census quantile at `level` in one row. */
export function quantile(forecast: NodeForecast, level: number, row: number): number {
  const value = forecast.quantiles[forecast.levels.indexOf(level)]?.[row];
  if (value === undefined) throw new Error(`The forecast has no quantile ${level} in row ${row}`);
  return value;
}

/** `Wed 14:00`, as the machine's own calendar has it. */
export function hourIn(timeZone: string, instant: number): string {
  const part = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(instant);
  return `${part({ weekday: 'short' })} ${part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

/** What the slider is to say of one row, from the API's numbers alone, for an hour that comes once on its day. */
export function spokenHour(forecast: NodeForecast, row: number, timeZone: string): string {
  const [low, middle, high] = [0.1, 0.5, 0.9].map((level) => quantile(forecast, level, row));
  const likely = low === high ? `likely ${low}` : `likely ${low} to ${high}`;
  return `${hourIn(timeZone, forecast.targets[row]!)}: ${likely} occupied, middle ${middle}, chance of running out ${chanceInTen(forecast.chanceShort[row]!)} in 10`;
}

/** Px of the instants of the forecast, found by moving the cursor with the slider to its two ends. */
export async function timeScale(page: Page, forecast: NodeForecast, timeZone: string): Promise<(instant: number) => number> {
  const slider = page.getByTestId('at-slider');
  const placeOf = async (key: string, row: number) => {
    await slider.press(key);
    await eventually(async () => {
      if ((await slider.getAttribute('aria-valuetext')) !== spokenHour(forecast, row, timeZone)) throw new Error(`The slider does not read row ${row} after ${key}`);
    });
    return { at: forecast.targets[row]!, value: await cursorX(page) };
  };
  return scaleOf([await placeOf('Home', 0), await placeOf('End', Number(await slider.getAttribute('max')))]);
}
