import { HOURLY_PANEL_SETTINGS, HourlyWalk, hourlyQuantiles, type HourlyLaw, type HourlyPanel } from '@wardcast/forecasting';
import type { PanelQuantiles } from '../ports/forecaster.port';

/** What the pooled ridge says with a given law: sites are remembered, nothing is learnt. */
const APPLYING = { ...HOURLY_PANEL_SETTINGS, warmWeeks: Infinity, nearHours: 0, refiner: null };

/** Quantiles of the first member from origin times of a panel, in ascending order; null for sites and origins without a forecast. */
export function ridgeQuantiles(panel: HourlyPanel, law: HourlyLaw, { origins, levels }: { readonly origins: readonly number[]; readonly levels: readonly number[] }): readonly PanelQuantiles[] {
  const walk = new HourlyWalk(panel, APPLYING, law);
  return origins.map((origin) => {
    let issued: ReturnType<HourlyWalk['advance']> = null;
    while (walk.hour <= origin) issued = walk.advance();
    return panel.sites.map((_, site) => {
      const forecast = issued?.[site] ?? null;
      const quantiles = forecast === null ? [null] : APPLYING.horizonsHours.map((_hours, horizon) => hourlyQuantiles(walk.law, forecast, horizon, levels));
      return quantiles.includes(null) ? null : (quantiles as readonly Float64Array[]);
    });
  });
}
