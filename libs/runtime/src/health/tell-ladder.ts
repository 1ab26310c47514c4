import type { LadderAlarm, LadderChange } from '@wardcast/application';
import type { Log } from './log';
import type { ProductMetrics } from './product-metrics';

/** What speaks on each rung of the fallback ladder, as a sentence's subject. */
const SPEAKERS: Readonly<Record<number, string>> = {
  3: 'The flow of patients speaks alone, without past counts or what units have in common',
  4: 'The hour-of-week profile speaks in place of the models',
  5: 'The last known value speaks in place of the models',
  6: 'No forecast is issued',
};

/** Tells the log and Prometheus which nodes stepped down the ladder, once for each rung and reason, and which are back. */
export function tellLadder(log: Log, metrics: ProductMetrics, change: LadderChange): void {
  metrics.ladderChanged(change);
  const { facilityId: facility, raised, cleared } = change;
  const groups = new Map<string, LadderAlarm[]>();
  for (const alarm of raised) {
    const key = `${alarm.ladderStep} ${alarm.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), alarm]);
  }
  for (const alarms of groups.values()) {
    const { ladderStep, reason } = alarms[0]!;
    log.warn({ alert: 'forecast_step_down', facility, step: ladderStep, reason, nodes: alarms.map(({ nodeId }) => nodeId).join(' ') }, `${SPEAKERS[ladderStep] ?? 'A simpler rule speaks'}.`);
  }
  if (cleared.length > 0) log.info({ alert: 'forecast_step_down', facility, cleared: true, nodes: cleared.join(' ') }, 'The best forecast speaks again.');
}
