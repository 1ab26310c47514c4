import type { Facility } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { Clock } from '../../ports/clock.port';
import type { BatchAnswer, BusRecord, Consumption, EventBus, RecordBatch } from '../../ports/event-bus.port';
import { EVENT_TOPIC } from '../../ports/event-bus.port';
import type { IngestStore, Position } from '../../ports/ingest-store.port';
import type { PartitionPause, PartitionPlace, PartitionStore } from '../../ports/partition-store.port';
import { requireSystem } from '../require-system';
import { FacilityIngest } from './facility-ingest';
import { parseBatch } from './parse-batch';
import type { FacilityRun, KeyStanding } from './parse-batch';
import { PoisonGate } from './poison-gate';
import { CommitLine } from './commit-line';
import { foldRun } from './fold-run';
import type { CommitSpan, RunListeners } from './fold-run';

/**
 * What a commit costs whatever its size (every unit's live row, one flush) is small per event then, and one still stays
 * under about 200 ms. Only who is behind meets commits of this size.
 */
const MAX_COMMIT_RECORDS = 2_000;
/** Several commits, so that the ledger takes in the next records while the database stores those before. */
const MAX_BATCH_RECORDS = 12_000;
/** A key that names no facility is looked up at most so often: a flood of its messages must not become a flood of reads. */
const LOOK_UP_MS = 1_000;
/** Unknown keys remembered; beyond, all are forgotten and looked up again. */
const MAX_UNKNOWN_KEYS = 1_000;

/** How a process takes part where partitions are handed around. */
export interface Ownership {
  readonly store: PartitionStore;
  /** UUID of this process. */
  readonly owner: string;
  /** Somebody else had the partition before; the facilities are those known to arrive in it. */
  onTakenOver?(place: PartitionPlace, facilityIds: readonly string[]): void;
  onPaused?(pause: PartitionPause): void;
  onResumed?(place: PartitionPlace): void;
}
export interface IngestConsumerOptions extends RunListeners {
  readonly actor: Actor;
  readonly bus: EventBus;
  readonly store: IngestStore;
  readonly clock: Clock;
  readonly group: string;
  /** Facilities known from the start. */
  readonly facilities: readonly Facility[];
  readonly ownership?: Ownership;
  /** Asked for a key that names none of them. */
  findFacility?(facilityId: string): Promise<Facility | null>;
  /** Where a facility's measured hours begin, for one that has no snapshot yet. */
  openedAt?(facilityId: string): number | undefined | Promise<number | undefined>;
}

/** Bus to store: decode, validate, fold, commit. Positions are the store's; one commit moves results and position together. */
export class IngestConsumer {
  private readonly ingests = new Map<string, FacilityIngest>();
  /** Partition in which a facility's messages arrive, where ownership is kept. */
  private readonly places = new Map<string, number>();
  private readonly topicIds = new Map<string, string>();
  private readonly offsets = new Map<number, bigint>();
  private readonly held = new Set<number>();
  private readonly gate: PoisonGate | null;
  private readonly unknownKeys = new Map<string, number>();
  private consumption: Consumption | null = null;

  constructor(private readonly options: IngestConsumerOptions) {
    this.gate = options.ownership ? new PoisonGate({ store: options.ownership.store, wall: () => Date.now() }) : null;
  }

  async start(): Promise<Consumption> {
    for (const facility of this.options.facilities) await this.serve(facility);
    this.consumption = await this.options.bus.consume({
      topic: EVENT_TOPIC,
      group: this.options.group,
      maxBatchRecords: MAX_BATCH_RECORDS,
      startAt: (topic, partition) => this.startAt({ topic, partition }),
      onBatch: (batch) => this.onBatch(batch),
    });
    return this.consumption;
  }

  /** The live ledger of a facility, or undefined when it is not served here. */
  ingestOf(facilityId: string): FacilityIngest | undefined {
    return this.ingests.get(facilityId);
  }

