import type { BatchResult } from '@wardcast/application';
import type { HospitalEvent, Stay, UnitHour, UnitLive, VisitStays } from '@wardcast/domain';

/** Shape of a hospital of about 600 beds: what one batch of its feed makes the store write. */
const UNITS = 25;
const PRESENT_PER_UNIT = 24;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Mean time between two events of such a hospital (ms). */
const EVENT_GAP_MS = 40_000;
const FACILITY_ID = 'bench';
const START = Date.UTC(2025, 0, 1);

const unitName = (unit: number): string => `unit-${unit}`;
const hex = (kind: number, serial: number): string => (kind * 2 ** 40 + serial).toString(16).padStart(32, '0');

/**
 * A made-up but shaped feed: of ten events one admits, one moves, one discharges, three change a bed, three tell of
 * progress in the ED and one of readiness. Visits carry their whole list of stays and which of them changed, as the ledger tells
 * them; hours close as time passes, and every batch renews the live rows of all units.
 */
export class LoadWorkload {
  private serial = 0;
  private hour = START;
  private readonly open = new Map<number, Stay[]>();
  private nextVisit = 0;

  constructor() {
    // The hospital is full before the first event, as it is before any feed.
    for (; this.nextVisit < UNITS * PRESENT_PER_UNIT; this.nextVisit += 1) {
      const unit = this.nextVisit % UNITS;
      this.open.set(this.nextVisit, [stayIn(unit, this.nextVisit, START - HOUR_MS)]);
    }
  }

  batch(events: number): Pick<BatchResult, 'facilityId' | 'applied' | 'visits' | 'unitHours' | 'live' | 'committedAt' | 'heartbeats'> {
    const applied: HospitalEvent[] = [];
    const touched = new Map<string, VisitStays>();
    for (let index = 0; index < events; index += 1) applied.push(this.nextEvent(touched));
    const now = this.now();
    return {
      facilityId: FACILITY_ID,
      applied,
      visits: [...touched.values()],
      unitHours: this.closedHours(now),
      live: Array.from({ length: UNITS }, (_, unit) => liveRow(unit, now)),
      committedAt: now,
      heartbeats: new Map([['bench-feed', now]]),
    };
  }

  private now(): number {
    return START + this.serial * EVENT_GAP_MS;
  }

  private nextEvent(touched: Map<string, VisitStays>): HospitalEvent {
    const turn = this.serial % 10;
    const at = this.now();
    this.serial += 1;
    // The oldest visit moves or leaves.
    const oldest = this.open.keys().next().value;
    if (turn === 0 || oldest === undefined) return this.admit(at, touched);
    if (turn === 1) return this.move(oldest, at, touched);
    if (turn === 2) return this.discharge(oldest, at, touched);
    const unitId = unitName(this.serial % UNITS);
    if (turn < 6) return this.event('BedStatusChanged', 'bed', at, { bedId: `${unitId}-b${this.serial % 24}`, unitId, facet: 'hygiene', previous: 'cleaning', current: 'clean', cleanType: 'standard', confidence: 1 });
    if (turn < 9) return this.event('EdTriaged', 'ed', at, { visitKey: hex(4, this.serial), unitId, arrivalMode: 'walk_in', acuity: 3, scale: 'MTS', area: 'majors' });
    return this.event('DischargeReadinessChanged', 'adt', at, { visitKey: hex(1, oldest), trigger: 'A08', readiness: { signal: 'medically_fit', value: true } });
  }

  private admit(at: number, touched: Map<string, VisitStays>): HospitalEvent {
    const visit = this.nextVisit++;
    const unit = visit % UNITS;
    this.open.set(visit, [stayIn(unit, visit, at)]);
    this.touch(visit, 'in_progress', touched);
    const location = { unitId: unitName(unit), bedId: `${unitName(unit)}-b${visit % 24}` };
    return this.event('PatientAdmitted', 'adt', at, { visitKey: hex(1, visit), patientKey: hex(2, visit), trigger: 'A01', patientClass: 'inpatient', admissionType: 'emergency', ageBand: '65-74', service: 'general', location, admittedAt: at });
  }

  private move(visit: number, at: number, touched: Map<string, VisitStays>): HospitalEvent {
    const stays = this.open.get(visit) ?? [];
    const unit = (visit + stays.length * 7) % UNITS;
    const from = stays[stays.length - 1];
    const moved = [...stays.map((stay) => ({ ...stay, to: stay.to ?? at })), stayIn(unit, visit, at)];
    // Moved visits go to the end of the queue, so that all take their turn.
    this.open.delete(visit);
    this.open.set(visit, moved);
    this.touch(visit, 'in_progress', touched);
    return this.event('PatientTransferred', 'adt', at, { visitKey: hex(1, visit), trigger: 'A02', from: { unitId: from?.unitId ?? '' }, to: { unitId: unitName(unit), bedId: `${unitName(unit)}-b${visit % 24}` } });
  }

  private discharge(visit: number, at: number, touched: Map<string, VisitStays>): HospitalEvent {
    this.open.set(visit, (this.open.get(visit) ?? []).map((stay) => ({ ...stay, to: stay.to ?? at })));
    this.touch(visit, 'finished', touched);
    this.open.delete(visit);
    return this.event('PatientDischarged', 'adt', at, { visitKey: hex(1, visit), trigger: 'A03', dispositionClass: 'home' });
  }

  private touch(visit: number, state: VisitStays['state'], touched: Map<string, VisitStays>): void {
    const visitKey = hex(1, visit);
    const stays = this.open.get(visit) ?? [];
    // The last stay is new or has ended; a move ends the one before it.
    const changed = [...(touched.get(visitKey)?.change?.places ?? []), ...(stays.length > 1 && state === 'in_progress' ? [stays.length - 2] : []), stays.length - 1];
    touched.set(visitKey, { visitKey, state, stays, change: { places: [...new Set(changed)], gone: [] } });
  }

  private event(type: HospitalEvent['type'], family: HospitalEvent['family'], at: number, data: object): HospitalEvent {
    const times = { occurredAt: at, recordedAt: at + MINUTE_MS, receivedAt: at + 2 * MINUTE_MS };
    return { eventId: hex(3, this.serial), type, family, facilityId: FACILITY_ID, feedId: 'bench-feed', mode: 'backfill', ...times, data } as unknown as HospitalEvent;
  }

  private closedHours(now: number): readonly UnitHour[] {
    const cells: UnitHour[] = [];
    for (; this.hour + HOUR_MS <= now; this.hour += HOUR_MS) {
      for (let unit = 0; unit < UNITS; unit += 1) {
        cells.push({ unitId: unitName(unit), hour: this.hour, census: 20 + (unit % 5), arrivals: 1, departures: 1, staffed: 24, availableAt: this.hour + HOUR_MS });
      }
    }
    return cells;
  }
}

function stayIn(unit: number, visit: number, from: number): Stay {
  return { unitId: unitName(unit), bedId: `${unitName(unit)}-b${visit % 24}`, from, to: null, onLeave: false, definiteOutAt: null };
}

function liveRow(unit: number, at: number): UnitLive {
  const present = Array.from({ length: PRESENT_PER_UNIT }, (_, index) => ({ visitKey: hex(1, index), enteredAt: at - index * HOUR_MS, definiteOut: false, expectedOutAt: null }));
  const counts = { census: PRESENT_PER_UNIT, onLeave: 0, physicalBeds: 26, staffedBeds: 25, blockedBeds: 1, availableNow: 1, inCleaning: 1 };
  return { unitId: unitName(unit), at, ...counts, present, expected: [], lastEventAt: at };
}
