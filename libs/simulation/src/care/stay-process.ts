import { HOUR_MS, MINUTE_MS } from '@wardcast/timeseries';
import type { BedRequest, WardState } from '../beds/ward-state';
import type { HospitalParts } from '../engine/hospital-parts';
import type { Mistakes } from '../feed/mistakes';
import { carePlanOf, type CarePlan, type Destination } from './care-plan';
import { departureTime } from './departure-time';
import type { Patient } from './patient';
import type { ReadinessSignals } from './readiness-signals';
import { placeOf, whereIs, type WardFlow } from './ward-flow';

const SHORTEST_STAY_MS = 1.5 * HOUR_MS;
/** Days in addition for a fit patient who waits for a place elsewhere: gamma shape and mean. */
const PLACEMENT_SHAPE = 1.3;
const PLACEMENT_MEAN_H = 100;
const PLACEMENT_TOLD_AFTER_MS = 10 * MINUTE_MS;
/** A patient who waits this long in an assessment or high-dependency unit for a ward is often well enough to go home. */
const GIVE_UP_WAITING_MS = 30 * HOUR_MS;
/** Each patient who waits for this ward makes it send others home this much faster, up to a limit. */
const PUSH_PER_WAITING = 0.2;
const MOST_PUSHED = 5;
/** The bed is named a moment after it was found: two words about one patient never carry the same time. */
const BED_TOLD_AFTER_MS = 90_000;
const CRITICAL_KINDS: ReadonlySet<string> = new Set(['icu', 'hdu']);
const ICU_SHARE_OF_ESCALATIONS = 0.4;

export interface StayProcessParts {
  readonly parts: HospitalParts;
  readonly flow: WardFlow;
  readonly signals: ReadinessSignals;
  readonly mistakes: Mistakes;
}

/** What happens to a patient from the arrival in a ward to the way out of it. */
export class StayProcess {
  constructor(private readonly on: StayProcessParts) {}

  /** To be called when a patient has just come into a ward. */
  begin(patient: Patient): void {
    const { random, agenda } = this.on.parts;
    const care = carePlanOf(patient.careUnitId);
    const clinicalMs = Math.max(SHORTEST_STAY_MS, this.clinicalHours(care) * HOUR_MS);
    const destination = this.destination(patient, care);
    const { stage } = patient;
    agenda.after(clinicalMs, () => this.becomeReady(patient, stage, destination));
    if (destination !== 'died') this.on.signals.expectDate(patient, clinicalMs);
    if (random.chance(care.escalation)) agenda.after(Math.max(SHORTEST_STAY_MS, clinicalMs * random.between(0.1, 0.8)), () => this.deteriorate(patient, stage));
    if (random.chance(care.leave)) this.planLeave(patient, clinicalMs * random.between(0.3, 0.9));
  }

  /** Sends a patient to a ward of another kind of care; the ward asked for may be full for hours. */
  requestMove(patient: Patient, unitId: string, priority: 0 | 1 | 2): BedRequest {
    const { parts, flow } = this.on;
    patient.leaving = true;
    this.tellPending(patient, { unitId });
    const request: BedRequest = {
      unitId,
      priority,
      alternates: carePlanOf(unitId).alternates,
      open: true,
      take: (ward, bed) => {
        const delay = flow.moveDelay();
        if (ward.unit.unitId !== unitId) this.cancelPending(patient, { unitId });
        const expectedAt = parts.agenda.now + delay;
        parts.agenda.after(BED_TOLD_AFTER_MS, () => this.tellPending(patient, { unitId: ward.unit.unitId, bedId: bed.bedId }, expectedAt));
        parts.agenda.after(delay, () => {
          patient.careUnitId = unitId;
          patient.service = unitId.replaceAll('-', '_');
          flow.transfer(patient, ward, bed);
          this.begin(patient);
        });
      },
    };
    parts.board.request(request);
    return request;
  }

  /** Moves a patient to intensive or high-dependency care at once, to come back to the ward later. */
  escalate(patient: Patient, unitId: string): void {
    if (patient.leaving || patient.onLeave || patient.ward === null) return;
    if (patient.ward.unit.kind === 'ward') patient.homeUnitId = patient.careUnitId;
    this.requestMove(patient, unitId, 0);
  }

  private clinicalHours(care: CarePlan): number {
    const { random } = this.on.parts;
    const { stay } = care;
    return random.chance(stay.longShare) ? random.gamma(2, stay.longMeanHours) : random.logNormal(stay.meanHours, stay.variation);
  }

  private destination(patient: Patient, care: CarePlan): Destination {
    const chosen = this.on.parts.random.weighted(care.onward);
    if (chosen === 'home' || chosen === 'died' || chosen === 'high-dependency') return chosen;
    return patient.homeUnitId !== null && patient.homeUnitId !== care.unitId ? patient.homeUnitId : chosen;
  }

