import type { Facility, Unit } from '@wardcast/domain';

/** A place of the hospital's tree that has numbers of its own. */
export interface HospitalNode {
  readonly nodeId: string;
  readonly kind: 'facility' | 'division' | 'unit';
  readonly name: string;
  /** The units whose numbers add up to this node's. */
  readonly unitIds: readonly string[];
}

/**
 * The units that count towards a roll-up: all but emergency departments, whose patients hold no ward bed and
 * would make the hospital look full in every busy hour. Units that are all emergency departments count themselves.
 */
export function bedUnits(units: readonly Unit[]): readonly Unit[] {
  const beds = units.filter((unit) => unit.kind !== 'ed');
  return beds.length > 0 ? beds : units;
}

/** All nodes: the whole hospital, then divisions, then units, in the tree's order. A division without units is no node. */
export function hospitalNodes(facility: Facility): readonly HospitalNode[] {
  const rollUp = (nodeId: string, kind: HospitalNode['kind'], name: string, units: readonly Unit[]): HospitalNode => ({
    nodeId, kind, name, unitIds: bedUnits(units).map((unit) => unit.unitId),
  });
  const divisions = facility.divisions
    .map((division) => ({ division, units: facility.units.filter((unit) => unit.divisionId === division.divisionId) }))
    .filter(({ units }) => units.length > 0);
  return [
    rollUp(facility.facilityId, 'facility', facility.name, facility.units),
    ...divisions.map(({ division, units }) => rollUp(division.divisionId, 'division', division.name, units)),
    ...facility.units.map((unit) => rollUp(unit.unitId, 'unit', unit.name, [unit])),
  ];
}
