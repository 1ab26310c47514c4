import { FacilityIngest, SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import { openAdapters } from '@wardcast/runtime';
import type { Adapters } from '@wardcast/runtime';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';

const EPOCH = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;
const HOURS = 12;

/** A data folder with half a day of a hospital in it, held open as a running product holds it. */
export async function openSmallProduct(dataDir: string): Promise<Adapters> {
  const adapters = await openAdapters({ dataDir, databaseUrl: null, kafka: null }, () => undefined);
  await adapters.stores.migrate();
  const facility = { ...sampleFacility(), sample: false };
  await registerFacility(adapters.stores, SYSTEM_ACTOR, facility);
  const events = createSampleHospital({ seed: 5, epoch: EPOCH }).advance(EPOCH + HOURS * HOUR_MS);
  const ingest = new FacilityIngest(facility, adapters.stores.ingestStore);
  const position = { topic: 'spec', partition: 0, topicId: 'spec' };
  await ingest.ingest({ position, expectedOffset: 0n, nextOffset: BigInt(events.length), events, deadLetters: [], committedAt: EPOCH });
  await ingest.saveSnapshot();
  return adapters;
}
