import { meanPinball } from '@wardcast/probability';
import { Q19 } from '../../census/census-forecast';
import type { HourlyLaw } from '../hourly/hourly-law';
import { hourlyLawFromJson, hourlyLawToJson, type HourlyLawJson } from '../hourly/hourly-law-json';
import type { HourlyPanel } from '../hourly/hourly-panel';
import { hourlyRowWidth } from '../hourly/hourly-rows';
import { HOURLY_PANEL_SETTINGS, type HourlySettings } from '../hourly/hourly-settings';
import { HourlyWalk } from '../hourly/hourly-walk';
import { hourlyQuantiles } from '../hourly/issue-hourly';

const HOURS_A_WEEK = 168;
/** A law must have spoken better than the prior for so long before it speaks. */
const TRIAL_WEEKS = 4;
/** Corrections by date and the trees of a large panel are no part of a stored law. */
const LEARNING: HourlySettings = { ...HOURLY_PANEL_SETTINGS, weekdays: null, yearEndShare: 0, refiner: null };
const ORIGIN = 'learnt here';

/** A stored law as one that speaks; null when it is none of these settings. */
export function countedLawFromJson(json: unknown): HourlyLaw | null {
  return hourlyLawFromJson(json, LEARNING, hourlyRowWidth(LEARNING));
}

/**
 * What the units of a panel have in common, pooled over all of them, learnt from everything but the last four weeks and tried on these
 * beside a prior. Null where the panel is too short for both (every kind of error a hundred times), or the prior spoke better (mean pinball, each unit in its own scale): then
 * the prior goes on. Otherwise the law learnt from all of it.
 */
export function learnCountedLaw(panel: HourlyPanel, prior: HourlyLaw, settings: HourlySettings = LEARNING): HourlyLawJson | null {
  const trialFrom = panel.hours - TRIAL_WEEKS * HOURS_A_WEEK;
  if (trialFrom < settings.warmWeeks * HOURS_A_WEEK) return null;
  const walk = new HourlyWalk(panel, settings);
  while (walk.hour < trialFrom) walk.advance();
  const early = hourlyLawFromJson(hourlyLawToJson(walk.law, settings, ORIGIN), settings, hourlyRowWidth(settings));
  const applying = { ...settings, warmWeeks: Infinity, nearHours: 0 };
  if (early === null || trialLoss(panel, early, { settings: applying, from: trialFrom }) >= trialLoss(panel, prior, { settings: applying, from: trialFrom })) return null;
  while (walk.hour < panel.hours) walk.advance();
  return hourlyLawToJson(walk.law, settings, ORIGIN);
}

/** Sum of the losses of the forecasts whose targets lie in the trial. */
function trialLoss(panel: HourlyPanel, law: HourlyLaw, { settings, from }: { readonly settings: HourlySettings; readonly from: number }): number {
  const walk = new HourlyWalk(panel, settings, law);
  let loss = 0;
  while (walk.hour < panel.hours) {
    const origin = walk.hour;
    const forecasts = walk.advance();
    if (forecasts === null || origin < from) continue;
    forecasts.forEach((forecast, site) => {
      if (forecast === null) return;
      settings.horizonsHours.forEach((hours, horizon) => {
        const observed = panel.counts[site]![origin + hours] ?? NaN;
        const quantiles = Number.isNaN(observed) ? null : hourlyQuantiles(walk.law, forecast, horizon, Q19);
        if (quantiles !== null) loss += meanPinball(Q19, quantiles, observed) / Math.sqrt(1 + forecast.level);
      });
    });
  }
  return loss;
}
