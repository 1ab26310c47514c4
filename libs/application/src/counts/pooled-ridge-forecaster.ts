import { HOURLY_PANEL_SETTINGS, hourlyLawFromJson, hourlyLawToJson, hourlyQuantiles, hourlyRowWidth, HourlyWalk, type HourlyLaw, type HourlyPanel, type HourlySettings } from '@wardcast/forecasting';
import type { Forecaster, FitReport, FitRequest, PanelQuantiles } from '../ports/forecaster.port';

const ORIGIN = 'learnt here';

/**
 * The pooled ridge as a forecaster: what it has learnt is its stored law, and a forecast walks through the panel with it.
 * It draws nothing by lot and its cost is the walk, so the seed and the time limit have nothing to act on.
 */
export class PooledRidgeForecaster implements Forecaster {
  readonly name = 'pooled ridge';
  readonly horizonsHours: readonly number[];
  private law: HourlyLaw | null = null;
  private saved: string | null = null;

  constructor(readonly levels: readonly number[], private readonly settings: HourlySettings = HOURLY_PANEL_SETTINGS) {
    this.horizonsHours = settings.horizonsHours;
  }

  fit(panel: HourlyPanel, { toExclusive, onProgress }: FitRequest): Promise<FitReport> {
    const walk = new HourlyWalk(panel, this.settings);
    while (walk.hour < Math.min(toExclusive, panel.hours)) walk.advance();
    const json = hourlyLawToJson(walk.law, this.settings, ORIGIN);
    onProgress?.(walk.hour, walk.hour);
    if (json === null) return Promise.resolve({ status: 'refused', reason: 'too-short' });
    this.saved = JSON.stringify(json);
    this.law = lawOf(this.saved, this.settings);
    return Promise.resolve({ status: 'fitted', rows: walk.hour * panel.sites.length });
  }

  forecast(panel: HourlyPanel, origins: readonly number[]): Promise<readonly PanelQuantiles[]> {
    const { law } = this;
    const silent = panel.sites.map(() => null);
    if (law === null) return Promise.resolve(origins.map(() => silent));
    const walk = new HourlyWalk(panel, this.settings, law);
    return Promise.resolve(
      origins.map((origin) => {
        let issued: ReturnType<HourlyWalk['advance']> = null;
        while (walk.hour <= origin) issued = walk.advance();
        return issued?.map((forecast) => (forecast === null ? null : this.quantilesOf(walk.law, forecast))) ?? silent;
      }),
    );
  }

  private quantilesOf(law: HourlyLaw, forecast: Parameters<typeof hourlyQuantiles>[1]): readonly Float64Array[] | null {
    const quantiles = this.horizonsHours.map((_, horizon) => hourlyQuantiles(law, forecast, horizon, this.levels));
    return quantiles.includes(null) ? null : (quantiles as readonly Float64Array[]);
  }

  save(): Promise<string | null> {
    return Promise.resolve(this.saved);
  }

  load(saved: string): Promise<boolean> {
    const law = lawOf(saved, this.settings);
    if (law !== null) {
      this.law = law;
      this.saved = saved;
    }
    return Promise.resolve(law !== null);
  }

  close(): Promise<void> {
    this.law = null;
    return Promise.resolve();
  }
}

function lawOf(text: string, settings: HourlySettings): HourlyLaw | null {
  try {
    return hourlyLawFromJson(JSON.parse(text), settings, hourlyRowWidth(settings));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
