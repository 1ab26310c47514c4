import { MAX_CLOCK_SKEW_MS } from '../events/envelope';
import type { LocationRef } from '../generated/event-data';
import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EdData } from '../generated/event-data';
import { contentDigest } from './content-digest';
import { edNumbers } from './ed-progress';
import { reportNumbers } from './report-numbers';

/** The second patient of a swap. */
export interface SwapSide {
  readonly key: string;
  readonly unit: string;
  readonly bed: string | null;
  readonly fromUnit: string;
  readonly fromBed: string | null;
}

/**
 * What the ledger keeps of an event: the fields that the fold reads, flat and all present, so that thousands
 * of them stay small in memory and in a snapshot. Which field holds what, by type: see `factOf`.
 */
export interface Fact {
  readonly id: string;
  readonly type: EventType;
  /** The time that orders: occurredAt, or receivedAt when the sender's clock was too far ahead (interop 2.6). */
  readonly at: number;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly receivedAt: number;
  /** See `contentDigest`: of type, time and data. */
  readonly digest: number;
  /** Visit, bed, plan, shift or booking. */
  readonly key: string;
  readonly unit: string | null;
  readonly bed: string | null;
  readonly fromUnit: string | null;
  readonly fromBed: string | null;
  readonly when: number | null;
  readonly ref: string | null;
  readonly word: string | null;
  readonly numbers: readonly number[] | null;
  readonly other: SwapSide | null;
}

type Body = Partial<Pick<Fact, 'key' | 'unit' | 'bed' | 'fromUnit' | 'fromBed' | 'when' | 'ref' | 'word' | 'numbers' | 'other'>>;

function place(location: LocationRef | undefined): Body {
  return { unit: location?.unitId ?? null, bed: location?.bedId ?? null };
}

function swapBody(event: HospitalEvent & { readonly type: 'PatientsSwapped' }): Body {
  const [one, two] = event.data.swap;
  const other = { key: two.visitKey, unit: two.to.unitId, bed: two.to.bedId ?? null, fromUnit: two.from.unitId, fromBed: two.from.bedId ?? null };
  return { key: one.visitKey, ...place(one.to), fromUnit: one.from.unitId, fromBed: one.from.bedId ?? null, other };
}

function movementBody(event: HospitalEvent): Body | null {
  switch (event.type) {
    case 'AdmissionPlanned':
    case 'AdmissionPending':
      return { ...place(event.data.pendingLocation), when: event.data.expectedAdmitAt ?? null };
    case 'PatientAdmitted':
      return { ...place(event.data.location), when: event.data.admittedAt ?? null };
    case 'VisitRegistered':
    case 'LeaveEnded':
    case 'EncounterUpdated':
      return place(event.data.location);
    case 'PatientTransferred':
      return { ...place(event.data.to), fromUnit: event.data.from?.unitId ?? null, fromBed: event.data.from?.bedId ?? null };
    case 'TransferPending':
      return { ...place(event.data.pendingLocation), when: event.data.expectedAt ?? null };
    case 'PatientsSwapped':
      return swapBody(event);
    case 'PatientClassChanged':
      return { ...place(event.data.location), word: event.data.patientClass };
    case 'DischargePending':
      return { when: event.data.expectedDischargeAt ?? null };
    case 'PatientDischarged':
      return { when: event.data.admittedAt ?? null };
    case 'LeaveStarted':
      return { when: event.data.expectedReturnAt ?? null };
    default:
      return null;
  }
}