  /** Serves a facility from now on; one that is served already stays as it is. */
  async serve(facility: Facility): Promise<FacilityIngest> {
    const known = this.ingests.get(facility.facilityId);
    if (known !== undefined) return known;
    requireSystem(this.options.actor, facility.facilityId, 'ingest events');
    const openedAt = await this.options.openedAt?.(facility.facilityId);
    const ingest = this.ingests.get(facility.facilityId) ?? new FacilityIngest(facility, this.options.store, openedAt);
    this.ingests.set(facility.facilityId, ingest);
    return ingest;
  }

  /** Next offset of each partition as far as it is known here. */
  positions(): ReadonlyMap<number, bigint> {
    return this.offsets;
  }

  /** Pauses that hold partitions of this process now. */
  pauses(): readonly PartitionPause[] {
    return [...this.held].flatMap((partition) => this.gate?.holding(partition) ?? []);
  }

  /** Lets partitions go on whose pause is over. To be called every few seconds. */
  async releaseDue(): Promise<void> {
    for (const partition of (await this.gate?.released(EVENT_TOPIC, [...this.held])) ?? []) {
      this.held.delete(partition);
      this.consumption?.release(partition);
      this.options.ownership?.onResumed?.({ topic: EVENT_TOPIC, partition });
    }
  }

  /** Finishes the batch in hand, then saves the ledgers. */
  async close(): Promise<void> {
    await this.consumption?.close();
    for (const [facilityId, ingest] of this.ingests) await ingest.saveSnapshot(this.ownerOf(facilityId));
  }

  /** Null when the facility's partition is not known. */
  placeOf(facilityId: string): PartitionPlace | null {
    const partition = this.places.get(facilityId);
    return partition === undefined ? null : { topic: EVENT_TOPIC, partition };
  }

  private ownerOf(facilityId: string): (PartitionPlace & { readonly owner: string }) | undefined {
    const { ownership } = this.options;
    const place = this.placeOf(facilityId);
    return ownership && place ? { ...place, owner: ownership.owner } : undefined;
  }

  /** First the claim, then the position: from the claim on nobody else moves it. */
  private async startAt(place: PartitionPlace): Promise<bigint | null> {
    this.offsets.delete(place.partition);
    this.held.delete(place.partition);
    await this.claim(place);
    const position = await this.options.store.readPosition({ ...place, topicId: this.topicIds.get(place.topic) ?? '' });
    if (position !== null) this.offsets.set(place.partition, position);
    return position;
  }

  private async claim(place: PartitionPlace): Promise<void> {
    const { ownership } = this.options;
    if (!ownership) return;
    const before = await ownership.store.claim({ ...place, owner: ownership.owner });
    await this.gate?.assigned(place);
    if (before === ownership.owner) return;
    const facilityIds = await ownership.store.facilitiesOf(place);
    for (const facilityId of facilityIds) {
      this.places.set(facilityId, place.partition);
      this.ingests.get(facilityId)?.forget();
    }
    ownership.onTakenOver?.(place, facilityIds);
  }

  private async onBatch(batch: RecordBatch): Promise<BatchAnswer> {
    this.topicIds.set(batch.topic, batch.topicId);
    const position: Position = { topic: batch.topic, partition: batch.partition, topicId: batch.topicId };
    if (this.gate?.holding(batch.partition)) return this.hold(batch.partition);
    const expectedOffset = this.offsets.get(batch.partition) ?? (await this.options.store.readPosition(position)) ?? batch.records[0]!.offset;
    const records = batch.records.filter((record) => record.offset >= expectedOffset);
    if (records.length === 0) return undefined;
    return this.takeIn(records, position, { expectedOffset, highWatermark: batch.highWatermark });
  }

  private hold(partition: number): 'held' {
    this.held.add(partition);
    return 'held';
  }

