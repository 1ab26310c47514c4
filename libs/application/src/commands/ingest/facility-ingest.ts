import { applyEvents, closeHours, toSnapshot, unitLive } from '@wardcast/domain';
import type { Facility, HospitalEvent, Ledger, LedgerChange, UnitHour } from '@wardcast/domain';
import type { BusRecord } from '../../ports/event-bus.port';
import { FencedError } from '../../ports/fenced-error';
import type { BatchResult, DeadLetterEntry, IngestStore, Position } from '../../ports/ingest-store.port';
import type { PartitionOwner } from '../../ports/partition-store.port';
import { believedCounts } from '../../counts/believed-counts';
import { loadLedger, type LoadedLedger } from './load-ledger';

/** Events between snapshots: a restart then folds at most this many, two to three seconds' work where a rebuild takes 49 us an event; a snapshot of some megabytes adds little per event. */
const EVENTS_BETWEEN_SNAPSHOTS = 50_000;
const HOUR_MS = 3_600_000;

export interface IngestRun {
  readonly position: Position;
  readonly expectedOffset: bigint;
  readonly nextOffset: bigint;
  readonly events: readonly HospitalEvent[];
  readonly deadLetters: readonly DeadLetterEntry[];
  /** The records that the events were read from. History has none: a content that is refused there is only reported. */
  readonly records?: ReadonlyMap<HospitalEvent, BusRecord>;
  readonly committedAt: number;
  /** The process that claimed the partition, where partitions are handed around. */
  readonly owner?: string;
}
export interface IngestedRun {
  readonly change: LedgerChange;
  /** Newest receipt time of the run, or null when it held no event. */
  readonly receivedAt: number | null;
}

/** A run in the ledger, on its way into the store. */
export interface FoldedRun {
  /** Throws FencedError, or what the database says; the ledger is dropped then. To be called once. */
  commit(): Promise<IngestedRun>;
}

/**
 * The live ledger of one facility and the only way to change it: fold a run of events, then store everything it
 * changed in one statement. Whatever goes wrong, the in-memory ledger is dropped and read again from the store.
 */
export class FacilityIngest {
  private ledger: Ledger | null = null;
  private loading: Promise<Ledger> | null = null;
  private eventsSinceSnapshot = 0;
  private lastCommittedAt = 0;
  /** Runs that the ledger holds and the store does not, or not yet. */
  private uncommitted = 0;

  constructor(
    readonly facility: Facility,
    private readonly store: IngestStore,
    private readonly openedAt?: number,
  ) {}

  /** Read once, whoever asks first: two copies would grow apart. */
  currentLedger(): Promise<Ledger> {
    if (this.ledger) return Promise.resolve(this.ledger);
    if (this.loading) return this.loading;
    const loading: Promise<Ledger> = loadLedger(this.store, this.facility, this.openedAt).then((read) => this.loaded(loading, read).ledger);
    this.loading = loading;
    // The caller hears of the failure; the next one reads anew.
    loading.catch(() => this.loaded(loading, null));
    return loading;
  }

  /** Drops the ledger: another process wrote meanwhile, or will. Not while a run is in hand. */
  forget(): void {
    this.ledger = null;
    this.loading = null;
    this.eventsSinceSnapshot = 0;
    this.uncommitted = 0;
  }

  /** Null until the first run or currentLedger(). */
  ledgerInMemory(): Ledger | null {
    return this.ledger;
  }

  async ingest(run: IngestRun): Promise<IngestedRun> {
    return (await this.fold(run)).commit();
  }

