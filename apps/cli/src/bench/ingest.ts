import { EVENT_TOPIC, IngestConsumer, SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import type { BatchResult, Consumption, IngestStore } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { HospitalEvent, VisitStays } from '@wardcast/domain';
import { ChangedStays, SINK_TABLE, SYSTEM_CLOCK, TrialCluster, openConnectRival, openIngestRivals } from '@wardcast/runtime';
import type { ConnectRival, IngestRivals } from '@wardcast/runtime';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { DAY_MS, startOfLocalDay } from '@wardcast/timeseries';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchRow } from './bench-row';
import { timeConnect } from './ingest-connect';
import { FoldAlone, decodeOnly, parseOnly, spent } from './ingest-parts';
import { toIngestRows } from './ingest-rows';
import type { IngestMeasures, Spent } from './ingest-rows';

const ROUNDS = 5;
const EVENTS_PER_ROUND = 15_000;
const PAGE_EVENTS = 1_000;
const HISTORY_DAYS = 60;
const POLL_MS = 20;
const SINK_TOPIC = 'bench.rows.v1';

/**
 * A hospital's events through Kafka into the whole store, exactly once, turn by turn with plain inserts of the same rows on
 * the same server, and with somebody else's sink on the same broker. The first round warms up and is not counted; counts
 * are checked before any rate is given.
 */
export async function benchIngest(say: (line: string) => void): Promise<readonly BenchRow[]> {
  say('starting a broker and a database of its own');
  const cluster = await TrialCluster.open({ random: Math.random, direct: true });
  const rivals = await openIngestRivals(cluster.databaseUrl);
  const ours = await openOurs(cluster);
  say('starting Kafka Connect, fetched by Maven the first time');
  const connect = await openConnectRival(cluster, { topic: SINK_TOPIC, table: SINK_TABLE, key: 'event_id' });
  if (typeof connect === 'string') say(connect);
  const bench: Bench = { cluster, ours, rivals, connect: typeof connect === 'string' ? null : connect, changed: new ChangedStays(), fold: new FoldAlone() };
  try {
    const source = distinctEvents();
    const rounds: IngestMeasures[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const events = Array.from({ length: EVENTS_PER_ROUND }, () => source.next().value as HospitalEvent);
      const measured = await measureRound(bench, events, round);
      if (round > 0) rounds.push(measured);
      say(`round ${round} of ${ROUNDS}${round === 0 ? ' (warms up)' : ''}`);
    }
    await checkCounts(bench, EVENTS_PER_ROUND * (ROUNDS + 1));
    const ceiling = (EVENTS_PER_ROUND * (ROUNDS + 1) * 1_000) / (await rivals.serverOnly());
    const facts = { eventsPerRound: EVENTS_PER_ROUND, ceiling, rowsPerEvent: await rivals.rowsPerEvent(), batches: ours.state.batches, connect: typeof connect === 'string' ? { absent: connect } : { title: connect.title } };
    return toIngestRows(rounds, facts);
  } finally {
    await bench.connect?.close();
    await ours.consumption.close();
    await rivals.close();
    await cluster.close();
  }
}

interface Ours {
  readonly consumption: Consumption;
  readonly state: { committed: number; storeMs: number; batches: number; results: BatchResult[] };
}
interface Bench {
  readonly cluster: TrialCluster;
  readonly ours: Ours;
  readonly rivals: IngestRivals;
  readonly connect: ConnectRival | null;
  readonly changed: ChangedStays;
  readonly fold: FoldAlone;
}