  /** Commit by commit; each is under way while the next is parsed and folded. */
  private async takeIn(records: readonly BusRecord[], position: Position, { expectedOffset, highWatermark }: { readonly expectedOffset: bigint; readonly highWatermark: bigint }): Promise<BatchAnswer> {
    const place: PartitionPlace = { topic: position.topic, partition: position.partition };
    const [line, folded] = [new CommitLine(), new Set<FacilityIngest>()];
    try {
      let from = expectedOffset;
      for (const part of inEqualParts(records, MAX_COMMIT_RECORDS)) {
        const runs = parseBatch(part, await this.standings(position, part), this.options.clock.now());
        const pause = await this.gate?.judge(place, runs);
        if (pause) {
          await line.settled();
          this.options.ownership?.onPaused?.(pause);
          return this.hold(position.partition);
        }
        const nextOffset = part[part.length - 1]!.offset + 1n;
        await this.commitRuns(runs, { position, expectedOffset: from, nextOffset, behind: Number(highWatermark - nextOffset), line, folded });
        from = nextOffset;
      }
      await line.settled();
    } catch (error) {
      await line.settled().catch(() => undefined);
      this.offsets.delete(position.partition);
      // What they folded beyond the failure is not stored.
      for (const ingest of folded) ingest.forget();
      throw error;
    }
    return undefined;
  }

  /** The last run moves the position; those before it are found in the store again if the process dies in between. */
  private async commitRuns(runs: readonly FacilityRun[], span: BatchSpan): Promise<void> {
    for (const [index, run] of runs.entries()) {
      const isLast = index === runs.length - 1;
      const ingest = this.ingests.get(run.facilityId);
      if (ingest !== undefined) span.folded.add(ingest);
      const commit = await foldRun(this.options, ingest, { run, span: isLast ? span : { ...span, nextOffset: span.expectedOffset } });
      await span.line.add(async () => {
        await commit();
        if (isLast) this.offsets.set(span.position.partition, span.nextOffset);
      });
      this.gate?.note(span.position, run);
    }
  }

  /** Where each key of the batch stands; unknown ones are looked for first, since a facility may be registered at any time. */
  private async standings(place: PartitionPlace, records: readonly BusRecord[]): Promise<(key: string) => KeyStanding> {
    const standings = new Map<string, KeyStanding>();
    for (const key of new Set(records.map((record) => record.key))) standings.set(key, await this.standingOf(place, key));
    return (key) => standings.get(key) ?? { kind: 'unknown' };
  }

  private async standingOf(place: PartitionPlace, key: string): Promise<KeyStanding> {
    if (!this.ingests.has(key) && !(await this.lookUp(key))) return { kind: 'unknown' };
    const { ownership } = this.options;
    if (!ownership) return { kind: 'served' };
    let partition = this.places.get(key);
    if (partition === undefined) {
      partition = (await ownership.store.bindFacility(key, { topic: place.topic, partition: place.partition })).partition;
      this.places.set(key, partition);
    }
    return partition === place.partition ? { kind: 'served' } : { kind: 'elsewhere', partition };
  }

  private async lookUp(key: string): Promise<boolean> {
    const { findFacility } = this.options;
    if (!findFacility || performance.now() - (this.unknownKeys.get(key) ?? -Infinity) < LOOK_UP_MS) return false;
    const facility = await findFacility(key);
    if (facility !== null) {
      await this.serve(facility);
      return true;
    }
    if (this.unknownKeys.size >= MAX_UNKNOWN_KEYS) this.unknownKeys.clear();
    this.unknownKeys.set(key, performance.now());
    return false;
  }
}

interface BatchSpan extends CommitSpan {
  readonly line: CommitLine;
  /** Whose ledgers took in something of the batch. */
  readonly folded: Set<FacilityIngest>;
}

/** Nearly as long as each other, so that none is small: a small commit costs nearly as much as a large one. */
function inEqualParts<T>(items: readonly T[], atMost: number): readonly (readonly T[])[] {
  const length = Math.ceil(items.length / Math.ceil(items.length / atMost));
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) => items.slice(index * length, (index + 1) * length));
}