  /**
   * Takes the run into the ledger and leaves the storing for later, so that the next run can be folded while the database
   * works. Commits are called one behind the other, in the order of the folds, and none after one that failed: then
   * whoever folded further says forget().
   */
  async fold(given: IngestRun): Promise<FoldedRun> {
    const run = believedCounts(this.facility, given);
    const ledger = await this.currentLedger();
    try {
      const facts = run.events.filter((event) => event.type !== 'Heartbeat');
      const change = applyEvents(ledger, facts);
      const receivedAt = latestReceipt(run.events);
      const closed = receivedAt === null ? [] : closeHours(ledger, Math.floor(receivedAt / HOUR_MS) * HOUR_MS, { skipEmptyHospital: true });
      const result = this.toResult(run, change, closed, ledger);
      this.uncommitted += 1;
      return { commit: () => this.commit(result, facts.length).then(() => ({ change, receivedAt })) };
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  private async commit(result: BatchResult, newEvents: number): Promise<void> {
    try {
      const outcome = await this.store.commitBatch(result);
      if (outcome.kind === 'fenced') throw new FencedError(result.position, outcome.actualOffset);
      this.uncommitted -= 1;
      this.lastCommittedAt = result.committedAt;
      this.eventsSinceSnapshot += newEvents;
      // Never of a ledger that holds more than the store: what it knows is taken for stored after a restart.
      if (this.eventsSinceSnapshot >= EVENTS_BETWEEN_SNAPSHOTS && this.uncommitted === 0) await this.saveSnapshot(result.owner === undefined ? undefined : { ...result.position, owner: result.owner });
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  /** What was dropped while it was read is not taken up again. */
  private loaded<T extends LoadedLedger | null>(loading: Promise<Ledger>, read: T): T {
    if (this.loading === loading) {
      this.loading = null;
      this.ledger = read?.ledger ?? null;
      this.eventsSinceSnapshot = read?.eventsFolded ?? 0;
    }
    return read;
  }

  /**
   * Saves the ledger now, so that the next start has nothing to fold. With `owner`, only while that process owns the
   * partition: then nobody else stored events, and the newest stored one is in this ledger.
   */
  async saveSnapshot(owner?: PartitionOwner): Promise<void> {
    if (!this.ledger || this.eventsSinceSnapshot === 0) return;
    const bytes = toSnapshot(this.ledger);
    const storeSequence = await this.store.lastStoreSequence(this.facility.facilityId);
    await this.store.saveSnapshot({ facilityId: this.facility.facilityId, storeSequence, takenAt: this.lastCommittedAt, bytes }, owner);
    this.eventsSinceSnapshot = 0;
  }

  private toResult(run: IngestRun, change: LedgerChange, closed: readonly UnitHour[], ledger: Ledger): BatchResult {
    const at = latestReceipt(run.events) ?? run.committedAt;
    // A new hour can change what is staffed without any event: then every unit's row is renewed.
    const renewed = closed.length > 0 ? this.facility.units.map((unit) => unit.unitId) : [...change.units];
    return {
      position: run.position,
      expectedOffset: run.expectedOffset,
      nextOffset: run.nextOffset,
      owner: run.owner,
      facilityId: this.facility.facilityId,
      stream: 'live',
      committedAt: run.committedAt,
      applied: change.applied,
      deadLetters: [...run.deadLetters, ...conflictingLetters(run, change.refused)],
      visits: change.visits,
      unitHours: [...change.unitHours, ...closed],
      live: renewed.map((unitId) => unitLive(ledger, unitId, at)),
      parked: change.parked,
      released: change.released,
      conflicts: change.conflicts,
      heartbeats: newestHeartbeats(run.events),
      duplicates: change.duplicateIds.length,
    };
  }
}

/** The originals of contents that came under an id already taken: the first stands, the others wait for a person. */
function conflictingLetters(run: IngestRun, refused: readonly HospitalEvent[]): readonly DeadLetterEntry[] {
  return refused.flatMap((event) => {
    const raw = run.records?.get(event);
    if (raw === undefined) return [];
    const rejected = { kind: 'rejected', reason: 'content_conflict', where: 'header:ce_id', detail: 'Another content came under this event id before. The first one stands.', raw } as const;
    return [{ offset: raw.offset, rejected }];
  });
}

function latestReceipt(events: readonly HospitalEvent[]): number | null {
  let latest: number | null = null;
  for (const event of events) if (latest === null || event.receivedAt > latest) latest = event.receivedAt;
  return latest;
}

function newestHeartbeats(events: readonly HospitalEvent[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'Heartbeat') continue;
    newest.set(event.data.feedId, Math.max(newest.get(event.data.feedId) ?? 0, event.receivedAt));
  }
  return newest;
}
