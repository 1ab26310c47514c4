import type { Facility, Unit, UnitKind } from '@wardcast/domain';

const BEDS = 20;

function unit(unitId: string, name: string, divisionId: string, kind: UnitKind): Unit {
  return { unitId, name, divisionId, kind, specialty: 'general', bedIds: Array.from({ length: BEDS }, (_, bed) => `${unitId}-${bed + 1}`) };
}

export interface SmallFacilityOptions {
  readonly timeZone?: string;
  /** Name of the first ward: hostile text in a test of what screens do with it. */
  readonly firstWardName?: string;
}

/** Four wards of twenty beds in two divisions, and an emergency department: small enough to reckon by hand. */
export function smallFacility(options: SmallFacilityOptions = {}): Facility {
  return {
    facilityId: 'small',
    name: 'Small Hospital',
    timeZone: options.timeZone ?? 'Europe/London',
    holidayRegion: 'GB-ENG',
    huddleTimes: ['08:00', '14:00', '20:00'],
    sample: false,
    divisions: [
      { divisionId: 'medicine', name: 'Medicine' },
      { divisionId: 'surgery', name: 'Surgery' },
      { divisionId: 'emergency', name: 'Emergency' },
    ],
    units: [
      unit('med-a', options.firstWardName ?? 'Medicine A', 'medicine', 'ward'),
      unit('med-b', 'Medicine B', 'medicine', 'ward'),
      unit('sur-a', 'Surgery A', 'surgery', 'ward'),
      unit('icu', 'Intensive Care', 'surgery', 'icu'),
      unit('ed', 'Emergency Department', 'emergency', 'ed'),
    ],
  };
}
