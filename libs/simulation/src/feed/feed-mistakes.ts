import { HOUR_MS, MINUTE_MS } from '@wardcast/timeseries';
import type { EventDataByType, EventType, LocationRef } from '@wardcast/domain';
import type { Agenda } from '../agenda/agenda';
import type { KeySource } from '../random/key-source';
import type { RandomStream } from '../random/random-stream';
import { newCaseRecord, type CaseRecord } from './case-record';
import type { DirtCounts } from './dirt-counts';
import type { Feed } from './feed';
import type { Mistakes, PlannedDeparture, ToldVisit } from './mistakes';

const VISIT_MERGE_SHARE = 0.004;
const IDENTITY_MERGE_SHARE = 0.012;
const WRONG_TRANSFER_SHARE = 0.006;
const EARLY_DISCHARGE_SHARE = 0.01;
/** Mean time between admissions of people who are not there at all. */
const PHANTOM_EVERY_MS = 30 * HOUR_MS;
const CANCEL_FIRST_SHARE = 0.2;
/** A cancel names the id of its target in half of the cases, else only its time. */
const NAMES_TARGET_SHARE = 0.5;
const USUAL_WAY_MS = 900;
/** A discharge typed early and its cancel fit between the order and the departure. */
const EARLY_DISCHARGE_ROOM_MS = 50 * MINUTE_MS;

export interface FeedMistakesParts {
  readonly agenda: Agenda;
  readonly feed: Feed;
  readonly random: RandomStream;
  readonly keys: KeySource;
  readonly wardIds: readonly string[];
  readonly counts: DirtCounts;
}

interface WrongEvent<T extends EventType> {
  readonly type: T;
  readonly data: EventDataByType[T];
  readonly record: CaseRecord;
}
type CancelType = 'EncounterCancelled' | 'TransferCancelled' | 'DischargeCancelled';
interface Correction {
  readonly type: CancelType;
  readonly trigger: string;
  readonly visitKey: string;
  readonly record: CaseRecord;
  readonly afterMs: number;
  readonly location: () => LocationRef | undefined;
}

/** Wrong admissions, transfers and discharges with their cancels, and provisional keys with their merges. */
export class FeedMistakes implements Mistakes {
  private isActive = false;

  constructor(private readonly parts: FeedMistakesParts) {}

  /** From now on people err; before, everything is written down as it was. */
  start(): void {
    this.isActive = true;
    this.planPhantom();
  }

  private planPhantom(): void {
    this.parts.agenda.after(this.parts.random.exponential(PHANTOM_EVERY_MS), () => this.phantom());
  }

  tellAdmission(visit: ToldVisit & { readonly patientKey: string }): { readonly visitKey: string; readonly patientKey: string } {
    const { random, keys, agenda, feed, counts } = this.parts;
    const { visitKey, patientKey, record } = visit;
    if (!this.isActive) return { visitKey, patientKey };
    const draw = random.uniform();
    if (draw < VISIT_MERGE_SHARE) {
      const oldKey = keys.next();
      counts.visitMerges += 1;
      agenda.after(random.between(20, 50) * MINUTE_MS, () => {
        feed.recordMistake('VisitMerged', { oldKey, newKey: visitKey, keyKind: 'visit', trigger: 'A42' }, this.way(record));
      });
      return { visitKey: oldKey, patientKey };
    }
    if (draw >= VISIT_MERGE_SHARE + IDENTITY_MERGE_SHARE) return { visitKey, patientKey };
    const oldKey = keys.next();
    counts.identityMerges += 1;
    agenda.after(random.between(1, 12) * HOUR_MS, () => {
      feed.recordMistake('IdentityMerged', { oldKey, newKey: patientKey, keyKind: 'patient', trigger: 'A40' }, this.way(record));
    });
    return { visitKey, patientKey: oldKey };
  }

  afterArrival({ visitKey, record, location }: ToldVisit & { readonly location: LocationRef }): void {
    const { random, agenda, counts } = this.parts;
    if (!this.isActive || !random.chance(WRONG_TRANSFER_SHARE)) return;
    const to = { unitId: this.anyWard() };
    if (to.unitId === location.unitId) return;
    counts.cancelledTransfers += 1;
    agenda.after(random.between(4, 14) * MINUTE_MS, () =>
      this.errAndCorrect(
        { type: 'PatientTransferred', data: { visitKey, trigger: 'A02', from: location, to }, record },
        { type: 'TransferCancelled', trigger: 'A12', visitKey, record, afterMs: random.between(3, 18) * MINUTE_MS, location: () => location },
      ),
    );
  }

  afterOrder({ visitKey, record, place, orderAt, departsAt }: PlannedDeparture): void {
    const { random, agenda, counts } = this.parts;
    if (!this.isActive || !random.chance(EARLY_DISCHARGE_SHARE) || departsAt - Math.max(orderAt, agenda.now) < EARLY_DISCHARGE_ROOM_MS) return;
    counts.cancelledDischarges += 1;
    agenda.at(Math.max(orderAt, agenda.now) + random.between(2, 15) * MINUTE_MS, () =>
      this.errAndCorrect(
        { type: 'PatientDischarged', data: { visitKey, trigger: 'A03', dispositionClass: 'home' }, record },
        { type: 'DischargeCancelled', trigger: 'A13', visitKey, record, afterMs: random.between(5, 30) * MINUTE_MS, location: place },
      ),
    );
  }

  private phantom(): void {
    const { random, keys, counts } = this.parts;
    const record = newCaseRecord();
    const visitKey = keys.next();
    const location = { unitId: this.anyWard() };
    counts.cancelledAdmissions += 1;
    this.errAndCorrect(
      { type: 'PatientAdmitted', data: { visitKey, patientKey: keys.next(), trigger: 'A01', patientClass: 'inpatient', admissionType: 'unknown', ageBand: 'unknown', location }, record },
      { type: 'EncounterCancelled', trigger: 'A11', visitKey, record, afterMs: random.between(4, 40) * MINUTE_MS, location: () => location },
    );
    this.planPhantom();
  }

  private errAndCorrect<T extends EventType>(wrong: WrongEvent<T>, correction: Correction): void {
    const { agenda, feed, random, keys, counts } = this.parts;
    const eventId = keys.next();
    const targetOccurredAt = agenda.now;
    const cancelFirst = random.chance(CANCEL_FIRST_SHARE);
    const named = random.chance(NAMES_TARGET_SHARE) ? { cancels: eventId } : { targetOccurredAt };
    const afterMs = Math.floor(correction.afterMs / 1_000) * 1_000;
    const wayMs = cancelFirst ? afterMs + Math.floor(random.between(10, 300) * 1_000) : USUAL_WAY_MS;
    if (cancelFirst) counts.cancelsBeforeTarget += 1;
    feed.recordMistake(wrong.type, wrong.data, { record: wrong.record, eventId, wayMs });
    agenda.after(afterMs, () => {
      const location = correction.location();
      feed.recordMistake(correction.type, { visitKey: correction.visitKey, trigger: correction.trigger, ...named, location }, this.way(correction.record));
      if (correction.type === 'EncounterCancelled') correction.record.finishedAt = agenda.now;
    });
  }

  private way(record: CaseRecord): { record: CaseRecord; eventId: string; wayMs: number } {
    return { record, eventId: this.parts.keys.next(), wayMs: USUAL_WAY_MS };
  }

  private anyWard(): string {
    const { wardIds, random } = this.parts;
    return wardIds[random.index(wardIds.length)] as string;
  }
}
