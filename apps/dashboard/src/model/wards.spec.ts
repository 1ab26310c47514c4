import type { Hospital, Unit, UnitKind } from '@wardcast/contract';
import { bedDivisionsOf, emergencyUnitsOf, wardsOf } from './wards';

function unit(unitId: string, divisionId: string, kind: UnitKind): Unit {
  return { unitId, name: unitId, divisionId, kind, specialty: 'general' };
}

const hospital: Hospital = {
  facilityId: 'h',
  name: 'H',
  timeZone: 'Europe/London',
  huddleTimes: [],
  sample: false,
  divisions: ['emergency', 'acute', 'surgery', 'planned'].map((divisionId) => ({ divisionId, name: divisionId })),
  units: [unit('ed', 'emergency', 'ed'), unit('minors', 'acute', 'ed'), unit('amu', 'acute', 'assessment'), unit('sur', 'surgery', 'ward')],
};

describe('an emergency department', () => {
  it('is no ward', () => {
    expect(wardsOf(hospital).map(({ unitId }) => unitId)).toEqual(['amu', 'sur']);
    expect(emergencyUnitsOf(hospital).map(({ unitId }) => unitId)).toEqual(['ed', 'minors']);
  });

  it('makes no division of beds alone, but leaves a division beside wards or without units as it is', () => {
    expect(bedDivisionsOf(hospital).map(({ divisionId }) => divisionId)).toEqual(['acute', 'surgery', 'planned']);
  });
});
