import { HISTORY_BATCH_EVENTS } from '@wardcast/application';
import type { HospitalEvent } from '@wardcast/domain';
import { createSampleHospital } from '@wardcast/simulation';
import type { SampleHospital } from '@wardcast/simulation';
import { HOUR_MS } from '@wardcast/timeseries';
import type { SampleIdentity } from './sample-identity';

/** Hospital time generated at once: a few hundred events, so that memory stays flat. */
const STEP_MS = 6 * HOUR_MS;

/**
 * The sample hospital's events of [from, to) in delivery order, in batches of about one statement's size.
 * With `opening`, first what is needed to know who is there at `from`. The same call gives the same batches.
 */
export function* historyBatches(hospital: SampleHospital, range: { readonly from: number; readonly to: number; readonly opening: boolean }): Generator<readonly HospitalEvent[]> {
  hospital.skipTo(range.from);
  const batch: HospitalEvent[] = range.opening ? [...hospital.openingEvents()] : [];
  for (let at = range.from; at < range.to; at += STEP_MS) {
    for (const event of hospital.advance(Math.min(range.to, at + STEP_MS))) batch.push(event);
    while (batch.length >= HISTORY_BATCH_EVENTS) yield batch.splice(0, HISTORY_BATCH_EVENTS);
  }
  if (batch.length > 0) yield batch;
}

/** The recent weeks as the product loads them on its first start. */
export function recentHistory(identity: SampleIdentity): Generator<readonly HospitalEvent[]> {
  const hospital = createSampleHospital(identity);
  return historyBatches(hospital, { from: identity.recentFrom, to: identity.streamFrom, opening: true });
}
