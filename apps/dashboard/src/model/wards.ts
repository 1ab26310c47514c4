import type { Division, Hospital, Unit } from '@wardcast/contract';

/** An emergency department has patients but no ward beds to run out of, so it is no ward and has no level. */
export function isWard(unit: Unit): boolean {
  return unit.kind !== 'ed';
}

/** The units with ward beds, in the tree's order. */
export function wardsOf(hospital: Hospital): readonly Unit[] {
  return hospital.units.filter(isWard);
}

/** The emergency departments, in the tree's order. */
export function emergencyUnitsOf(hospital: Hospital): readonly Unit[] {
  return hospital.units.filter((unit) => !isWard(unit));
}

/** The divisions without those that hold emergency departments and nothing else. */
export function bedDivisionsOf(hospital: Hospital): readonly Division[] {
  const members = (divisionId: string) => hospital.units.filter((unit) => unit.divisionId === divisionId);
  return hospital.divisions.filter(({ divisionId }) => members(divisionId).length === 0 || members(divisionId).some(isWard));
}
