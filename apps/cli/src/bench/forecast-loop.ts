import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FacilityIngest, ForecastService, SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import { modelsInThread, openAdapters } from '@wardcast/runtime';
import type { Adapters } from '@wardcast/runtime';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import type { BenchRow } from './bench-row';
import { slicesDuring } from './loop-slices';
import type { LoopSlices } from './loop-slices';

const DAYS = 57;
const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(2025, 0, 6);
/** Goal: nobody who asks this thread waits longer for the forecasts' sake. */
const LONGEST_MS = 20;
const ROUNDS = 5;
/** A hospital group of the largest kind. */
const MANY_UNITS = 300;
/** As long as a refit with its issue takes or longer, so that the machine's own share is known. */
const IDLE_MS = 5_000;

/** The sample hospital with eight weeks of history in its store, as the live product has it; then refits and issues of all units in this thread. */
export async function benchForecastLoop(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-bench-forecast-'));
  const adapters = await openAdapters({ dataDir, databaseUrl: null, kafka: null }, () => undefined);
  try {
    const service = await openService(adapters, say);
    const idle = await slicesDuring(() => sleep(IDLE_MS));
    const note = ({ usual, turns, isOwnTime }: LoopSlices): string =>
      `${isOwnTime ? 'processor time of the turn' : 'by the wall'}; 99 of 100 of ${turns.toLocaleString('en')} turns below ${usual.toFixed(1)} ms; idle, the longest is ${idle.longest.toFixed(1)} ms; the ceiling is the goal`;
    const issue = await slicesDuring(() => repeated(() => service.issueAll('events')));
    say(`issue: ${issue.longest.toFixed(1)} ms`);
    const refitBegan = performance.now();
    const refit = await slicesDuring(() => service.refit());
    const refitSeconds = (performance.now() - refitBegan) / 1000;
    await service.close();
    const row = (name: string, found: LoopSlices, n: number): BenchRow => ({ name, unit: 'ms', ours: found.longest, rival: null, rivalValue: null, ratio: null, ceiling: LONGEST_MS, n, note: note(found) });
    return [row('longest turn of the event loop while all units are issued', issue, ROUNDS), row('longest turn of the event loop while models are refitted', refit, 1), refitRow(refitSeconds)];
  } finally {
    await adapters.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function refitRow(seconds: number): BenchRow {
  const units = sampleFacility().units.length;
  const note = `${units} units with eight weeks of history, in a thread, the issue after it included; ${MANY_UNITS} units at this pace: ${((seconds * MANY_UNITS) / units / 60).toFixed(1)} minutes`;
  return { name: 'nightly refit of all models of a hospital', unit: 's', ours: seconds, rival: null, rivalValue: null, ratio: null, ceiling: null, n: 1, note };
}

async function repeated(work: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await work();
}

async function openService({ stores, databaseUrl }: Adapters, say: (line: string) => void): Promise<ForecastService> {
  await stores.migrate();
  const facility = sampleFacility();
  await registerFacility(stores, SYSTEM_ACTOR, facility);
  const ingest = new FacilityIngest(facility, stores.ingestStore, EPOCH);
  const position = { topic: 'bench', partition: 0, topicId: 'bench' };
  const hospital = createSampleHospital({ seed: 1, epoch: EPOCH });
  let offset = 0n;
  for (let day = 1; day <= DAYS; day += 1) {
    const events = hospital.advance(EPOCH + day * DAY_MS);
    const nextOffset = offset + BigInt(events.length);
    await ingest.ingest({ position, expectedOffset: offset, nextOffset, events, deadLetters: [], committedAt: events.at(-1)!.receivedAt });
    offset = nextOffset;
  }
  say(`${offset.toLocaleString('en')} events of ${DAYS} days taken in`);
  let now = EPOCH + DAYS * DAY_MS;
  // A clock that moves on by a second at each look: no two issues are of one instant.
  const clock = { now: () => (now += 1_000), speed: 1 };
  const modeller = modelsInThread(databaseUrl);
  const models = await modeller.loadOrFit(facility, clock.now());
  return new ForecastService({
    actor: SYSTEM_ACTOR, facility, clock, models, modeller, ...stores,
    ledger: () => ingest.ledgerInMemory(),
    newId: (nodeId, issuedAt) => createHash('sha256').update(`${nodeId} ${issuedAt}`).digest('hex').slice(0, 32),
    onError: (error) => say(String(error)),
  });
}
