import { EVENT_TOPIC, FacilityIngest } from '@wardcast/application';
import type { BatchResult, BusRecord, Consumption, IngestStore } from '@wardcast/application';
import { isRejected, parseEvent } from '@wardcast/domain';
import type { HospitalEvent } from '@wardcast/domain';
import { withLibraryDecoder } from '@wardcast/runtime';
import type { TrialCluster } from '@wardcast/runtime';
import { sampleFacility } from '@wardcast/simulation';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Spent } from './ingest-rows';

const POLL_MS = 20;
/** As the product's consumer. */
const BATCH_EVENTS = 12_000;
/** A group of one has all its partitions after about a second. */
const SETTLE_MS = 3_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What others left behind is cleared away first: it is not on the account of this work. */
export async function spentAlone(work: () => Promise<unknown>): Promise<Spent> {
  collectGarbage();
  return spent(work);
}

export async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - began, cpuMicros: user + system };
}

interface Taken {
  readonly count: number;
  /** By the decoder of kafkajs, and not by ours. */
  readonly byLibrary?: boolean;
  /** Records that lie before them in the log. */
  readonly skipped: number;
  readonly round: number;
}

/** The round's records once more, fetched and decoded and not looked at. */
export async function decodeOnly({ adapters: { stores } }: TrialCluster, { count, byLibrary = false, skipped, round }: Taken): Promise<{ readonly decode: Spent; readonly records: readonly BusRecord[] }> {
  const records: BusRecord[] = [];
  let isOpen = false;
  const held: Consumption = await stores.bus.consume({
    topic: EVENT_TOPIC,
    group: `decode-${round}${byLibrary ? '-by-library' : ''}`,
    maxBatchRecords: BATCH_EVENTS,
    startAt: async (topic, partition) => ((await stores.ingestStore.readPosition({ topic, partition, topicId: '' })) === null ? null : BigInt(skipped)),
    onBatch: (batch) => {
      // The first batch only tells that the group has settled: what is measured begins after it.
      if (!isOpen) return Promise.resolve('held' as const);
      records.push(...batch.records);
      return Promise.resolve(undefined);
    },
  });
  while ((await held.lag()).size === 0) await sleep(POLL_MS);
  await sleep(SETTLE_MS);
  isOpen = true;
  const read = async (): Promise<void> => {
    for (const partition of (await held.lag()).keys()) held.release(partition);
    while (records.length < count) await sleep(POLL_MS);
  };
  const decode = await spentAlone(() => (byLibrary ? withLibraryDecoder(read) : read()));
  await held.close();
  return { decode, records };
}

/** Events of the records, in their order. Throws on a refused one. */
export function parseOnly(records: readonly BusRecord[]): HospitalEvent[] {
  return records.map((record) => {
    const parsed = parseEvent(record);
    if (isRejected(parsed)) throw new Error('A sound event was refused: no rate is given.');
    return parsed;
  });
}

/** A second ledger of the same hospital that stores nothing: what the fold of the batches costs by itself. */
export class FoldAlone {
  private readonly ingest = new FacilityIngest(sampleFacility(), KEEPS_NOTHING);

  async run(batches: readonly (readonly HospitalEvent[])[]): Promise<void> {
    for (const events of batches) {
      const committedAt = events[events.length - 1]!.receivedAt;
      await this.ingest.ingest({ position: { topic: 'bench', partition: 0, topicId: 'bench' }, expectedOffset: 0n, nextOffset: 0n, events, deadLetters: [], committedAt });
    }
  }
}

const KEEPS_NOTHING: IngestStore = {
  readPosition: () => Promise.resolve(null),
  commitBatch: (_batch: BatchResult) => Promise.resolve({ kind: 'committed', version: 0n }),
  findKnownEventIds: () => Promise.resolve(new Set()),
  readSnapshot: () => Promise.resolve(null),
  saveSnapshot: () => Promise.resolve(),
  readEventsAfter: () => Promise.resolve([]),
  lastStoreSequence: () => Promise.resolve(0n),
};
