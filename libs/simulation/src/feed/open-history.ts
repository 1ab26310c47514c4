import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import type { HospitalEvent } from '@wardcast/domain';
import type { CaseRecord } from './case-record';
import type { Delivery } from './feed';

/** Finished cases stay for this long: longer than the latest delivery, so that nothing arrives for a forgotten case. */
export const KEEP_FINISHED_MS = 72 * HOUR_MS;

export interface KeptEvent {
  readonly event: HospitalEvent;
  readonly record: CaseRecord | null;
}

/** Keeps, of everything delivered, what is needed to know the present state. */
export class OpenHistory {
  private readonly cases = new Set<CaseRecord>();
  private readonly beds = new Map<string, HospitalEvent>();
  private readonly facts = new Map<string, HospitalEvent>();
  private tidiedAt = 0;

  keep({ event, record, isRepeat }: Delivery): void {
    if (isRepeat) return;
    if (event.receivedAt - this.tidiedAt > DAY_MS) this.tidy(event.receivedAt);
    if (record !== null) {
      this.adoptCleaning(event, record);
      record.events.push(event);
      this.cases.add(record);
      return;
    }
    if (event.type === 'BedStatusChanged') this.keepLatest(this.beds, `${event.data.bedId} ${event.data.facet}`, event);
    else this.keepLatest(this.facts, factKey(event), event);
  }

  /** Events delivered so far that still matter at `now`, by receipt and then by id. */
  events(now: number): HospitalEvent[] {
    return this.deliveries(now).map((kept) => kept.event);
  }

  /** The same with the case that each belongs to. Cases that ended more than `keepFinishedMs` ago are forgotten. */
  deliveries(now: number, keepFinishedMs = KEEP_FINISHED_MS): KeptEvent[] {
    this.tidy(now, keepFinishedMs);
    const kept = new Map<string, KeptEvent>();
    for (const shelf of [this.facts, this.beds]) for (const event of shelf.values()) kept.set(event.eventId, { event, record: null });
    for (const record of this.cases) {
      for (const event of record.events) kept.set(event.eventId, { event, record: event.type === 'BedStatusChanged' ? null : record });
    }
    return [...kept.values()].sort((a, b) => a.event.receivedAt - b.event.receivedAt || (a.event.eventId < b.event.eventId ? -1 : 1));
  }

  /** Forgets everything. */
  clear(): void {
    for (const record of this.cases) record.events.length = 0;
    this.cases.clear();
    this.beds.clear();
    this.facts.clear();
  }

  /** That the bed was clean when the patient came belongs to the patient's story: without it the bed would seem to be taken dirty. */
  private adoptCleaning(event: HospitalEvent, record: CaseRecord): void {
    const place = event.type === 'PatientAdmitted' ? event.data.location : event.type === 'PatientTransferred' ? event.data.to : null;
    if (place?.bedId === undefined) return;
    const cleaning = this.beds.get(`${place.bedId} hygiene`);
    if (cleaning !== undefined) record.events.push(cleaning);
  }

  private keepLatest(shelf: Map<string, HospitalEvent>, key: string, event: HospitalEvent): void {
    const known = shelf.get(key);
    if (known === undefined || known.occurredAt <= event.occurredAt) shelf.set(key, event);
  }

  private tidy(now: number, keepFinishedMs = KEEP_FINISHED_MS): void {
    this.tidiedAt = now;
    const oldest = now - keepFinishedMs;
    for (const [key, event] of this.facts) if (factEnd(event) < oldest) this.facts.delete(key);
    const wanted = new Set<CaseRecord>();
    for (const record of this.cases) if (record.finishedAt === null || record.finishedAt >= oldest) addWithLinks(wanted, record);
    for (const record of this.cases) if (!wanted.has(record)) this.cases.delete(record);
  }
}

function addWithLinks(wanted: Set<CaseRecord>, record: CaseRecord): void {
  const pending = [record];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (wanted.has(next)) continue;
    wanted.add(next);
    pending.push(...next.links);
  }
}

function factKey(event: HospitalEvent): string {
  if (event.type === 'CapacityPlanPublished') return `plan ${event.data.planId}`;
  if (event.type === 'StaffingPlanned' || event.type === 'StaffingActual') return `${event.type} ${event.data.shiftId}`;
  return event.eventId;
}

function factEnd(event: HospitalEvent): number {
  if (event.type === 'CapacityPlanPublished') return event.data.interval.end ?? Infinity;
  if (event.type === 'StaffingPlanned' || event.type === 'StaffingActual') return event.data.interval.end;
  return event.occurredAt;
}
