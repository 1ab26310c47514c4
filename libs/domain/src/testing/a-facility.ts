import type { Facility, Unit, UnitKind } from '../facility/facility';

function unit(unitId: string, kind: UnitKind, divisionId: string, beds: number): Unit {
  const bedIds = Array.from({ length: beds }, (_, index) => `${unitId}-${String(index + 1).padStart(2, '0')}`);
  return { unitId, name: `Ward ${unitId}`, divisionId, kind, specialty: kind === 'icu' ? 'critical care' : 'medicine', bedIds };
}

/** A small hospital for tests: an ED with 4 bays, two wards of 4 beds and an ICU of 2; beds are `w1-01`, `w1-02`, ... */
export function aFacility(changes: Partial<Facility> = {}): Facility {
  return {
    facilityId: 'H1',
    name: 'Test Hospital',
    timeZone: 'Europe/London',
    holidayRegion: 'GB-ENG',
    huddleTimes: ['06:30', '08:30', '12:00', '16:00'],
    sample: true,
    divisions: [{ divisionId: 'medicine', name: 'Medicine' }, { divisionId: 'surgery', name: 'Surgery' }],
    units: [unit('ed', 'ed', 'medicine', 4), unit('w1', 'ward', 'medicine', 4), unit('w2', 'ward', 'surgery', 4), unit('icu', 'icu', 'surgery', 2)],
    ...changes,
  };
}
