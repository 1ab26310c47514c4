import { DAY_MS, HOUR_MS, MINUTE_MS, instantOfDay, localDayNumber } from '@wardcast/timeseries';
import type { ReadinessSignal } from '@wardcast/domain';
import type { HospitalParts } from '../engine/hospital-parts';
import type { Patient } from './patient';

/** Share of departures from home wards for which each signal is given at all. */
const PENDING_SHARE = 0.75;
const MEDICINES_SHARE = 0.8;
const TRANSPORT_SHARE = 0.4;
const FIT_SHARE = 0.85;
const ORDER_SHARE = 0.95;
/** Hours before leaving: earliest and latest. */
const ORDER_LEAD_H: readonly [number, number] = [1, 6];
const FIT_LEAD_H: readonly [number, number] = [3, 20];
const PENDING_LEAD_H: readonly [number, number] = [2, 8];
const MEDICINES_LEAD_H: readonly [number, number] = [0.4, 3];
const TRANSPORT_LEAD_H: readonly [number, number] = [2, 5];
/** Expected dates are set within hours of arrival and miss by a day or two. */
const EXPECTED_DATE_AFTER_H: readonly [number, number] = [1, 9];
const EXPECTED_DATE_ERROR = 0.35;
const NOON_MIN = 12 * 60;
/** Signals that are due at once still come one after the other: no two about one patient carry the same time. */
const SIGNAL_GAP_MS = 2 * MINUTE_MS;
const PENDING_GRID_MS = 30 * MINUTE_MS;

/** Says, step by step, that a patient will leave. Signals of a stage end when the patient moves. */
export class ReadinessSignals {
  constructor(private readonly parts: HospitalParts) {}

  /** Sets an expected date of leaving for a stay of `clinicalMs`. */
  expectDate(patient: Patient, clinicalMs: number): void {
    const { random, calendar, agenda } = this.parts;
    const guess = agenda.now + clinicalMs * Math.exp(EXPECTED_DATE_ERROR * random.normal()) + DAY_MS / 2;
    const noon = instantOfDay(calendar.zone, localDayNumber(calendar.zone, guess), NOON_MIN);
    this.later(patient, agenda.now + random.between(...EXPECTED_DATE_AFTER_H) * HOUR_MS, () => this.say(patient, 'expected_date', noon));
  }

  /** Plans everything that is said before a departure at `departsAt`. Returns when the order is given, or null. */
  announce(patient: Patient, departsAt: number): number | null {
    const { random } = this.parts;
    const { now } = this.parts.agenda;
    let order = 0;
    const before = ([least, most]: readonly [number, number]): number => {
      order += 1;
      return Math.max(now + order * SIGNAL_GAP_MS, departsAt - random.between(least, most) * HOUR_MS);
    };
    const fitAt = before(FIT_LEAD_H);
    const orderAt = before(ORDER_LEAD_H);
    const pendingAt = before(PENDING_LEAD_H);
    const expected = Math.round(departsAt / PENDING_GRID_MS) * PENDING_GRID_MS;
    if (random.chance(FIT_SHARE)) this.later(patient, fitAt, () => this.say(patient, 'medically_fit', true));
    if (random.chance(PENDING_SHARE)) this.later(patient, pendingAt, () => this.sayPending(patient, expected));
    if (random.chance(TRANSPORT_SHARE)) this.later(patient, before(TRANSPORT_LEAD_H), () => this.say(patient, 'transport_booked', true));
    if (random.chance(MEDICINES_SHARE)) this.later(patient, before(MEDICINES_LEAD_H), () => this.say(patient, 'medicines_ready', true));
    if (!random.chance(ORDER_SHARE)) return null;
    this.later(patient, orderAt, () => this.say(patient, 'discharge_order', true));
    return orderAt;
  }

  say(patient: Patient, signal: ReadinessSignal, value: boolean | number): void {
    this.parts.feed.record('DischargeReadinessChanged', { visitKey: patient.visitKey, trigger: 'MANUAL', readiness: { signal, value } }, patient.record);
  }

  private sayPending(patient: Patient, expectedDischargeAt: number): void {
    this.parts.feed.record('DischargePending', { visitKey: patient.visitKey, trigger: 'A16', expectedDischargeAt }, patient.record);
  }

  private later(patient: Patient, at: number, action: () => void): void {
    const { stage } = patient;
    this.parts.agenda.at(at, () => {
      if (patient.stage === stage) action();
    });
  }
}
