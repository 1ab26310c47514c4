import { dailyLawFromJson } from '../daily/daily-law-json';
import type { DailyLaw } from '../daily/daily-law';
import { DAILY_PANEL_SETTINGS, type DailyPanelSettings } from '../daily/daily-settings';
import { hourlyLawFromJson } from '../hourly/hourly-law-json';
import type { HourlyLaw } from '../hourly/hourly-law';
import { hourlyRowWidth } from '../hourly/hourly-rows';
import { HOURLY_PANEL_SETTINGS } from '../hourly/hourly-settings';
import dailyJson from './daily-law.json';
import hourlyJson from './hourly-law.json';

/** Settings of the shipped daily law: it reaches two weeks ahead. */
export const SHIPPED_DAILY_SETTINGS: DailyPanelSettings = { ...DAILY_PANEL_SETTINGS, horizonDays: 14 };

/**
 * The daily law that a site starts with, learnt on beds occupied by 155 NHS trusts in four winters to March 2020 (NHS England,
 * Open Government Licence v3). It holds coefficients and error shapes only. Do not trust it for units that are not beds
 * occupied in general hospitals; it gives way to what the site's own units teach. `npm run backtest -- nhs-beds --law FILE`
 * makes it anew.
 */
export function shippedDailyLaw(): DailyLaw {
  return known(dailyLawFromJson(dailyJson, SHIPPED_DAILY_SETTINGS));
}

/**
 * The hourly law that a site starts with, learnt on 26 weeks of hourly census of the 25 units of the invented sample
 * hospital as it was with late mornings. It knows how deviations from a week's profile fade, and nothing of any real place.
 * `npm run backtest -- csv --file sample --law FILE` makes it anew.
 */
export function shippedHourlyLaw(): HourlyLaw {
  return known(hourlyLawFromJson(hourlyJson, HOURLY_PANEL_SETTINGS, hourlyRowWidth(HOURLY_PANEL_SETTINGS)));
}

/** Throws when the shipped file does not fit the code: it was not made anew after a change of the rows. */
function known<T>(law: T | null): T {
  if (law === null) throw new Error('a shipped law does not fit the present settings; make it anew');
  return law;
}
