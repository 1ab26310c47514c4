import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FacilityIngest, SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import type { Facility, HospitalEvent } from '@wardcast/domain';
import { openAdapters, openRebuild } from '@wardcast/runtime';
import type { Adapters } from '@wardcast/runtime';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { isEqual, type RebuildResult } from '../replay/rebuild-job';
import { runRebuildJobs } from '../replay/rebuild-threads';
import type { BenchRow, BenchSize } from './bench-row';

const HOSPITALS = 10;
const DAYS = 365;
const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(2025, 0, 6);
const BATCH_EVENTS = 5_000;
const MEMORY_LOOK_MS = 200;
const MEGABYTE = 1024 * 1024;
const MINUTE_SECONDS = 60;
const PROGRESS_LINES = 20;

/**
 * One simulated year of ten hospitals, taken in as the product takes it in, then rebuilt from the stored events. The time
 * counts only when every hospital's state has the same hash as before.
 */
export async function benchRebuild(say: (line: string) => void, { hospitals = HOSPITALS, days = DAYS }: BenchSize): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-bench-rebuild-'));
  const adapters = await openAdapters({ dataDir, databaseUrl: null, kafka: null }, () => undefined);
  try {
    await adapters.stores.migrate();
    const facilities: Facility[] = [];
    for (let index = 0; index < hospitals; index += 1) {
      const began = performance.now();
      const facility: Facility = { ...sampleFacility(), facilityId: `hospital-${index}`, name: `Hospital ${index}`, sample: false };
      const events = await takeIn(adapters, { facility, index, days });
      facilities.push(facility);
      say(`${facility.facilityId}: ${events.toLocaleString('en')} events taken in within ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
    return [await measure(adapters, { facilities, days, say })];
  } finally {
    await adapters.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The path of a history import, each hospital with a position of its own. */
async function takeIn({ stores }: Adapters, { facility, index, days }: { readonly facility: Facility; readonly index: number; readonly days: number }): Promise<number> {
  await registerFacility(stores, SYSTEM_ACTOR, facility);
  const ingest = new FacilityIngest(facility, stores.ingestStore, EPOCH);
  const position = { topic: `bench.${facility.facilityId}`, partition: 0, topicId: facility.facilityId };
  let offset = 0n;
  for (const events of batchesOf(facility.facilityId, index, days)) {
    const nextOffset = offset + BigInt(events.length);
    await ingest.ingest({ position, expectedOffset: offset, nextOffset, events, deadLetters: [], committedAt: events[events.length - 1]!.receivedAt });
    offset = nextOffset;
  }
  await ingest.saveSnapshot();
  return Number(offset);
}

function* batchesOf(facilityId: string, index: number, days: number): Generator<readonly HospitalEvent[]> {
  const hospital = createSampleHospital({ seed: index + 1, epoch: EPOCH });
  let batch: HospitalEvent[] = [];
  for (let day = 1; day <= days; day += 1) {
    // Ids are hashes; the first digit tells the hospitals apart.
    for (const event of hospital.advance(EPOCH + day * DAY_MS)) if (event.type !== 'Heartbeat') batch.push({ ...event, facilityId, eventId: `${index.toString(16)}${event.eventId.slice(1)}` });
    if (batch.length < BATCH_EVENTS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

interface Measured {
  readonly facilities: readonly Facility[];
  readonly days: number;
  say(line: string): void;
}

async function measure(adapters: Adapters, { facilities, days, say }: Measured): Promise<BenchRow> {
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), MEMORY_LOOK_MS);
  const began = performance.now();
  const before = process.cpuUsage();
  const rebuild = await openRebuild(adapters.databaseUrl);
  try {
    const jobs = facilities.map((facility) => ({ facility, openedAt: EPOCH, from: -Infinity }));
    const results = await runRebuildJobs({ url: adapters.databaseUrl, rebuild, jobs, onProgress: progressOf(facilities.length, days, say) });
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(before);
    for (const { facilityId, ours } of results) say(`${facilityId}: state hash ${ours.all}`);
    return toRow(results, { days, seconds, cpuSeconds: (user + system) / 1e6, peak });
  } finally {
    clearInterval(look);
    await rebuild.close();
  }
}

/** A line whenever another twentieth of all hospitals' time has been folded. */
function progressOf(hospitals: number, days: number, say: (line: string) => void): (facilityId: string, events: number, receivedAt: number) => void {
  const [began, known] = [performance.now(), new Map<string, { readonly events: number; readonly days: number }>()];
  let told = 0;
  return (facilityId, events, receivedAt) => {
    known.set(facilityId, { events, days: Math.min(days, (receivedAt - EPOCH) / DAY_MS) });
    const sum = (of: 'events' | 'days'): number => [...known.values()].reduce((total, one) => total + one[of], 0);
    const share = Math.floor((PROGRESS_LINES * sum('days')) / (hospitals * days));
    if (share <= told) return;
    told = share;
    say(`rebuilt ${(100 * share) / PROGRESS_LINES} %: ${sum('events').toLocaleString('en')} events in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  };
}

interface Cost {
  readonly days: number;
  readonly seconds: number;
  /** Of all threads of this program: what other programs do on the machine does not change it. */
  readonly cpuSeconds: number;
  readonly peak: number;
}

function toRow(results: readonly RebuildResult[], { days, seconds, cpuSeconds, peak }: Cost): BenchRow {
  const different = results.filter((result) => !isEqual(result));
  if (different.length > 0) throw new Error(`The rebuilt state of ${different.map(({ facilityId }) => facilityId).join(', ')} is not the stored one: no time is given.`);
  const events = results.reduce((sum, result) => sum + result.events, 0);
  const note = `${results.length} hospitals x ${days} days, ${events.toLocaleString('en')} events, every state hash equal; ${Math.round(events / seconds).toLocaleString('en')} events/s; ${Math.round(cpuSeconds)} s of processor time in the program on ${availableParallelism()} processors; peak memory of the program ${Math.round(peak / MEGABYTE)} MB; the goal is 5 minutes`;
  return { name: 'rebuild from stored events', unit: 'minutes', ours: seconds / MINUTE_SECONDS, rival: null, rivalValue: null, ratio: null, ceiling: null, n: 1, note };
}
