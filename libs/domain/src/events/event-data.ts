/**
 * Data of each event type. To be generated from the JSON Schemas in `schemas/` under the same names.
 */
export interface LocationRef {
  readonly unitId: string;
  readonly bedId?: string;
  readonly roomId?: string;
}
export type PatientClass = 'inpatient' | 'outpatient' | 'emergency' | 'preadmit' | 'recurring' | 'obstetric' | 'observation' | 'other';
export type AdmissionType = 'elective' | 'emergency' | 'urgent' | 'newborn' | 'trauma' | 'other' | 'unknown';
export type AgeBand = '0-4' | '5-17' | '18-49' | '50-64' | '65-74' | '75+' | 'unknown';
export type ReadinessSignal = 'expected_date' | 'medically_fit' | 'discharge_order' | 'medicines_ready' | 'transport_booked' | 'awaiting_placement';

/** Fields of every event's data (wire form also repeats eventId, facilityId and times: see the schemas). */
interface VisitData {
  readonly visitKey: string;
  readonly patientKey?: string;
  readonly trigger: string;
  readonly service?: string;
}
interface StateData extends VisitData {
  readonly patientClass?: PatientClass;
  readonly admissionType?: AdmissionType;
  readonly ageBand?: AgeBand;
}
/** `cancels` is the id of the cancelled event when known; otherwise matched by time (`targetOccurredAt`, ms). */
interface CancelData extends VisitData {
  readonly cancels?: string;
  readonly targetOccurredAt?: number;
  readonly location?: LocationRef;
}
export interface MergeData {
  readonly oldKey: string;
  readonly newKey: string;
  readonly keyKind: 'patient' | 'account' | 'visit';
  readonly trigger: string;
}
export type BedFacet = 'occupancy' | 'hygiene' | 'serviceability' | 'resourcing';
export interface BedStatusData {
  readonly bedId: string;
  readonly unitId: string;
  readonly facet: BedFacet;
  readonly previous?: string;
  /** A value of that facet: occupied/reserved/unoccupied, clean/dirty/cleaning, open/blocked, staffed/unstaffed. */
  readonly current: string;
  readonly reasonCode?: string;
  readonly cleanType?: 'standard' | 'terminal';
  readonly until?: number;
  readonly sourceCode0116?: 'C' | 'H' | 'I' | 'K' | 'O' | 'U';
  readonly confidence: number;
}
export interface Interval {
  /** ms, inclusive */ readonly start: number;
  /** ms, exclusive; absent = open-ended */ readonly end?: number;
}
export interface CapacityPlanData {
  readonly planId: string;
  readonly version: number;
  readonly unitId: string;
  readonly interval: Interval;
  readonly licensed: number;
  readonly physical: number;
  readonly fundedOpen: number;
  readonly escalationOpen: number;
  readonly surgeActive: number;
  readonly surgeInactive: number;
  readonly reason?: 'season' | 'maintenance' | 'staffing' | 'incident' | 'strategy';
}
export interface StaffingData {
  readonly unitId: string;
  readonly shiftId: string;
  readonly interval: { readonly start: number; readonly end: number };
  readonly role: 'rn' | 'lvn' | 'hca' | 'physician' | 'rt' | 'other';
  readonly planned?: number;
  readonly present?: number;
  readonly staffedBedsStated?: number;
}
export interface EdData {
  readonly visitKey: string;
  readonly inpatientVisitKey?: string;
  readonly unitId: string;
  readonly arrivalMode?: 'walk_in' | 'ambulance' | 'transfer' | 'police' | 'other';
  readonly acuity?: number;
  readonly scale?: 'ESI' | 'CTAS' | 'MTS' | 'ATS' | 'other';
  readonly area?: 'waiting' | 'triage' | 'resus' | 'majors' | 'minors' | 'paeds' | 'obs' | 'hallway' | 'other';
  readonly decisionSource?: 'order' | 'assessment' | 'bed_request' | 'inpatient_start';
  /** Ward asked for, where known. */
  readonly requestedUnitId?: string;
  readonly requestedLevel?: string;
  readonly disposition?: 'admitted' | 'discharged' | 'transferred' | 'lwbs' | 'ama' | 'died' | 'other';
}
export interface ElectiveData {
  readonly bookingKey: string;
  readonly visitKey?: string;
  readonly unitId?: string;
  readonly plannedAdmitAt?: number;
  readonly serviceLine: string;
  readonly intendedStay: 'day_case' | 'overnight' | 'inpatient';
  readonly expectedLosDays?: number;
  readonly postOpLevel: 'icu' | 'pcu' | 'medsurg' | 'none';
  readonly cancelReason?: 'no_bed' | 'no_icu_bed' | 'no_staff' | 'no_theatre' | 'clinical' | 'patient' | 'other';
}
export interface HeartbeatData {
  readonly feedId: string;
  /** The producer's own sequence number: a gap means lost messages. */
  readonly sequence: number;
}

export interface EventDataByType {
  AdmissionPlanned: StateData & { readonly expectedAdmitAt?: number; readonly pendingLocation?: LocationRef };
  AdmissionPending: StateData & { readonly expectedAdmitAt?: number; readonly pendingLocation?: LocationRef };
  PatientAdmitted: StateData & { readonly location: LocationRef; readonly admittedAt?: number };
  VisitRegistered: StateData & { readonly location?: LocationRef };
  PatientTransferred: VisitData & { readonly from?: LocationRef; readonly to: LocationRef };
  TransferPending: VisitData & { readonly pendingLocation: LocationRef; readonly expectedAt?: number };
  PatientsSwapped: { readonly trigger: string; readonly swap: readonly [SwapLeg, SwapLeg] };
  PatientClassChanged: StateData & { readonly patientClass: PatientClass; readonly location?: LocationRef };
  DischargePending: VisitData & { readonly expectedDischargeAt?: number };
  PatientDischarged: VisitData & { readonly admittedAt?: number; readonly dispositionClass?: string };
  LeaveStarted: VisitData & { readonly expectedReturnAt?: number };
  LeaveEnded: VisitData & { readonly location?: LocationRef };
  EncounterUpdated: StateData & { readonly location?: LocationRef };
  EncounterCancelled: CancelData;
  TransferCancelled: CancelData;
  DischargeCancelled: CancelData;
  PendingCancelled: CancelData & { readonly pending: 'admit' | 'transfer' | 'discharge' };
  LeaveCancelled: CancelData & { readonly leave: 'start' | 'end' };
  IdentityMerged: MergeData;
  VisitMerged: MergeData;
  DischargeReadinessChanged: VisitData & { readonly readiness: { readonly signal: ReadinessSignal; readonly value: boolean | number } };
  BedStatusChanged: BedStatusData;
  CapacityPlanPublished: CapacityPlanData;
  CapacityPlanWithdrawn: { readonly planId: string; readonly version: number; readonly unitId: string };
  StaffingPlanned: StaffingData;
  StaffingActual: StaffingData;
  EdArrived: EdData;
  EdTriaged: EdData;
  EdRoomed: EdData;
  EdProviderSeen: EdData;
  EdBedRequested: EdData;
  EdDecisionToAdmit: EdData;
  EdLeftWithoutBeingSeen: EdData;
  EdDeparted: EdData;
  ElectiveBooked: ElectiveData;
  ElectiveRescheduled: ElectiveData;
  ElectiveCancelled: ElectiveData;
  Heartbeat: HeartbeatData;
}
export interface SwapLeg {
  readonly visitKey: string;
  readonly from: LocationRef;
  readonly to: LocationRef;
}
