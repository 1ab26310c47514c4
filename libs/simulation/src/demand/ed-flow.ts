import { HOUR_MS, MINUTE_MS } from '@wardcast/timeseries';
import type { EdData } from '@wardcast/domain';
import type { HospitalParts } from '../engine/hospital-parts';
import { ED_UNIT_ID } from '../facility/ward-plan';
import { newCaseRecord } from '../feed/case-record';
import type { EdBays } from './ed-bays';
import type { EdCase } from './ed-case-mix';
import { areaOf, type EdEventType, type EdVisit } from './ed-visit';
import type { EdAdmissions } from './ed-admissions';

/** Minutes to triage, to the doctor after the room, and of treatment: means and coefficients of variation. */
const TRIAGE_MEAN_MIN = 11;
const RESUS_TRIAGE_MIN = 2;
const DOCTOR_WAIT = { mean: 32, variation: 0.8 };
const RESUS_DOCTOR_WAIT = { mean: 4, variation: 0.5 };
const TREATMENT = { majors: { mean: 125, variation: 0.6 }, minors: { mean: 55, variation: 0.7 } };
/** Minor cases wait for a chair and a nurse rather than for a bay. */
const MINORS_WAIT_MEAN_MIN = 50;
/** Mean patience of those who are free to walk out. */
const PATIENCE_MEAN_MS = 9 * HOUR_MS;
const DIED_SHARE = 0.0015;
const AGAINST_ADVICE_SHARE = 0.01;

export interface EdFlowParts {
  readonly parts: HospitalParts;
  readonly bays: EdBays;
  readonly admissions: EdAdmissions;
}

/** Each visit from the door to the way home or to a bed request. */
export class EdFlow {
  constructor(private readonly on: EdFlowParts) {}

  arrive(edCase: EdCase): void {
    const { parts } = this.on;
    const { keys, random, agenda } = parts;
    const visit: EdVisit = {
      visitKey: keys.next(),
      inpatientVisitKey: edCase.admitTo === null ? null : keys.next(),
      record: newCaseRecord(),
      edCase,
      area: areaOf(edCase),
      state: 'waiting',
    };
    this.tell(visit, 'EdArrived', { arrivalMode: edCase.arrivalMode, area: edCase.acuity === 1 ? 'resus' : 'waiting' });
    parts.truth?.enter(visit.visitKey, agenda.now, { unitId: ED_UNIT_ID, bedId: null, onLeave: false });
    const triageMin = edCase.acuity === 1 ? RESUS_TRIAGE_MIN : 2 + random.exponential(TRIAGE_MEAN_MIN);
    agenda.after(triageMin * MINUTE_MS, () => this.triage(visit));
  }

  private triage(visit: EdVisit): void {
    const { parts, bays } = this.on;
    const { random, agenda } = parts;
    this.tell(visit, 'EdTriaged', { acuity: visit.edCase.acuity, scale: 'MTS', area: 'triage' });
    if (visit.area === 'minors') {
      agenda.after(random.exponential(MINORS_WAIT_MEAN_MIN) * MINUTE_MS, () => this.enterRoom(visit));
    } else {
      bays.ask(visit, () => this.enterRoom(visit));
    }
    if (visit.edCase.acuity >= 3 && visit.edCase.admitTo === null) agenda.after(random.exponential(PATIENCE_MEAN_MS), () => this.walkOut(visit));
  }

  private walkOut(visit: EdVisit): void {
    if (visit.state !== 'waiting') return;
    this.on.bays.giveUp(visit);
    this.tell(visit, 'EdLeftWithoutBeingSeen', { disposition: 'lwbs' });
    this.depart(visit, 'lwbs');
  }

  private enterRoom(visit: EdVisit): void {
    if (visit.state !== 'waiting') return;
    const { random, agenda } = this.on.parts;
    visit.state = 'roomed';
    this.tell(visit, 'EdRoomed', { area: visit.area });
    const wait = visit.area === 'resus' ? RESUS_DOCTOR_WAIT : DOCTOR_WAIT;
    agenda.after(random.logNormal(wait.mean, wait.variation) * MINUTE_MS, () => this.seeDoctor(visit));
  }

  private seeDoctor(visit: EdVisit): void {
    const { random, agenda } = this.on.parts;
    this.tell(visit, 'EdProviderSeen', { area: visit.area });
    const { mean, variation } = visit.area === 'minors' ? TREATMENT.minors : TREATMENT.majors;
    agenda.after(random.logNormal(mean, variation) * MINUTE_MS, () => this.finishTreatment(visit));
  }

  private finishTreatment(visit: EdVisit): void {
    const { parts, admissions } = this.on;
    if (visit.edCase.admitTo !== null) {
      admissions.decide(visit, () => this.depart(visit, 'admitted'));
      return;
    }
    const draw = parts.random.uniform();
    const ending = draw < DIED_SHARE ? 'died' : draw < DIED_SHARE + AGAINST_ADVICE_SHARE ? 'ama' : 'discharged';
    this.depart(visit, ending);
  }

  private depart(visit: EdVisit, disposition: NonNullable<EdData['disposition']>): void {
    const { parts, bays } = this.on;
    const link = disposition === 'admitted' && visit.inpatientVisitKey !== null ? { inpatientVisitKey: visit.inpatientVisitKey } : {};
    this.tell(visit, 'EdDeparted', { disposition, ...link });
    parts.truth?.leave(visit.visitKey, parts.agenda.now);
    if (visit.state === 'roomed' && visit.area !== 'minors') bays.leave();
    visit.state = 'gone';
    if (disposition !== 'admitted') visit.record.finishedAt = parts.agenda.now;
  }

  private tell(visit: EdVisit, type: EdEventType, facts: Omit<EdData, 'visitKey' | 'unitId'>): void {
    this.on.parts.feed.record(type, { visitKey: visit.visitKey, unitId: ED_UNIT_ID, ...facts }, visit.record);
  }
}
