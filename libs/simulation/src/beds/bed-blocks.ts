import { HOUR_MS } from '@wardcast/timeseries';
import type { HospitalParts } from '../engine/hospital-parts';
import type { Bed, WardState } from './ward-state';

/** Closures a day and ward: single beds for repair, and groups for infection, the latter more in winter. */
const REPAIRS_PER_DAY = 0.05;
const INFECTIONS_PER_DAY = 0.016;
const INFECTION_WINTER = 0.7;
const REPAIR_HOURS: readonly [number, number] = [3, 60];
const INFECTION_HOURS: readonly [number, number] = [20, 130];
const MOST_INFECTION_BEDS = 3;
/** Repairs start in the working day. */
const REPAIR_FIRST_HOUR = 8;
const REPAIR_LAST_HOUR = 18;
const BLOCK_CHECKS_PER_DAY = 24;

/** Closes beds for a while. A closed bed with a patient in it stays occupied until the patient leaves. */
export class BedBlocks {
  constructor(private readonly parts: HospitalParts) {}

  start(): void {
    this.parts.agenda.after(HOUR_MS, () => this.hourly());
  }

  private hourly(): void {
    const { agenda, random, calendar, wards } = this.parts;
    const hour = calendar.hourOfDay(agenda.now);
    const worksHours = REPAIR_LAST_HOUR - REPAIR_FIRST_HOUR;
    const repairs = hour >= REPAIR_FIRST_HOUR && hour < REPAIR_LAST_HOUR ? REPAIRS_PER_DAY / worksHours : 0;
    const infections = (INFECTIONS_PER_DAY / BLOCK_CHECKS_PER_DAY) * (1 + INFECTION_WINTER * calendar.facts(agenda.now).winter);
    for (const ward of wards.values()) {
      if (ward.unit.kind === 'ed') continue;
      if (random.chance(repairs)) this.repair(ward);
      if (random.chance(infections)) this.infection(ward);
    }
    agenda.after(HOUR_MS, () => this.hourly());
  }

  private repair(ward: WardState): void {
    const bed = ward.readyBed();
    if (bed !== null) this.block(ward, bed, { reasonCode: 'maintenance', hours: this.parts.random.between(...REPAIR_HOURS) });
  }

  private infection(ward: WardState): void {
    const { random } = this.parts;
    const count = 1 + random.index(MOST_INFECTION_BEDS);
    const hours = random.between(...INFECTION_HOURS);
    const first = random.index(ward.beds.length);
    for (let i = 0; i < count; i += 1) {
      const bed = ward.beds[(first + i) % ward.beds.length];
      if (bed !== undefined && !bed.blocked && bed.use !== 'held') this.block(ward, bed, { reasonCode: 'infection_control', hours });
    }
  }

  private block(ward: WardState, bed: Bed, why: { readonly reasonCode: string; readonly hours: number }): void {
    const { agenda, feed, board } = this.parts;
    const place = { bedId: bed.bedId, unitId: ward.unit.unitId, facet: 'serviceability' as const, reasonCode: why.reasonCode, confidence: 1 };
    const until = Math.floor((agenda.now + why.hours * HOUR_MS) / HOUR_MS) * HOUR_MS;
    bed.blocked = true;
    feed.record('BedStatusChanged', { ...place, previous: 'open', current: 'blocked', until }, null);
    agenda.at(until, () => {
      bed.blocked = false;
      feed.record('BedStatusChanged', { ...place, previous: 'blocked', current: 'open' }, null);
      board.offer(ward);
    });
  }
}
