import { isRejected, parseEvent } from '@wardcast/domain';
import type { Facility, HospitalEvent, RejectedEvent } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { Clock } from '../../ports/clock.port';
import type { BusRecord, Consumption, EventBus, RecordBatch } from '../../ports/event-bus.port';
import { EVENT_TOPIC } from '../../ports/event-bus.port';
import type { DeadLetterEntry, IngestStore, Position } from '../../ports/ingest-store.port';
import { requireSystem } from '../require-system';
import { FacilityIngest } from './facility-ingest';
import type { IngestedRun } from './facility-ingest';

/** Large enough that a commit is cheap per event, small enough that one batch stays under about 100 ms. */
const MAX_BATCH_RECORDS = 1_000;

export interface IngestConsumerOptions {
  readonly actor: Actor;
  readonly bus: EventBus;
  readonly store: IngestStore;
  readonly clock: Clock;
  readonly group: string;
  readonly facilities: readonly Facility[];
  /** Where a facility's measured hours begin, for one that has no snapshot yet. */
  openedAt?(facilityId: string): number | undefined;
  onIngested?(facilityId: string, run: IngestedRun): void;
}

/** Bus to store: decode, validate, fold, commit. Positions are the store's; one commit moves results and position together. */
export class IngestConsumer {
  private readonly ingests = new Map<string, FacilityIngest>();
  private readonly topicIds = new Map<string, string>();
  private readonly offsets = new Map<string, bigint>();
  private consumption: Consumption | null = null;

  constructor(private readonly options: IngestConsumerOptions) {
    for (const facility of options.facilities) {
      requireSystem(options.actor, facility.facilityId, 'ingest events');
      this.ingests.set(facility.facilityId, new FacilityIngest(facility, options.store, options.openedAt?.(facility.facilityId)));
    }
  }

  async start(): Promise<Consumption> {
    this.consumption = await this.options.bus.consume({
      topic: EVENT_TOPIC,
      group: this.options.group,
      maxBatchRecords: MAX_BATCH_RECORDS,
      startAt: (topic, partition) => this.startAt(topic, partition),
      onBatch: (batch) => this.onBatch(batch),
    });
    return this.consumption;
  }

  /** The live ledger of a facility, or undefined when it is not served here. */
  ingestOf(facilityId: string): FacilityIngest | undefined {
    return this.ingests.get(facilityId);
  }

  /** Finishes the batch in hand, then saves the ledgers. */
  async close(): Promise<void> {
    await this.consumption?.close();
    for (const ingest of this.ingests.values()) await ingest.saveSnapshot();
  }

  private async startAt(topic: string, partition: number): Promise<bigint | null> {
    const key = `${topic}/${partition}`;
    this.offsets.delete(key);
    return this.options.store.readPosition({ topic, partition, topicId: this.topicIds.get(topic) ?? '' });
  }

  private async onBatch(batch: RecordBatch): Promise<void> {
    this.topicIds.set(batch.topic, batch.topicId);
    const position: Position = { topic: batch.topic, partition: batch.partition, topicId: batch.topicId };
    for (const run of splitByFacility(batch.records)) await this.ingestRun(position, run);
  }

  private async ingestRun(position: Position, records: readonly BusRecord[]): Promise<void> {
    const first = records[0];
    const last = records[records.length - 1];
    if (!first || !last) return;
    const key = `${position.topic}/${position.partition}`;
    const expectedOffset = this.offsets.get(key) ?? (await this.options.store.readPosition(position)) ?? first.offset;
    const fresh = records.filter((record) => record.offset >= expectedOffset);
    if (fresh.length === 0) return;
    const { events, deadLetters, origins } = this.parse(fresh);
    const ingest = this.ingests.get(first.key) ?? this.anyIngest();
    const nextOffset = last.offset + 1n;
    const committedAt = this.options.clock.now();
    try {
      const run = await ingest.ingest({ position, expectedOffset, nextOffset, events, deadLetters, records: origins, committedAt });
      this.offsets.set(key, nextOffset);
      this.options.onIngested?.(ingest.facility.facilityId, run);
    } catch (error) {
      this.offsets.delete(key);
      throw error;
    }
  }

  private parse(records: readonly BusRecord[]): { events: HospitalEvent[]; deadLetters: DeadLetterEntry[]; origins: ReadonlyMap<HospitalEvent, BusRecord> } {
    const events: HospitalEvent[] = [];
    const deadLetters: DeadLetterEntry[] = [];
    const origins = new Map<HospitalEvent, BusRecord>();
    for (const record of records) {
      const parsed = parseEvent(record);
      if (isRejected(parsed)) deadLetters.push({ offset: record.offset, rejected: parsed });
      else if (!this.ingests.has(parsed.facilityId)) deadLetters.push({ offset: record.offset, rejected: unknownFacility(record) });
      else {
        events.push(parsed);
        origins.set(parsed, record);
      }
    }
    return { events, deadLetters, origins };
  }

  /** Where the dead letters of a key that names no facility are booked. */
  private anyIngest(): FacilityIngest {
    const ingest = this.ingests.values().next().value;
    if (!ingest) throw new Error('No facility is registered: register one before consuming events.');
    return ingest;
  }
}

function unknownFacility(raw: BusRecord): RejectedEvent {
  return { kind: 'rejected', reason: 'unknown_facility', where: 'header:ce_partitionkey', detail: 'No hospital with this facility id is registered here.', raw };
}

/** Consecutive records of one key. One hospital a partition is the usual case: then there is one run. */
function splitByFacility(records: readonly BusRecord[]): readonly (readonly BusRecord[])[] {
  const runs: BusRecord[][] = [];
  for (const record of records) {
    const run = runs[runs.length - 1];
    if (run && run[0]?.key === record.key) run.push(record);
    else runs.push([record]);
  }
  return runs;
}
