import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_TOPIC, SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { Facility, HospitalEvent } from '@wardcast/domain';
import { writeOpenedAt } from '@wardcast/runtime';
import type { Adapters } from '@wardcast/runtime';
import { SAMPLE_FEEDS, createSampleHospital, heartbeat, leavingHoursOf, sampleFacility } from '@wardcast/simulation';
import type { LeavingHours, SampleHospital } from '@wardcast/simulation';
import { startOfLocalDay } from '@wardcast/timeseries';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Hospital time generated at once for each hospital, in turn, so that their events alternate in the log. */
const STEP_MS = 6 * HOUR_MS;
const APPEND_EVENTS = 500;
const TICK_MS = 1_000;
const HEARTBEAT_MS = 10_000;
/** Tries while bus or database are away, with a wait of a second each: an outage delays the stream, and a long one ends it. */
const MAX_TRIES = 60;

export interface PublishPlan {
  readonly hospitals: number;
  readonly seed: number;
  /** Local days of history before today that come first, as fast as the bus takes them. */
  readonly days: number;
  /** Ends after so many hours of hospital time; null goes on with what happens from now on. */
  readonly hours: number | null;
  say(line: string): void;
  stopped(): boolean;
}
interface Published {
  readonly epoch: number;
  readonly seed: number;
  readonly leavingHours?: LeavingHours;
  /** Everything received before it is in the log (ms). */
  readonly deliveredTo: number;
}
interface Publisher {
  readonly facility: Facility;
  readonly hospital: SampleHospital;
  readonly epoch: number;
  readonly seed: number;
  readonly leavingHours: LeavingHours;
}

/** Publishes sample hospitals to the bus, each under an id of its own; going on after a stop where it ended. Returns the number of events. */
export async function publishHospitals(adapters: Adapters, plan: PublishPlan): Promise<number> {
  const publishers: Publisher[] = [];
  for (let index = 0; index < plan.hospitals; index += 1) publishers.push(await outlasting(() => openPublisher(adapters, plan, index)));
  let events = 0;
  const end = plan.hours === null ? null : Math.min(...publishers.map(({ epoch }) => epoch)) + plan.hours * HOUR_MS;
  const limit = (): number => Math.min(Date.now(), end ?? Infinity);
  while (!plan.stopped() && publishers.some(({ hospital }) => hospital.position < limit() - TICK_MS)) {
    for (const publisher of publishers) if (!plan.stopped()) events += await publishStep(adapters, publisher, limit());
  }
  plan.say(`Published ${events} events of ${plan.hospitals} hospitals up to ${new Date(publishers[0]!.hospital.position).toISOString()}.`);
  if (end === null && !plan.stopped()) events += await streamLive(adapters, publishers, plan);
  return events;
}

async function openPublisher({ stores }: Adapters, plan: PublishPlan, index: number): Promise<Publisher> {
  const facility = hospitalOf(index);
  const known = await stores.appState.read<Published>(keyOf(facility));
  const epoch = known?.epoch ?? startOfLocalDay(facility.timeZone, startOfLocalDay(facility.timeZone, Date.now()) - plan.days * DAY_MS);
  const seed = known?.seed ?? plan.seed + index;
  const leavingHours = leavingHoursOf(known);
  await writeOpenedAt(stores.appState, facility.facilityId, epoch);
  await registerFacility(stores, SYSTEM_ACTOR, facility);
  const hospital = createSampleHospital({ seed, epoch, leavingHours });
  if (known) hospital.skipTo(known.deliveredTo);
  return { facility, hospital, epoch, seed, leavingHours };
}

/** The sample hospital under another id and name; the first keeps its own. */
function hospitalOf(index: number): Facility {
  const facility = sampleFacility();
  return index === 0 ? facility : { ...facility, facilityId: `${facility.facilityId}-${index + 1}`, name: `${facility.name} ${index + 1}` };
}

async function publishStep(adapters: Adapters, { facility, hospital, epoch, seed, leavingHours }: Publisher, limit: number): Promise<number> {
  const to = Math.min(limit, hospital.position + STEP_MS);
  if (to <= hospital.position) return 0;
  const events = hospital.advance(to);
  for (let from = 0; from < events.length; from += APPEND_EVENTS) await append(adapters, facility, events.slice(from, from + APPEND_EVENTS));
  await outlasting(() => adapters.stores.appState.write(keyOf(facility), { epoch, seed, leavingHours, deliveredTo: to } satisfies Published));
  return events.length;
}

async function streamLive(adapters: Adapters, publishers: readonly Publisher[], plan: PublishPlan): Promise<number> {
  plan.say(`${publishers.length} hospitals are live; Ctrl-C ends them.`);
  let events = 0;
  let beatAt = 0;
  let sequence = Math.floor(Date.now() / TICK_MS);
  while (!plan.stopped()) {
    const now = Date.now();
    const isBeat = now - beatAt >= HEARTBEAT_MS;
    for (const publisher of publishers) {
      events += await publishStep(adapters, publisher, now);
      if (isBeat) await append(adapters, publisher.facility, SAMPLE_FEEDS.map((feedId) => heartbeat(feedId, now, sequence)));
    }
    if (isBeat) [beatAt, sequence] = [now, sequence + 1];
    await sleep(TICK_MS);
  }
  return events;
}

/** Ids follow from the content, so that what is sent twice counts once. */
async function append({ stores }: Adapters, { facilityId }: Facility, events: readonly HospitalEvent[]): Promise<void> {
  const messages = events.map((event) => toRawMessage({ ...event, facilityId }));
  await outlasting(() => stores.bus.append(EVENT_TOPIC, messages));
}

/** What was generated cannot be generated again, so an outage of bus or database is waited for. */
async function outlasting<T>(step: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (error) {
      if (attempt === MAX_TRIES) throw error;
      await sleep(TICK_MS);
    }
  }
}

function keyOf({ facilityId }: Facility): string {
  return `simulate.${facilityId}`;
}
