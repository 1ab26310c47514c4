import { EVENT_TOPIC, IngestConsumer, SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import type { BusRecord, Consumption, IngestStore } from '@wardcast/application';
import { isRejected, parseEvent, toRawMessage } from '@wardcast/domain';
import type { HospitalEvent } from '@wardcast/domain';
import { SYSTEM_CLOCK, TrialCluster, openIngestRivals } from '@wardcast/runtime';
import type { IngestRivals } from '@wardcast/runtime';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { DAY_MS, startOfLocalDay } from '@wardcast/timeseries';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchRow } from './bench-row';
import { toIngestRows } from './ingest-rows';
import type { IngestMeasures, Spent } from './ingest-rows';

const ROUNDS = 5;
const EVENTS_PER_ROUND = 15_000;
const BATCH_EVENTS = 1_000;
const HISTORY_DAYS = 60;
const POLL_MS = 20;

/**
 * A hospital's events through Kafka into the whole store, exactly once, turn by turn with plain inserts of the same rows on
 * the same server. The first round warms up and is not counted; counts are checked before any rate is given.
 */
export async function benchIngest(say: (line: string) => void): Promise<readonly BenchRow[]> {
  say('starting a broker and a database of its own');
  const cluster = await TrialCluster.open({ random: Math.random, direct: true });
  const rivals = await openIngestRivals(cluster.databaseUrl);
  const ours = await openOurs(cluster);
  try {
    const source = distinctEvents();
    const rounds: IngestMeasures[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const events = Array.from({ length: EVENTS_PER_ROUND }, () => source.next().value as HospitalEvent);
      const measured = await measureRound({ cluster, ours, rivals }, events, round);
      if (round > 0) rounds.push(measured);
      say(`round ${round} of ${ROUNDS}${round === 0 ? ' (warms up)' : ''}`);
    }
    await checkCounts(cluster, rivals, EVENTS_PER_ROUND * (ROUNDS + 1));
    const serverOnlyMs = await rivals.serverOnly();
    return toIngestRows(rounds, { eventsPerRound: EVENTS_PER_ROUND, ceiling: (EVENTS_PER_ROUND * (ROUNDS + 1) * 1_000) / serverOnlyMs });
  } finally {
    await ours.consumption.close();
    await rivals.close();
    await cluster.close();
  }
}

interface Ours {
  readonly consumption: Consumption;
  readonly state: { committed: number; storeMs: number };
}
interface Bench {
  readonly cluster: TrialCluster;
  readonly ours: Ours;
  readonly rivals: IngestRivals;
}

/** The product's own consumer, with a clock around what the store takes. */
async function openOurs({ adapters: { stores } }: TrialCluster): Promise<Ours> {
  const facility = sampleFacility();
  await registerFacility(stores, SYSTEM_ACTOR, facility);
  const state = { committed: 0, storeMs: 0 };
  const store: IngestStore = Object.assign(Object.create(stores.ingestStore) as IngestStore, {
    commitBatch: async (batch: Parameters<IngestStore['commitBatch']>[0]) => {
      const began = performance.now();
      const outcome = await stores.ingestStore.commitBatch(batch);
      state.storeMs += performance.now() - began;
      return outcome;
    },
  });
  const consumer = new IngestConsumer({
    actor: SYSTEM_ACTOR,
    bus: stores.bus,
    store,
    clock: SYSTEM_CLOCK,
    group: 'bench',
    facilities: [facility],
    ownership: { store: stores.partitionStore, owner: randomUUID() },
    onCommitted: ({ applied }) => void (state.committed += applied),
  });
  return { consumption: await consumer.start(), state };
}

