import { eventIdOf, keyOf } from '../events/event-id';
import { EVENT_TYPES } from '../events/envelope';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import { EVENT_FAMILIES, type EventDataByType, type LocationRef } from '../generated/event-data';
import { SAMPLE_DATA, SAMPLE_START } from './sample-data';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Numbers in [0, 1) from a seed (mulberry32, public domain): the same seed gives the same history. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface HistoryOptions {
  readonly seed: number;
  readonly events: number;
  /** All events lie in [SAMPLE_START, SAMPLE_START + spanHours). */
  readonly spanHours: number;
  readonly visits: number;
}

/** Picks and makes the parts of events. */
class Maker {
  constructor(
    readonly random: () => number,
    private readonly visits: number,
  ) {}

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)]!;
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  visitKey(): string {
    return keyOf('visit', Math.floor(this.random() * this.visits));
  }

  ward(): LocationRef {
    const unitId = this.pick(['w1', 'w1', 'w2', 'w2', 'icu', 'ed', 'nowhere']);
    return this.chance(0.2) ? { unitId } : { unitId, bedId: `${unitId}-0${1 + Math.floor(this.random() * 3)}` };
  }

  maybe<T>(value: T): T | undefined {
    return this.chance(0.5) ? value : undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function movementFields(make: Maker, type: EventType, at: number): Fields {
  const visitKey = make.visitKey();
  const soon = at + Math.floor(make.random() * 6) * HOUR;
  if (type === 'PatientsSwapped') {
    const [from, to] = [make.ward(), make.ward()];
    return { swap: [{ visitKey, from, to }, { visitKey: make.visitKey(), from: to, to: from }] };
  }
  if (type.endsWith('Merged')) return { oldKey: visitKey, newKey: make.visitKey(), keyKind: make.pick(['visit', 'visit', 'patient']) };
  if (type === 'DischargeReadinessChanged') return { visitKey, readiness: { signal: make.pick(['discharge_order', 'transport_booked']), value: make.chance(0.7) } };
  return { visitKey, location: make.ward(), to: make.ward(), from: make.maybe(make.ward()), pendingLocation: make.ward(), expectedAdmitAt: soon, expectedAt: soon, expectedDischargeAt: soon, admittedAt: make.chance(0.1) ? at - HOUR : undefined };
}

function cancelFields(make: Maker, past: readonly HospitalEvent[], at: number): Fields {
  const target = past.length === 0 || make.chance(0.2) ? null : make.pick(past.slice(-12));
  const data = (target?.data ?? {}) as Fields;
  const hinted = target !== null && make.chance(0.5);
  return {
    visitKey: data['visitKey'] ?? make.visitKey(),
    cancels: target !== null && !hinted ? target.eventId : undefined,
    targetOccurredAt: hinted ? target.occurredAt : undefined,
    trigger: make.pick(['A11', 'A38', 'MANUAL']),
    pending: make.pick(['admit', 'transfer', 'discharge']),
    leave: make.pick(['start', 'end']),
    location: make.maybe(make.ward()),
    occurredAt: at,
  };
}

const FACETS = { occupancy: ['occupied', 'reserved', 'unoccupied'], hygiene: ['clean', 'dirty', 'cleaning'], serviceability: ['open', 'blocked'], resourcing: ['staffed', 'unstaffed'] } as const;

function resourceFields(make: Maker, type: EventType, at: number): Fields {
  const unitId = make.pick(['w1', 'w2']);
  const facet = make.pick(['occupancy', 'hygiene', 'serviceability', 'resourcing'] as const);
  const start = at + Math.floor(make.random() * 12 - 6) * HOUR;
  switch (EVENT_FAMILIES[type]) {
    case 'bed':
      return { unitId, bedId: `${unitId}-0${1 + Math.floor(make.random() * 3)}`, facet, current: make.pick<string>(FACETS[facet]), until: make.maybe(at + 5 * HOUR) };
    case 'capacity':
      return { unitId, planId: make.pick(['a', 'b']), version: Math.floor(make.random() * 3), interval: { start, end: make.maybe(start + 24 * HOUR) }, fundedOpen: Math.floor(make.random() * 5) };
    case 'staffing':
      return { unitId, interval: { start, end: start + 8 * HOUR }, staffedBedsStated: make.maybe(Math.floor(make.random() * 5)) };
    case 'ed':
      return { visitKey: make.visitKey(), inpatientVisitKey: make.maybe(make.visitKey()), requestedUnitId: make.maybe('w1') };
    case 'elective':
      return { bookingKey: keyOf('booking', Math.floor(make.random() * 3)), unitId: make.pick(['w1', 'w2']), visitKey: make.maybe(make.visitKey()), plannedAdmitAt: at + 12 * HOUR };
    case 'counts':
      return { unitId, occupiedBeds: Math.floor(make.random() * 6), arrivals: make.maybe(Math.floor(make.random() * 3)), departures: make.maybe(Math.floor(make.random() * 3)), staffedBeds: make.maybe(Math.floor(make.random() * 5)) };
    default:
      return {};
  }
}

function dataOf(make: Maker, type: EventType, context: { readonly at: number; readonly past: readonly HospitalEvent[] }): Fields {
  const fields = type.endsWith('Cancelled') && EVENT_FAMILIES[type] === 'adt' ? cancelFields(make, context.past, context.at) : EVENT_FAMILIES[type] === 'adt' ? movementFields(make, type, context.at) : resourceFields(make, type, context.at);
  const sample = SAMPLE_DATA[type] as unknown as Fields;
  const known = new Set([...Object.keys(sample), ...OPTIONAL_FIELDS]);
  const entries = Object.entries({ ...sample, ...fields }).filter(([name, value]) => value !== undefined && known.has(name) && (name in sample || belongs(type, name)));
  return Object.fromEntries(entries);
}

const OPTIONAL_FIELDS = ['cancels', 'targetOccurredAt', 'location', 'from', 'until', 'inpatientVisitKey', 'requestedUnitId', 'visitKey', 'admittedAt', 'expectedAt'];
/** Optional fields that the sample of the type leaves out. */
function belongs(type: EventType, name: string): boolean {
  if (name === 'cancels' || name === 'targetOccurredAt') return type.endsWith('Cancelled');
  if (name === 'location') return type.endsWith('Cancelled') && EVENT_FAMILIES[type] === 'adt';
  if (name === 'from') return type === 'PatientTransferred';
  if (name === 'until') return type === 'BedStatusChanged';
  if (name === 'admittedAt') return type === 'PatientAdmitted' || type === 'PatientDischarged';
  if (name === 'expectedAt') return type === 'TransferPending';
  if (name === 'visitKey') return EVENT_FAMILIES[type] === 'elective';
  return EVENT_FAMILIES[type] === 'ed';
}

/** Admissions, discharges and ED arrivals are drawn more often, so that histories hold long stretches that make sense. */
const USUAL: readonly EventType[] = ['PatientAdmitted', 'PatientAdmitted', 'PatientDischarged', 'PatientTransferred', 'EdArrived', 'EdDeparted'];
const DRAWN: readonly EventType[] = [...EVENT_TYPES.filter((type) => type !== 'Heartbeat'), ...USUAL, ...USUAL, ...USUAL];

/** A history in order of time, plausible in parts and absurd in others: every event type, cancels, merges, swaps, leave. */
export function randomHistory(options: HistoryOptions): readonly HospitalEvent[] {
  const make = new Maker(seededNumbers(options.seed), options.visits);
  const times = Array.from({ length: options.events }, () => SAMPLE_START + Math.floor(make.random() * options.spanHours * 4) * 15 * MINUTE).sort((left, right) => left - right);
  const past: HospitalEvent[] = [];
  for (const [index, occurredAt] of times.entries()) {
    const type = make.pick(DRAWN);
    const data = dataOf(make, type, { at: occurredAt, past }) as unknown as EventDataByType[EventType];
    const recordedAt = occurredAt + Math.floor(make.random() * 10) * MINUTE;
    const event = { eventId: eventIdOf({ feedId: 'random', messageKey: String(index), type, index: options.seed }), type, family: EVENT_FAMILIES[type], facilityId: 'H1', feedId: 'random', occurredAt, recordedAt, receivedAt: recordedAt + MINUTE, mode: 'backfill', data };
    past.push(event as unknown as HospitalEvent);
  }
  return past;
}
