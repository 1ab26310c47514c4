import { EVENT_TOPIC, IngestConsumer, SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import type { BatchResult, Consumption, IngestStore } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { HospitalEvent } from '@wardcast/domain';
import { ChangedStays, SINK_TABLE, SYSTEM_CLOCK, TrialCluster, openConnectRival, openIngestRivals } from '@wardcast/runtime';
import type { ConnectRival, IngestRivals } from '@wardcast/runtime';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { DAY_MS, startOfLocalDay } from '@wardcast/timeseries';
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { BenchRow } from './bench-row';
import { timeConnect } from './ingest-connect';
import { FoldAlone, decodeOnly, parseOnly, spent, spentAlone } from './ingest-parts';
import { toIngestRows } from './ingest-rows';
import type { IngestMeasures, Spent } from './ingest-rows';

const ROUNDS = 5;
const EVENTS_PER_ROUND = 24_000;
const PAGE_EVENTS = 1_000;
const HISTORY_DAYS = 120;
const POLL_MS = 20;
/** More than the consumer waits before it folds on. */
const TURNS_TO_FOLD = 10;
const SINK_TOPIC = 'bench.rows.v1';

/**
 * A hospital's events through Kafka into the whole store, exactly once, beside somebody else's sink on the same broker; and
 * other events, whose every batch is at once written by plain inserts as well, on the same server. The first round warms up
 * and is not counted; counts are checked before any rate is given.
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
      const next = (): HospitalEvent[] => Array.from({ length: EVENTS_PER_ROUND }, () => source.next().value as HospitalEvent);
      const whole = await measureWhole(bench, next(), round);
      const measured = { ...whole, ...(await measureStore(bench, next())) };
      if (round > 0) rounds.push(measured);
      say(`round ${round} of ${ROUNDS}${round === 0 ? ' (warms up)' : ''}`);
    }
    const written = EVENTS_PER_ROUND * (ROUNDS + 1);
    await checkCounts(bench, written);
    const ceiling = (written * 1_000) / (await rivals.serverOnly());
    const facts = { eventsPerRound: EVENTS_PER_ROUND, ceiling, rowsPerEvent: await rivals.rowsPerEvent(), batches: ours.state.batches, connect: typeof connect === 'string' ? { absent: connect } : { title: connect.title } };
    return toIngestRows(rounds, facts);
  } finally {
    await bench.connect?.close();
    await ours.consumption.close();
    await rivals.close();
    await cluster.close();
  }
}

/** How a batch of the product's consumer is committed: by itself, or among others. */
type Commit = (batch: BatchResult) => ReturnType<IngestStore['commitBatch']>;
interface Ours {
  readonly consumption: Consumption;
  readonly state: { committed: number; batches: number; results: BatchResult[]; commit: Commit };
}
interface Bench {
  readonly cluster: TrialCluster;
  readonly ours: Ours;
  readonly rivals: IngestRivals;
  readonly connect: ConnectRival | null;
  readonly changed: ChangedStays;
  readonly fold: FoldAlone;
}

/** The product's own consumer, whose batches are looked at on their way to the store. */
async function openOurs({ adapters: { stores } }: TrialCluster): Promise<Ours> {
  const facility = sampleFacility();
  await registerFacility(stores, SYSTEM_ACTOR, facility);
  const commit: Commit = (batch) => stores.ingestStore.commitBatch(batch);
  const state: Ours['state'] = { committed: 0, batches: 0, results: [], commit };
  const store: IngestStore = Object.assign(Object.create(stores.ingestStore) as IngestStore, {
    commitBatch: (batch: BatchResult) => {
      state.results.push(batch);
      return state.commit(batch);
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

type Whole = Pick<IngestMeasures, 'whole' | 'libraryDecode' | 'decode' | 'parse' | 'fold' | 'connectMs'>;

async function measureWhole(bench: Bench, events: readonly HospitalEvent[], round: number): Promise<Whole> {
  const { cluster, ours, rivals, connect, fold } = bench;
  const whole = await takeIn(bench, events);
  const { results } = ours.state;
  // Two takes of events to a round.
  const taken = { count: events.length, skipped: events.length * 2 * round, round };
  const { decode: libraryDecode } = await decodeOnly(cluster, { ...taken, byLibrary: true });
  const { decode, records } = await decodeOnly(cluster, taken);
  let parsed: HospitalEvent[] = [];
  const parse = await spentAlone(() => Promise.resolve((parsed = parseOnly(records))));
  const folded = await spentAlone(() => fold.run(inBatchesOf(results, parsed)));
  // So that the others know what is stored.
  for (const batch of results) bench.changed.of(batch.visits);
  const connectMs = connect === null ? null : await timeConnect(connect, rivals, events);
  return { whole, libraryDecode, decode, parse, fold: folded, connectMs };
}

/** Into Kafka, then through the product's consumer until all is committed. */
async function takeIn({ cluster, ours }: Bench, events: readonly HospitalEvent[]): Promise<Spent> {
  const before = ours.state.committed;
  ours.consumption.pause();
  await cluster.adapters.stores.bus.append(EVENT_TOPIC, events.map(toRawMessage));
  ours.state.results = [];
  return spentAlone(async () => {
    ours.consumption.resume();
    while (ours.state.committed < before + events.length) await sleep(POLL_MS);
  });
}

/** The events, cut where ours cut them. */
function inBatchesOf(results: readonly BatchResult[], events: readonly HospitalEvent[]): readonly (readonly HospitalEvent[])[] {
  let from = 0;
  return results.map(({ applied }) => events.slice(from, (from += applied.length)));
}

type StoreTimes = Record<'store' | 'sameRows' | 'unnest' | 'copy', Spent>;

/** Each batch goes into the store and, in turns who goes first, by the other ways into theirs. */
async function measureStore(bench: Bench, events: readonly HospitalEvent[]): Promise<StoreTimes> {
  const { ours: { state }, rivals, changed } = bench;
  const zone = sampleFacility().timeZone;
  const nothing = { wallMs: 0, cpuMicros: 0 };
  const times: StoreTimes = { store: nothing, sameRows: nothing, unnest: nothing, copy: nothing };
  const alone = state.commit;
  state.commit = async (batch) => {
    // The ledger takes in the next records meanwhile: nobody's time is to hold that.
    for (let turn = 0; turn < TURNS_TO_FOLD; turn += 1) await nextTurn();
    const visits = changed.of(batch.visits);
    let outcome: Awaited<ReturnType<Commit>> | undefined;
    const ways: readonly (readonly [keyof StoreTimes, () => Promise<unknown>])[] = [
      ['store', async () => (outcome = await alone(batch))],
      ['sameRows', () => rivals.sameRows({ batch, zone, changed: visits })],
      ['unnest', () => rivals.unnest(batch.applied)],
      ['copy', () => rivals.copy(batch.applied)],
    ];
    for (let turn = 0; turn < ways.length; turn += 1) {
      const [name, run] = ways[(turn + state.batches) % ways.length]!;
      const took = await spent(run);
      times[name] = { wallMs: times[name].wallMs + took.wallMs, cpuMicros: times[name].cpuMicros + took.cpuMicros };
    }
    state.batches += 1;
    return outcome!;
  };
  await takeIn(bench, events);
  state.commit = alone;
  return times;
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
  // Ours took in both kinds of events.
  const counts = { stored: stored / 2, different: ids.size / 2, ...others, ...(connect === null ? {} : { sink }) };
  if (Object.values(counts).some((count) => count !== expected)) throw new Error(`Event rows ${JSON.stringify(counts)}, and not ${expected} each: no rate is given.`);
}