  private becomeReady(patient: Patient, stage: number, destination: Destination): void {
    const { parts } = this.on;
    if (patient.stage !== stage || patient.leaving) return;
    if (patient.onLeave) {
      parts.agenda.at(patient.leaveEndsAt + HOUR_MS, () => this.becomeReady(patient, stage, destination));
      return;
    }
    if (destination === 'home') this.prepareHome(patient);
    else if (destination === 'died') this.leaveAt(patient, parts.agenda.now + HOUR_MS * parts.random.uniform(), 'died');
    else this.prepareMove(patient, destination);
  }

  private prepareMove(patient: Patient, unitId: string): void {
    const { parts } = this.on;
    const { stage } = patient;
    const { ward } = placeOf(patient);
    const at = departureTime(parts.calendar, parts.random, { readyAt: parts.agenda.now, hours: parts.leavingHours, style: 'transfer', push: this.push(ward) });
    parts.agenda.at(at, () => {
      if (patient.stage !== stage || patient.leaving || patient.onLeave) return;
      if (unitId === patient.ward?.unit.unitId) {
        patient.careUnitId = unitId;
        this.begin(patient);
        return;
      }
      const request = this.requestMove(patient, unitId, CRITICAL_KINDS.has(ward.unit.kind) ? 0 : 1);
      parts.agenda.after(GIVE_UP_WAITING_MS, () => this.giveUp(patient, request));
    });
  }

  private giveUp(patient: Patient, request: BedRequest): void {
    if (!request.open) return;
    this.on.parts.board.withdraw(request);
    this.cancelPending(patient, { unitId: request.unitId });
    patient.leaving = false;
    this.prepareHome(patient);
  }

  private prepareHome(patient: Patient): void {
    const { parts, signals } = this.on;
    const care = carePlanOf(patient.careUnitId);
    const { stage } = patient;
    if (!parts.random.chance(care.placement)) {
      this.goHome(patient, care, 'home');
      return;
    }
    signals.say(patient, 'medically_fit', true);
    parts.agenda.after(PLACEMENT_TOLD_AFTER_MS, () => signals.say(patient, 'awaiting_placement', true));
    parts.agenda.after(parts.random.gamma(PLACEMENT_SHAPE, PLACEMENT_MEAN_H) * HOUR_MS + 2 * PLACEMENT_TOLD_AFTER_MS, () => {
      if (patient.stage !== stage || patient.leaving) return;
      signals.say(patient, 'awaiting_placement', false);
      this.goHome(patient, care, 'facility_long');
    });
  }

  private goHome(patient: Patient, care: CarePlan, disposition: string): void {
    const { parts, signals, mistakes } = this.on;
    const { ward } = placeOf(patient);
    const earliest = Math.max(parts.agenda.now, patient.onLeave ? patient.leaveEndsAt + HOUR_MS : 0);
    const departsAt = departureTime(parts.calendar, parts.random, { readyAt: earliest, hours: parts.leavingHours, style: care.leaving, push: this.push(ward) });
    const orderAt = signals.announce(patient, departsAt);
    if (orderAt !== null) mistakes.afterOrder({ visitKey: patient.visitKey, record: patient.record, place: () => whereIs(patient), orderAt, departsAt });
    this.leaveAt(patient, departsAt, disposition);
  }

  private leaveAt(patient: Patient, at: number, disposition: string): void {
    const { stage } = patient;
    patient.leaving = true;
    patient.departsAt = at;
    this.on.parts.agenda.at(at, () => {
      if (patient.stage === stage) this.on.flow.discharge(patient, disposition);
    });
  }

  private deteriorate(patient: Patient, stage: number): void {
    if (patient.stage === stage) this.escalate(patient, this.on.parts.random.chance(ICU_SHARE_OF_ESCALATIONS) ? 'intensive-care' : 'high-dependency');
  }

  private planLeave(patient: Patient, afterMs: number): void {
    const { parts, flow } = this.on;
    const { stage } = patient;
    const lasts = parts.random.chance(0.4) ? parts.random.between(22, 30) : parts.random.between(4, 9);
    parts.agenda.after(afterMs, () => {
      if (patient.stage !== stage || patient.leaving || patient.onLeave) return;
      const until = parts.agenda.now + lasts * HOUR_MS;
      flow.startLeave(patient, until);
      parts.agenda.at(until, () => flow.endLeave(patient));
    });
  }

  private push(ward: WardState): number {
    return 1 + PUSH_PER_WAITING * Math.min(MOST_PUSHED, ward.queue.length);
  }

  private tellPending(patient: Patient, pendingLocation: { unitId: string; bedId?: string }, expectedAt?: number): void {
    const rounded = expectedAt === undefined ? {} : { expectedAt: Math.floor(expectedAt / 1_000) * 1_000 };
    this.on.parts.feed.record('TransferPending', { visitKey: patient.visitKey, trigger: 'A15', pendingLocation, ...rounded }, patient.record);
  }

  private cancelPending(patient: Patient, location: { unitId: string }): void {
    this.on.parts.feed.record('PendingCancelled', { visitKey: patient.visitKey, trigger: 'A26', pending: 'transfer', location }, patient.record);
  }
}
