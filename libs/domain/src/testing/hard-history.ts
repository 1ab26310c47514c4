import { eventIdOf } from '../events/event-id';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import { randomHistory, seededNumbers, type HistoryOptions } from './random-history';

const MINUTE = 60_000;
/** What each kind of cancel can undo. */
const TARGETS: Partial<Readonly<Record<EventType, readonly EventType[]>>> = {
  EncounterCancelled: ['PatientAdmitted', 'VisitRegistered', 'EdArrived', 'AdmissionPlanned', 'AdmissionPending'],
  TransferCancelled: ['PatientTransferred'],
  DischargeCancelled: ['PatientDischarged', 'EdDeparted', 'EdLeftWithoutBeingSeen'],
  PendingCancelled: ['AdmissionPlanned', 'AdmissionPending', 'TransferPending', 'DischargePending'],
  LeaveCancelled: ['LeaveStarted', 'LeaveEnded'],
};
const PENDING: Partial<Readonly<Record<EventType, string>>> = { TransferPending: 'transfer', DischargePending: 'discharge' };
/** Places of a correction, by the field that names one. */
const PLACES = ['location', 'to', 'pendingLocation'] as const;

type Fields = Readonly<Record<string, unknown>>;

function withData(event: HospitalEvent, data: Fields): HospitalEvent {
  const { cancels: _, targetOccurredAt: __, ...rest } = event.data as unknown as Fields;
  return { ...event, data: { ...rest, ...data } } as unknown as HospitalEvent;
}

/** Aims a cancel at something that it can undo: by id, by the minute, or by neither. */
function aimed(event: HospitalEvent, target: HospitalEvent, random: () => number): HospitalEvent {
  const how = random();
  return withData(event, {
    visitKey: (target.data as unknown as Fields)['visitKey'],
    ...(how < 0.4 ? { cancels: target.eventId } : how < 0.7 ? { targetOccurredAt: target.occurredAt + Math.floor(random() * 3) * 20_000 } : {}),
    ...(event.type === 'PendingCancelled' ? { pending: PENDING[target.type] ?? 'admit' } : {}),
    ...(event.type === 'LeaveCancelled' ? { leave: target.type === 'LeaveStarted' ? 'start' : 'end' } : {}),
    ...(event.type === 'EncounterCancelled' ? { trigger: random() < 0.5 ? 'MANUAL' : target.type.startsWith('Admission') ? 'A38' : 'A11' } : {}),
  });
}

/** The same thing said of the same instant once more, about another bed, a little later. */
function corrected(event: HospitalEvent, random: () => number): HospitalEvent {
  const data = event.data as unknown as Fields;
  const field = PLACES.find((name) => data[name] !== undefined);
  const bed = `w1-0${1 + Math.floor(random() * 2)}`;
  const eventId = eventIdOf({ feedId: event.feedId, messageKey: event.eventId, type: event.type, index: 1 });
  const recordedAt = event.recordedAt + Math.floor(random() * 3) * MINUTE;
  return withData({ ...event, eventId, recordedAt, receivedAt: Math.max(event.receivedAt, recordedAt) + MINUTE, mode: 'correction' }, field === undefined ? data : { ...data, [field]: { unitId: 'w1', bedId: bed } });
}

/**
 * A history in which everything meets: few visits, cancels that find what they undo, corrections, and clocks that are up to two hours
 * ahead. Where `randomHistory` spreads wide, so that a cancel seldom has a target, this one digs deep. In order of time.
 */
export function hardHistory(options: HistoryOptions): readonly HospitalEvent[] {
  const random = seededNumbers(options.seed + 1);
  const past: HospitalEvent[] = [];
  for (const drawn of randomHistory({ ...options, visits: Math.min(options.visits, 4) })) {
    const candidates = past.filter(({ type }) => TARGETS[drawn.type]?.includes(type));
    const target = candidates[Math.floor(random() * candidates.length)];
    const event = target === undefined || random() < 0.15 ? drawn : aimed(drawn, target, random);
    const isAhead = random() < 0.06;
    past.push(isAhead ? { ...event, receivedAt: event.occurredAt - (6 + Math.floor(random() * 114)) * MINUTE } : event);
    if (random() < 0.12) past.push(corrected(event, random));
  }
  return past;
}
