import { toRawMessage } from '@wardcast/domain';
import { aFacility, anEvent, SAMPLE_START } from '@wardcast/domain/testing';
import { SYSTEM_ACTOR } from '../../actor';
import type { BusRecord, ConsumeOptions, Consumption, EventBus } from '../../ports/event-bus.port';
import type { BatchResult, CommitOutcome, IngestStore, StoredEvent } from '../../ports/ingest-store.port';
import { IngestConsumer } from './ingest-consumer';

const PLACE = { topic: 'wardcast.events.v1', partition: 0, topicId: 'first' };
const facility = aFacility();
/** More than one commit takes, and a little: two commits. */
const RECORDS = 2_100;

/** Beds that are marked clean again and again: each event is another one. */
function record(offset: number): BusRecord {
  const event = anEvent('BedStatusChanged', {}, { facilityId: facility.facilityId, message: `bed ${offset}` });
  return { ...toRawMessage(event), ...PLACE, offset: BigInt(offset), appendedAt: 0 };
}
const records = Array.from({ length: RECORDS }, (_, offset) => record(offset));

/** Keeps what is committed, in order, and asks `answer` before each commit. */
class KeepingStore implements IngestStore {
  readonly committed: BatchResult[] = [];
  readonly asked: BatchResult[] = [];
  answer: (batch: BatchResult) => Promise<void> = () => Promise.resolve();

  async commitBatch(batch: BatchResult): Promise<CommitOutcome> {
    this.asked.push(batch);
    await this.answer(batch);
    const next = this.committed.at(-1)?.nextOffset ?? 0n;
    if (batch.expectedOffset !== next) return { kind: 'fenced', actualOffset: next };
    this.committed.push(batch);
    return { kind: 'committed', version: BigInt(this.committed.length) };
  }
  readPosition = (): Promise<bigint | null> => Promise.resolve(this.committed.at(-1)?.nextOffset ?? null);
  findKnownEventIds = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());
  readSnapshot = (): Promise<null> => Promise.resolve(null);
  saveSnapshot = (): Promise<void> => Promise.resolve();
  readEventsAfter = (_: string, after: bigint): Promise<readonly StoredEvent[]> => Promise.resolve(after > 0n ? [] : this.applied().map((event, index) => ({ event, storeSequence: BigInt(index + 1) })));
  lastStoreSequence = (): Promise<bigint> => Promise.resolve(BigInt(this.applied().length));
  applied = () => this.committed.flatMap(({ applied }) => applied);
}

async function open(store: IngestStore): Promise<{ readonly consumer: IngestConsumer; take(from: BusRecord[]): Promise<unknown> }> {
  let options: ConsumeOptions | undefined;
  const consumption: Consumption = { done: new Promise(() => undefined), pause: () => undefined, resume: () => undefined, release: () => undefined, lag: () => Promise.resolve(new Map()), close: () => Promise.resolve() };
  const bus: EventBus = { append: () => Promise.resolve(), close: () => Promise.resolve(), consume: (given) => Promise.resolve(((options = given), consumption)) };
  const consumer = new IngestConsumer({ actor: SYSTEM_ACTOR, bus, store, clock: { now: () => SAMPLE_START, speed: 1 }, group: 'test', facilities: [facility] });
  await consumer.start();
  return { consumer, take: (from) => options!.onBatch({ ...PLACE, records: from, highWatermark: BigInt(RECORDS) }) };
}

describe('IngestConsumer', () => {
  it('stores a large batch commit by commit, each where the one before ended', async () => {
    const store = new KeepingStore();
    const { consumer, take } = await open(store);
    await take(records);
    expect(store.committed.map(({ expectedOffset, nextOffset, applied }) => [Number(expectedOffset), Number(nextOffset), applied.length])).toEqual([[0, 1_050, 1_050], [1_050, 2_100, 1_050]]);
    expect(consumer.positions().get(0)).toBe(BigInt(RECORDS));
  });

  it('folds the next records while a commit is under way, and stores them only after it', async () => {
    const store = new KeepingStore();
    let finish = (): void => undefined;
    store.answer = () => new Promise((resolve) => (finish = resolve));
    const { consumer, take } = await open(store);
    const taking = take(records);
    const ledger = await consumer.ingestOf(facility.facilityId)!.currentLedger();
    while (ledger.loose.size < RECORDS) await new Promise(setImmediate);
    expect([store.asked.length, store.committed.length]).toEqual([1, 0]);
    store.answer = () => Promise.resolve();
    finish();
    await taking;
    expect(store.committed.length).toBe(2);
  });

  it('forgets what it folded when a commit fails, so that the records find the ledger as it is stored', async () => {
    const store = new KeepingStore();
    store.answer = () => Promise.reject(new Error('the disk is full'));
    const { consumer, take } = await open(store);
    await expect(take(records)).rejects.toThrow('the disk is full');
    expect([store.asked.length, consumer.ingestOf(facility.facilityId)!.ledgerInMemory(), consumer.positions().get(0)]).toEqual([1, null, undefined]);
    store.answer = () => Promise.resolve();
    await take(records);
    expect(new Set(store.applied().map(({ eventId }) => eventId)).size).toBe(RECORDS);
  });
});
