import { writeFileSync } from 'node:fs';
import { dailyLawToJson, DailyWalk, HOURLY_PANEL_SETTINGS, hourlyLawToJson, HourlyWalk, SHIPPED_DAILY_SETTINGS, type DailyCountPanel, type HourlyPanel } from '@wardcast/forecasting';

/** Learns from a whole panel and writes what was learnt, without any count of it. False while there was too little to learn from. */
export function saveDailyLaw(path: string, panel: DailyCountPanel, origin: string): boolean {
  const settings = SHIPPED_DAILY_SETTINGS;
  const walk = new DailyWalk(panel, settings);
  while (walk.day < panel.days) walk.advance();
  return save(path, dailyLawToJson(walk.law, settings, origin));
}

export function saveHourlyLaw(path: string, panel: HourlyPanel, origin: string): boolean {
  const walk = new HourlyWalk(panel, HOURLY_PANEL_SETTINGS);
  while (walk.hour < panel.hours) walk.advance();
  return save(path, hourlyLawToJson(walk.law, HOURLY_PANEL_SETTINGS, origin));
}

function save(path: string, law: object | null): boolean {
  if (law === null) return false;
  writeFileSync(path, `${JSON.stringify(law)}\n`);
  return true;
}
