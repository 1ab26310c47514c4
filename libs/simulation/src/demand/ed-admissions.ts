import { MINUTE_MS } from '@wardcast/timeseries';
import type { BedRequest } from '../beds/ward-state';
import { carePlanOf } from '../care/care-plan';
import { newPatient, type Patient } from '../care/patient';
import type { StayProcess } from '../care/stay-process';
import type { WardFlow } from '../care/ward-flow';
import type { HospitalParts } from '../engine/hospital-parts';
import { ED_UNIT_ID } from '../facility/ward-plan';
import type { EdVisit } from './ed-visit';

/** Minutes from the decision to the request for a bed. */
const REQUEST_DELAY_MIN: readonly [number, number] = [3, 35];
const LEVELS: Readonly<Record<string, string>> = { 'intensive-care': 'icu', 'high-dependency': 'pcu', 'coronary-care': 'tele', children: 'medsurg' };

export interface EdAdmissionsParts {
  readonly parts: HospitalParts;
  readonly flow: WardFlow;
  readonly stays: StayProcess;
}

/** Patients who need a bed: the decision, the request, the wait in the department, and the move upstairs. */
export class EdAdmissions {
  constructor(private readonly on: EdAdmissionsParts) {}

  /** Decides to admit. `depart` is called at the moment of leaving the department. */
  decide(visit: EdVisit, depart: () => void): void {
    const { feed, random, agenda } = this.on.parts;
    const unitId = visit.edCase.admitTo ?? 'acute-medicine';
    feed.record('EdDecisionToAdmit', { visitKey: visit.visitKey, unitId: ED_UNIT_ID, decisionSource: 'order', requestedUnitId: unitId }, visit.record);
    agenda.after(random.between(...REQUEST_DELAY_MIN) * MINUTE_MS, () => this.askForBed(visit, unitId, depart));
  }

  private askForBed(visit: EdVisit, unitId: string, depart: () => void): void {
    const { parts } = this.on;
    this.tellRequest(visit, unitId);
    const request: BedRequest = {
      unitId,
      priority: LEVELS[unitId] === undefined || unitId === 'children' ? 1 : 0,
      alternates: carePlanOf(unitId).alternates,
      open: true,
      take: (ward, bed) => {
        if (ward.unit.unitId !== unitId) this.tellRequest(visit, ward.unit.unitId);
        parts.agenda.after(this.on.flow.moveDelay(), () => {
          const patient = this.patientOf(visit, unitId);
          depart();
          this.on.flow.admit(patient, ward, bed);
          this.on.stays.begin(patient);
        });
      },
    };
    parts.board.request(request);
  }

  private patientOf(visit: EdVisit, careUnitId: string): Patient {
    return newPatient({
      record: visit.record,
      visitKey: visit.inpatientVisitKey ?? this.on.parts.keys.next(),
      patientKey: this.on.parts.keys.next(),
      ageBand: visit.edCase.ageBand,
      admissionType: visit.edCase.acuity === 1 ? 'trauma' : 'emergency',
      patientClass: 'inpatient',
      careUnitId,
    });
  }

  private tellRequest(visit: EdVisit, unitId: string): void {
    const requestedLevel = LEVELS[unitId] ?? 'medsurg';
    this.on.parts.feed.record('EdBedRequested', { visitKey: visit.visitKey, unitId: ED_UNIT_ID, requestedUnitId: unitId, requestedLevel }, visit.record);
  }
}