/** The product's own consumer, with a clock around what the store takes. */
async function openOurs({ adapters: { stores } }: TrialCluster): Promise<Ours> {
  const facility = sampleFacility();
  await registerFacility(stores, SYSTEM_ACTOR, facility);
  const state: Ours['state'] = { committed: 0, storeMs: 0, batches: 0, results: [] };
  const store: IngestStore = Object.assign(Object.create(stores.ingestStore) as IngestStore, {
    commitBatch: async (batch: Parameters<IngestStore['commitBatch']>[0]) => {
      const began = performance.now();
      const outcome = await stores.ingestStore.commitBatch(batch);
      state.storeMs += performance.now() - began;
      state.batches += 1;
      state.results.push(batch);
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

async function measureRound(bench: Bench, events: readonly HospitalEvent[], round: number): Promise<IngestMeasures> {
  const { cluster, ours, rivals, connect, fold } = bench;
  const before = ours.state.committed;
  ours.consumption.pause();
  await cluster.adapters.stores.bus.append(EVENT_TOPIC, events.map(toRawMessage));
  const storeBefore = ours.state.storeMs;
  ours.state.results = [];
  const whole = await spent(async () => {
    ours.consumption.resume();
    while (ours.state.committed < before + events.length) await sleep(POLL_MS);
  });
  const storeMs = ours.state.storeMs - storeBefore;
  const { decode, records } = await decodeOnly(cluster, events.length, round);
  let parsed: HospitalEvent[] = [];
  const parse = await spent(() => Promise.resolve((parsed = parseOnly(records))));
  const { results } = ours.state;
  const folded = await spent(() => fold.run(inBatchesOf(results, parsed)));
  const inserts = await timeInserts(rivals, results.map((batch) => ({ batch, changed: bench.changed.of(batch.visits) })), round);
  const connectMs = connect === null ? null : await timeConnect(connect, rivals, events);
  return { whole, storeMs, decode, parse, fold: folded, ...inserts, connectMs };
}

/** The events, cut where ours cut them. */
function inBatchesOf(results: readonly BatchResult[], events: readonly HospitalEvent[]): readonly (readonly HospitalEvent[])[] {
  let from = 0;
  return results.map(({ applied }) => events.slice(from, (from += applied.length)));
}

interface Written {
  readonly batch: BatchResult;
  readonly changed: readonly VisitStays[];
}

/** The three take turns who goes first: a later one finds warmer memory. */
async function timeInserts(rivals: IngestRivals, written: readonly Written[], round: number): Promise<Record<'sameRows' | 'unnest' | 'copy', Spent>> {
  const zone = sampleFacility().timeZone;
  const each = (write: (one: Written) => Promise<void>): Promise<Spent> =>
    spent(async () => {
      for (const one of written) await write(one);
    });
  const ways = [
    ['sameRows', () => each((one) => rivals.sameRows({ ...one, zone }))],
    ['unnest', () => each(({ batch }) => rivals.unnest(batch.applied))],
    ['copy', () => each(({ batch }) => rivals.copy(batch.applied))],
  ] as const;
  const times: Partial<Record<'sameRows' | 'unnest' | 'copy', Spent>> = {};
  for (let turn = 0; turn < ways.length; turn += 1) {
    const [name, run] = ways[(turn + round) % ways.length]!;
    times[name] = await run();
  }
  return times as Record<'sameRows' | 'unnest' | 'copy', Spent>;
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

async function checkCounts({ cluster: { adapters: { stores } }, rivals, connect }: Bench, expected: number): Promise<void> {
  const ids = new Set<string>();
  let stored = 0;
  for (let after = 0n; ; ) {
    const page = await stores.ingestStore.readEventsAfter(sampleFacility().facilityId, after, PAGE_EVENTS);
    if (page.length === 0) break;
    stored += page.length;
    for (const { event, storeSequence } of page) {
      ids.add(event.eventId);
      after = storeSequence;
    }
  }
  const { sink, ...others } = await rivals.counts();
  const counts = { stored, different: ids.size, ...others, ...(connect === null ? {} : { sink }) };
  if (Object.values(counts).some((count) => count !== expected)) throw new Error(`Event rows ${JSON.stringify(counts)}, and not ${expected} each: no rate is given.`);
}