async function measureRound({ cluster, ours, rivals }: Bench, events: readonly HospitalEvent[], round: number): Promise<IngestMeasures> {
  const before = ours.state.committed;
  ours.consumption.pause();
  await cluster.adapters.stores.bus.append(EVENT_TOPIC, events.map(toRawMessage));
  const storeBefore = ours.state.storeMs;
  const whole = await spent(async () => {
    ours.consumption.resume();
    while (ours.state.committed < before + events.length) await sleep(POLL_MS);
  });
  const { decode, records } = await decodeOnly(cluster, events.length, round);
  const parse = await spent(() => Promise.resolve(records.forEach((record) => assertEvent(record))));
  const inBatches = async (write: (batch: readonly HospitalEvent[]) => Promise<void>): Promise<void> => {
    for (let from = 0; from < events.length; from += BATCH_EVENTS) await write(events.slice(from, from + BATCH_EVENTS));
  };
  const unnest = (): Promise<Spent> => spent(() => inBatches((batch) => rivals.unnest(batch)));
  const copy = (): Promise<Spent> => spent(() => inBatches((batch) => rivals.copy(batch)));
  // The second of the two finds warmer memory, so they take turns.
  const [first, second] = round % 2 === 0 ? [await unnest(), await copy()] : [await copy(), await unnest()];
  return { whole, storeMs: ours.state.storeMs - storeBefore, decode, parse, unnest: round % 2 === 0 ? first : second, copy: round % 2 === 0 ? second : first };
}

/** The round's records once more, fetched and decoded and not looked at. */
async function decodeOnly({ adapters: { stores } }: TrialCluster, count: number, round: number): Promise<{ readonly decode: Spent; readonly records: readonly BusRecord[] }> {
  const records: BusRecord[] = [];
  let consumption: Consumption | null = null;
  let isOpen = false;
  const skipped = BigInt(count * round);
  consumption = await stores.bus.consume({
    topic: EVENT_TOPIC,
    group: `decode-${round}`,
    maxBatchRecords: BATCH_EVENTS,
    startAt: async (topic, partition) => ((await stores.ingestStore.readPosition({ topic, partition, topicId: '' })) === null ? null : skipped),
    onBatch: (batch) => {
      // The first batch only tells that the group has settled: what is measured begins after it.
      if (!isOpen) return Promise.resolve('held' as const);
      records.push(...batch.records);
      return Promise.resolve(undefined);
    },
  });
  const held = consumption;
  while ((await held.lag()).size === 0) await sleep(POLL_MS);
  await sleep(SETTLE_MS);
  isOpen = true;
  const decode = await spent(async () => {
    for (const partition of (await held.lag()).keys()) held.release(partition);
    while (records.length < count) await sleep(POLL_MS);
  });
  await held.close();
  return { decode, records };
}

/** A group of one has all its partitions after about a second. */
const SETTLE_MS = 3_000;

function assertEvent(record: BusRecord): void {
  if (isRejected(parseEvent(record))) throw new Error('A sound event was refused: no rate is given.');
}

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - began, cpuMicros: user + system };
}

function* distinctEvents(): Generator<HospitalEvent> {
  const { timeZone } = sampleFacility();
  const epoch = startOfLocalDay(timeZone, Date.now() - HISTORY_DAYS * DAY_MS);
  const hospital = createSampleHospital({ seed: 1, epoch });
  const seen = new Set<string>();
  for (let day = 1; day < HISTORY_DAYS; day += 1) {
    for (const event of hospital.advance(epoch + day * DAY_MS)) {
      if (event.type === 'Heartbeat' || seen.has(event.eventId)) continue;
      seen.add(event.eventId);
      yield event;
    }
  }
}

async function checkCounts({ adapters: { stores } }: TrialCluster, rivals: IngestRivals, expected: number): Promise<void> {
  const ids = new Set<string>();
  let stored = 0;
  for (let after = 0n; ; ) {
    const page = await stores.ingestStore.readEventsAfter(sampleFacility().facilityId, after, BATCH_EVENTS);
    if (page.length === 0) break;
    stored += page.length;
    for (const { event, storeSequence } of page) {
      ids.add(event.eventId);
      after = storeSequence;
    }
  }
  const { unnest, copy } = await rivals.counts();
  if ([stored, ids.size, unnest, copy].some((count) => count !== expected)) throw new Error(`Stored ${stored} (${ids.size} different), UNNEST ${unnest}, COPY ${copy}, and not ${expected} each: no rate is given.`);
}
