import type { DriftChange } from '@wardcast/application';
import type { Log } from './log';
import type { ProductMetrics } from './product-metrics';

const FINDINGS = {
  level: 'Counts lie on one side of the forecasts',
  ranges: 'Counts do not lie in the ranges as often as stated',
  loss: 'Losses are larger than the forecasts expect',
} as const;

/** Tells the log and Prometheus which units' forecasts turn out otherwise than they say, once each; their models are fitted more often meanwhile. */
export function tellDrift(log: Log, metrics: ProductMetrics, { facilityId: facility, raised, cleared, units }: DriftChange): void {
  metrics.driftChanged(facility, units);
  for (const { unitId: unit, kind, since } of raised) {
    log.warn({ alert: 'forecast_drift', facility, unit, kind, since: new Date(since).toISOString() }, `${FINDINGS[kind]}; models are fitted more often until they fit again.`);
  }
  if (cleared.length > 0) log.info({ alert: 'forecast_drift', facility, cleared: true, units: cleared.join(' ') }, 'Forecasts turn out as they say again.');
}
