import { isRejected, MAX_RECEIPT_AHEAD_MS, parseEvent } from '@wardcast/domain';
import type { HospitalEvent, RejectedEvent } from '@wardcast/domain';
import type { BusRecord } from '../../ports/event-bus.port';
import type { DeadLetterEntry } from '../../ports/ingest-store.port';

/** Stands for the facility where a key names none that is served. */
export const NO_FACILITY = '';

/** What a batch holds of one facility, in order. */
export interface FacilityRun {
  readonly facilityId: string;
  /** Records it was made of, refused ones included. */
  readonly records: number;
  readonly events: readonly HospitalEvent[];
  readonly deadLetters: readonly DeadLetterEntry[];
  readonly origins: ReadonlyMap<HospitalEvent, BusRecord>;
}
/** `served`: the facility's messages are taken here; `elsewhere`: they have arrived in that other partition before. */
export type KeyStanding = { readonly kind: 'served' } | { readonly kind: 'unknown' } | { readonly kind: 'elsewhere'; readonly partition: number };

interface OpenRun {
  readonly facilityId: string;
  records: number;
  readonly events: HospitalEvent[];
  readonly deadLetters: DeadLetterEntry[];
  readonly origins: Map<HospitalEvent, BusRecord>;
}

/**
 * Decodes and validates a batch, and sorts it by facility, so that each facility costs one commit however their records
 * alternate. Order within a facility is kept. Keys that name no served facility make one run of dead letters, first.
 * What says that it was received long after `now` (ms, the hospital's clock) is refused: it would close hours that have not been, and
 * make everything that really happens until then too late.
 */
export function parseBatch(records: readonly BusRecord[], standingOf: (key: string) => KeyStanding, now: number): readonly FacilityRun[] {
  const runs = new Map<string, OpenRun>();
  for (const record of records) {
    const standing = standingOf(record.key);
    const run = openRun(runs, standing.kind === 'unknown' ? NO_FACILITY : record.key);
    run.records += 1;
    const parsed = parseEvent(record);
    if (isRejected(parsed)) run.deadLetters.push({ offset: record.offset, rejected: parsed });
    else if (parsed.receivedAt > now + MAX_RECEIPT_AHEAD_MS) run.deadLetters.push({ offset: record.offset, rejected: fromTheFuture(record) });
    else if (standing.kind === 'served') {
      run.events.push(parsed);
      run.origins.set(parsed, record);
    } else run.deadLetters.push({ offset: record.offset, rejected: refusal(record, standing) });
  }
  return [...runs.values()].sort((a, b) => Number(a.facilityId !== NO_FACILITY) - Number(b.facilityId !== NO_FACILITY));
}

function openRun(runs: Map<string, OpenRun>, facilityId: string): OpenRun {
  const known = runs.get(facilityId);
  if (known !== undefined) return known;
  const run: OpenRun = { facilityId, records: 0, events: [], deadLetters: [], origins: new Map() };
  runs.set(facilityId, run);
  return run;
}

function fromTheFuture(raw: BusRecord): RejectedEvent {
  return { kind: 'rejected', reason: 'bad_time', where: 'header:ce_receivedtime', detail: 'The event says that it was received in the future: the clock of its sender is wrong. Set it right, and send the event again.', raw };
}

function refusal(raw: BusRecord, standing: KeyStanding): RejectedEvent {
  if (standing.kind !== 'elsewhere') return { kind: 'rejected', reason: 'unknown_facility', where: 'header:ce_partitionkey', detail: 'No hospital with this facility id is registered here.', raw };
  const detail = `This hospital's messages arrive in partition ${standing.partition}. Between two partitions there is no order: send all of them with the same key and partitioner.`;
  return { kind: 'rejected', reason: 'facility_mismatch', where: 'partition', detail, raw };
}
