import { instantOfDay, localDayNumber, localParts, localToInstant } from '@wardcast/timeseries';
import type { HospitalParts } from '../engine/hospital-parts';
import { wardPlans } from '../facility/ward-plan';
import type { WardState } from './ward-state';

/** Plans run from 1 April to 1 December and from 1 December to 1 April. */
const SUMMER_STARTS_MONTH = 4;
const WINTER_STARTS_MONTH = 12;
const PUBLISHED_DAYS_AHEAD = 45;
const PUBLISHED_AT_MIN = 10 * 60;
/** Beds opened for the winter, within what physically stands. */
const winterBeds: ReadonlyMap<string, number> = new Map([
  ['acute-medicine', 2],
  ['respiratory', 2],
  ['older-people-a', 1],
  ['general-medicine-a', 1],
]);
const staffedBeds: ReadonlyMap<string, number> = new Map(wardPlans.map((plan) => [plan.unitId, plan.staffed]));

interface Season {
  readonly name: string;
  readonly isWinter: boolean;
  readonly start: number;
  readonly end: number;
}

/** Funded beds of each ward by season, published well before they hold. */
export class CapacityPlans {
  constructor(private readonly parts: HospitalParts) {}

  /** Publishes the season that runs now and every next one when its time comes. */
  start(): void {
    const current = this.seasonAt(this.parts.agenda.now);
    this.publish(current);
    this.publishNext(current);
  }

  /** Beds funded for a ward at an instant. Units that are not wards have all their beds. */
  fundedBeds(ward: WardState, at: number): number {
    const ordinary = staffedBeds.get(ward.unit.unitId);
    if (ordinary === undefined) return ward.beds.length;
    return ordinary + (this.seasonAt(at).isWinter ? (winterBeds.get(ward.unit.unitId) ?? 0) : 0);
  }

  private publishNext(running: Season): void {
    const { zone } = this.parts.calendar;
    const next = this.seasonAt(running.end);
    const day = localDayNumber(zone, next.start) - PUBLISHED_DAYS_AHEAD;
    this.parts.agenda.at(instantOfDay(zone, day, PUBLISHED_AT_MIN), () => {
      this.publish(next);
      this.publishNext(next);
    });
  }

  private seasonAt(at: number): Season {
    const { zone } = this.parts.calendar;
    const { year, month } = localParts(zone, at);
    const isWinter = month >= WINTER_STARTS_MONTH || month < SUMMER_STARTS_MONTH;
    const startYear = isWinter && month < SUMMER_STARTS_MONTH ? year - 1 : year;
    const startMonth = isWinter ? WINTER_STARTS_MONTH : SUMMER_STARTS_MONTH;
    const endMonth = isWinter ? SUMMER_STARTS_MONTH : WINTER_STARTS_MONTH;
    return {
      name: `${isWinter ? 'winter' : 'summer'}-${startYear}`,
      isWinter,
      start: localToInstant(zone, { year: startYear, month: startMonth, day: 1 }),
      end: localToInstant(zone, { year: isWinter ? startYear + 1 : startYear, month: endMonth, day: 1 }),
    };
  }

  private publish(season: Season): void {
    for (const ward of this.parts.wards.values()) {
      const { unitId } = ward.unit;
      const physical = ward.beds.length;
      const fundedOpen = this.fundedBeds(ward, season.start);
      this.parts.feed.record(
        'CapacityPlanPublished',
        {
          planId: `plan-${unitId}-${season.name}`,
          version: 1,
          unitId,
          interval: { start: season.start, end: season.end },
          licensed: physical,
          physical,
          fundedOpen,
          escalationOpen: 0,
          surgeActive: 0,
          surgeInactive: 0,
          reason: 'season',
        },
        null,
      );
    }
  }
}
