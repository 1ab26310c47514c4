import type { Facility } from '@wardcast/domain';
import type { Actor } from '../actor';
import { findFacility } from './access';
import type { HospitalView } from './board-view';
import type { QueryDependencies } from './query-dependencies';
import { answer, type QueryResult } from './query-result';

/** The tree as the actor may see it: a ward's people see their own units and the divisions these are in. */
export function toHospitalView(actor: Actor, facility: Facility): HospitalView {
  const mine = actor.units;
  const units = facility.units.filter((unit) => mine === 'all' || mine.includes(unit.unitId));
  const divisions = facility.divisions.filter((division) => units.some((unit) => unit.divisionId === division.divisionId));
  const { facilityId, name, timeZone, huddleTimes, sample } = facility;
  return {
    facilityId, name, timeZone, huddleTimes, sample,
    divisions: divisions.map(({ divisionId, name: divisionName }) => ({ divisionId, name: divisionName })),
    units: units.map(({ unitId, name: unitName, divisionId, kind, specialty }) => ({ unitId, name: unitName, divisionId, kind, specialty })),
  };
}

/** A hospital's tree; without an id the first one that the actor may see. */
export async function readHospital(deps: QueryDependencies, actor: Actor, facilityId: string | null): Promise<QueryResult<HospitalView>> {
  const found = await findFacility(deps, actor, facilityId);
  return found.kind === 'ok' ? answer(toHospitalView(actor, found.value)) : found;
}
