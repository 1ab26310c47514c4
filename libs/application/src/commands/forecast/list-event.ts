import { edPartOf } from '@wardcast/domain';
import type { EdMode, EdPart, EventType, HospitalEvent } from '@wardcast/domain';

/** Events that put patients on a unit's list or take them off it, those that say when a patient will leave, and the steps of a visit in the ED. */
export const LIST_EVENT_TYPES = [
  'ElectiveBooked',
  'ElectiveRescheduled',
  'ElectiveCancelled',
  'EdBedRequested',
  'EdDecisionToAdmit',
  'EdArrived',
  'EdTriaged',
  'EdRoomed',
  'EdProviderSeen',
  'EdDeparted',
  'EdLeftWithoutBeingSeen',
  'AdmissionPlanned',
  'AdmissionPending',
  'TransferPending',
  'PendingCancelled',
  'PatientAdmitted',
  'PatientTransferred',
  'PatientDischarged',
  'DischargePending',
  'DischargeReadinessChanged',
] as const satisfies readonly EventType[];
export type ListEventType = (typeof LIST_EVENT_TYPES)[number];

/** What the history of lists reads of an event. */
export interface ListEvent {
  readonly type: ListEventType;
  /** Visit, or booking for electives. */
  readonly key: string;
  /** The unit that the patient is meant for; null = not said. */
  readonly unitId: string | null;
  /** Planned time in, or expected time out (ms); null = as soon as possible, or not said. */
  readonly plannedAt: number | null;
  /** Visit of a booking, inpatient visit of an ED visit; null = none, or not said. */
  readonly linkedKey: string | null;
  /** What a cancelled intention was (admit, transfer, discharge), or the sign of readiness. */
  readonly word: string | null;
  /** False where a sign of readiness is taken back. */
  readonly stands: boolean;
  /** What a step in the ED says of the patient; null = it says nothing, or is none. */
  readonly ed?: EdFacts | null;
  /** When it happened, and when it was known (ms). */
  readonly occurredAt: number;
  readonly receivedAt: number;
}

/** The department, and the patient. */
export interface EdFacts {
  readonly unitId: string;
  readonly mode: EdMode | null;
  readonly acuity: number | null;
  readonly area: EdPart | null;
}

const TYPES: ReadonlySet<EventType> = new Set<EventType>(LIST_EVENT_TYPES);

/** The data fields that a list event is made of, whichever of them its type has. */
export interface ListEventData {
  readonly visitKey?: string;
  readonly bookingKey?: string;
  readonly unitId?: string;
  readonly plannedAdmitAt?: number;
  readonly requestedUnitId?: string;
  readonly inpatientVisitKey?: string;
  readonly pendingLocation?: { readonly unitId?: string };
  readonly expectedAdmitAt?: number;
  readonly expectedAt?: number;
  readonly pending?: string;
  readonly expectedDischargeAt?: number;
  readonly arrivalMode?: EdMode;
  readonly acuity?: number;
  readonly area?: string;
  readonly readiness?: { readonly signal: string; readonly value: boolean | number };
}

/** Null for an event that says nothing of a list. */
export function toListEvent(event: { readonly type: EventType; readonly occurredAt: number; readonly receivedAt: number; readonly data: ListEventData | HospitalEvent['data'] }): ListEvent | null {
  if (!TYPES.has(event.type)) return null;
  const data = event.data as ListEventData;
  const isBooking = event.type.startsWith('Elective');
  return {
    type: event.type as ListEventType,
    key: (isBooking ? data.bookingKey : data.visitKey) ?? '',
    unitId: (isBooking ? data.unitId : (data.requestedUnitId ?? data.pendingLocation?.unitId)) ?? null,
    plannedAt: data.plannedAdmitAt ?? data.expectedAdmitAt ?? data.expectedAt ?? data.expectedDischargeAt ?? (typeof data.readiness?.value === 'number' ? data.readiness.value : null),
    linkedKey: (isBooking ? data.visitKey : data.inpatientVisitKey) ?? null,
    word: data.pending ?? data.readiness?.signal ?? null,
    stands: data.readiness?.value !== false,
    ...(event.type.startsWith('Ed') && data.unitId !== undefined && { ed: { unitId: data.unitId, mode: data.arrivalMode ?? null, acuity: data.acuity ?? null, area: edPartOf(data.area) } }),
    occurredAt: event.occurredAt,
    receivedAt: event.receivedAt,
  };
}
