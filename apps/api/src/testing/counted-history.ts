import type { Facility, HospitalEvent, Unit } from '@wardcast/domain';
import { eventOf } from './small-history';
import { smallFacility } from './small-facility';

const HOUR_MS = 3_600_000;
const BEDS = 24;

/** A partner that reports how many of its beds are taken, each hour, and nothing else. */
export const PARTNER: Unit = { unitId: 'partner', name: 'Partner Rehabilitation', divisionId: 'medicine', kind: 'ward', specialty: 'rehabilitation', bedIds: Array.from({ length: BEDS }, (_, bed) => `partner-${bed + 1}`) };

export function facilityWithPartner(): Facility {
  const facility = smallFacility();
  return { ...facility, units: [...facility.units, PARTNER] };
}

/** Fuller by day than by night, and a little different from day to day. */
export function partnerCount(at: number): number {
  const hour = new Date(at).getUTCHours();
  const day = Math.floor(at / (24 * HOUR_MS));
  return 15 + (hour >= 8 && hour < 20 ? 3 : 0) + (day % 3) - 1;
}

/** The partner's reports of every full hour of [from, to). */
export function partnerHistory(facilityId: string, from: number, to: number): readonly HospitalEvent[] {
  const first = Math.ceil(from / HOUR_MS) * HOUR_MS;
  const hours = Math.max(0, Math.ceil((to - first) / HOUR_MS));
  return Array.from({ length: hours }, (_, i) => first + i * HOUR_MS).map((at) => eventOf('UnitCountsReported', { unitId: PARTNER.unitId, occupiedBeds: partnerCount(at) }, { facilityId, at }));
}
