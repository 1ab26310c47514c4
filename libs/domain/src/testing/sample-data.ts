import { keyOf } from '../events/event-id';
import type { EventDataByType } from '../generated/event-data';

/** Monday 5 January 2026, 08:00 UTC. */
export const SAMPLE_START = Date.UTC(2026, 0, 5, 8);
const HOUR = 3_600_000;

const visit = { visitKey: keyOf('visit', 1), trigger: 'A01' };
const state = { ...visit, patientClass: 'inpatient', admissionType: 'emergency', ageBand: '65-74' } as const;
const inWard = { unitId: 'w1', bedId: 'w1-01' } as const;
const shift = { unitId: 'w1', shiftId: 'day', interval: { start: SAMPLE_START, end: SAMPLE_START + 12 * HOUR }, role: 'rn' } as const;
const edVisit = { visitKey: keyOf('visit', 1), unitId: 'ed' };
const booking = { bookingKey: keyOf('booking', 1), unitId: 'w2', plannedAdmitAt: SAMPLE_START + 24 * HOUR, serviceLine: 'orthopaedics', intendedStay: 'inpatient', postOpLevel: 'none' } as const;
const merge = { oldKey: keyOf('visit', 2), newKey: keyOf('visit', 1), keyKind: 'visit', trigger: 'A42' } as const;

/** Valid data of every event type: what `anEvent` starts from. */
export const SAMPLE_DATA: EventDataByType = {
  AdmissionPlanned: { ...state, trigger: 'A05', expectedAdmitAt: SAMPLE_START + 24 * HOUR, pendingLocation: inWard },
  AdmissionPending: { ...state, trigger: 'A14', expectedAdmitAt: SAMPLE_START + HOUR, pendingLocation: inWard },
  PatientAdmitted: { ...state, location: inWard },
  VisitRegistered: { ...state, trigger: 'A04', location: inWard },
  PatientTransferred: { ...visit, trigger: 'A02', to: { unitId: 'w2', bedId: 'w2-01' } },
  TransferPending: { ...visit, trigger: 'A15', pendingLocation: { unitId: 'w2' } },
  PatientsSwapped: {
    trigger: 'A17',
    swap: [
      { visitKey: keyOf('visit', 1), from: inWard, to: { unitId: 'w2', bedId: 'w2-01' } },
      { visitKey: keyOf('visit', 2), from: { unitId: 'w2', bedId: 'w2-01' }, to: inWard },
    ],
  },
  PatientClassChanged: { ...state, trigger: 'A06', location: inWard },
  DischargePending: { ...visit, trigger: 'A16', expectedDischargeAt: SAMPLE_START + 6 * HOUR },
  PatientDischarged: { ...visit, trigger: 'A03', dispositionClass: 'home' },
  LeaveStarted: { ...visit, trigger: 'A21', expectedReturnAt: SAMPLE_START + 48 * HOUR },
  LeaveEnded: { ...visit, trigger: 'A22', location: inWard },
  EncounterUpdated: { ...state, trigger: 'A08' },
  EncounterCancelled: { ...visit, trigger: 'A11' },
  TransferCancelled: { ...visit, trigger: 'A12' },
  DischargeCancelled: { ...visit, trigger: 'A13' },
  PendingCancelled: { ...visit, trigger: 'A25', pending: 'discharge' },
  LeaveCancelled: { ...visit, trigger: 'A52', leave: 'start' },
  IdentityMerged: { ...merge, keyKind: 'patient', trigger: 'A40' },
  VisitMerged: merge,
  DischargeReadinessChanged: { ...visit, trigger: 'MANUAL', readiness: { signal: 'discharge_order', value: true } },
  BedStatusChanged: { bedId: 'w1-01', unitId: 'w1', facet: 'hygiene', current: 'clean', confidence: 1 },
  CapacityPlanPublished: { planId: 'winter', version: 1, unitId: 'w1', interval: { start: SAMPLE_START }, licensed: 4, physical: 4, fundedOpen: 3, escalationOpen: 0, surgeActive: 0, surgeInactive: 0 },
  CapacityPlanWithdrawn: { planId: 'winter', version: 1, unitId: 'w1' },
  StaffingPlanned: { ...shift, planned: 4, staffedBedsStated: 4 },
  StaffingActual: { ...shift, present: 3, staffedBedsStated: 3 },
  EdArrived: { ...edVisit, arrivalMode: 'walk_in', area: 'waiting' },
  EdTriaged: { ...edVisit, acuity: 3, scale: 'MTS', area: 'triage' },
  EdRoomed: { ...edVisit, area: 'majors' },
  EdProviderSeen: { ...edVisit, area: 'majors' },
  EdBedRequested: { ...edVisit, requestedUnitId: 'w1', requestedLevel: 'medsurg' },
  EdDecisionToAdmit: { ...edVisit, decisionSource: 'order', requestedUnitId: 'w1' },
  EdLeftWithoutBeingSeen: { ...edVisit, disposition: 'lwbs' },
  EdDeparted: { ...edVisit, disposition: 'discharged' },
  ElectiveBooked: booking,
  ElectiveRescheduled: { ...booking, plannedAdmitAt: SAMPLE_START + 48 * HOUR },
  ElectiveCancelled: { ...booking, cancelReason: 'no_bed' },
  Heartbeat: { feedId: 'sample', sequence: 1 },
  UnitCountsReported: { unitId: 'w1', occupiedBeds: 3, arrivals: 1, departures: 0, staffedBeds: 4 },
};