function cancelBody(event: HospitalEvent): Body | null {
  switch (event.type) {
    case 'EncounterCancelled':
    case 'TransferCancelled':
    case 'DischargeCancelled':
      return { ...place(event.data.location), ref: event.data.cancels ?? null, when: event.data.targetOccurredAt ?? null, word: event.data.trigger };
    case 'PendingCancelled':
      return { ...place(event.data.location), ref: event.data.cancels ?? null, when: event.data.targetOccurredAt ?? null, word: event.data.pending };
    case 'LeaveCancelled':
      return { ...place(event.data.location), ref: event.data.cancels ?? null, when: event.data.targetOccurredAt ?? null, word: event.data.leave };
    case 'IdentityMerged':
    case 'VisitMerged':
      return { key: mergeKey(event.data.keyKind, event.data.oldKey), ref: mergeKey(event.data.keyKind, event.data.newKey), word: event.data.keyKind };
    case 'DischargeReadinessChanged': {
      const { signal, value } = event.data.readiness;
      return { word: signal, when: typeof value === 'number' ? value : null, numbers: [value === false ? 0 : 1] };
    }
    default:
      return null;
  }
}

function resourceBody(event: HospitalEvent): Body | null {
  switch (event.type) {
    case 'BedStatusChanged':
      return { key: event.data.bedId, unit: event.data.unitId, bed: event.data.bedId, word: event.data.facet, ref: event.data.current, when: event.data.until ?? null };
    case 'CapacityPlanPublished': {
      const { interval, version, physical, fundedOpen, escalationOpen, surgeActive } = event.data;
      return { key: event.data.planId, unit: event.data.unitId, numbers: [interval.start, interval.end ?? Infinity, version, physical, fundedOpen + escalationOpen + surgeActive] };
    }
    case 'CapacityPlanWithdrawn':
      return { key: event.data.planId, unit: event.data.unitId, numbers: [-Infinity, Infinity, event.data.version] };
    case 'StaffingPlanned':
    case 'StaffingActual': {
      const { interval, staffedBedsStated } = event.data;
      return { key: event.data.shiftId, unit: event.data.unitId, numbers: [interval.start, interval.end, staffedBedsStated ?? -1] };
    }
    case 'ElectiveBooked':
    case 'ElectiveRescheduled':
    case 'ElectiveCancelled':
      return { key: event.data.bookingKey, unit: event.data.unitId ?? null, ref: event.data.visitKey ?? null, when: event.data.plannedAdmitAt ?? null };
    case 'UnitCountsReported':
      return { key: event.data.unitId, unit: event.data.unitId, numbers: reportNumbers(event.data) };
    case 'Heartbeat':
      return { key: event.data.feedId, numbers: [event.data.sequence] };
    default:
      return null;
  }
}

/** Visit keys stay as they are; keys of other kinds get a prefix, so that they can never meet. */
function mergeKey(kind: string, key: string): string {
  return kind === 'visit' ? key : `${kind}:${key}`;
}

function bodyOf(event: HospitalEvent): Body {
  if (event.family === 'ed') {
    const data = event.data as EdData;
    return { unit: data.unitId, ref: data.inpatientVisitKey ?? null, word: data.requestedUnitId ?? null, numbers: edNumbers(data) };
  }
  return movementBody(event) ?? cancelBody(event) ?? resourceBody(event) ?? {};
}

/** The fact of an event. `at` falls back to receivedAt when the sender's clock was more than five minutes ahead. */
export function factOf(event: HospitalEvent): Fact {
  const body = bodyOf(event);
  const ahead = event.occurredAt > event.receivedAt + MAX_CLOCK_SKEW_MS;
  return {
    id: event.eventId,
    type: event.type,
    at: ahead ? event.receivedAt : event.occurredAt,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    receivedAt: event.receivedAt,
    digest: contentDigest([event.type, event.occurredAt, event.data]),
    key: body.key ?? (event.data as { readonly visitKey?: string }).visitKey ?? '',
    unit: body.unit ?? null,
    bed: body.bed ?? null,
    fromUnit: body.fromUnit ?? null,
    fromBed: body.fromBed ?? null,
    when: body.when ?? null,
    ref: body.ref ?? null,
    word: body.word ?? null,
    numbers: body.numbers ?? null,
    other: body.other ?? null,
  };
}
