import type { Division, Facility, Unit } from '@wardcast/domain';
import { ED_BAYS, ED_UNIT_ID, wardPlans } from './ward-plan';

const divisions: readonly Division[] = [
  { divisionId: 'emergency', name: 'Emergency' },
  { divisionId: 'medicine', name: 'Medicine' },
  { divisionId: 'surgery', name: 'Surgery' },
  { divisionId: 'women-and-children', name: 'Women and children' },
  { divisionId: 'critical-care', name: 'Critical care' },
];

/** `AMU-01` to `AMU-38`. */
function bedIds(code: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${code}-${String(i + 1).padStart(2, '0')}`);
}

/** The invented hospital: an emergency department and 24 wards in four divisions. Always the same value. */
export function sampleFacility(): Facility {
  const wards: readonly Unit[] = wardPlans.map((plan) => ({
    unitId: plan.unitId,
    name: plan.name,
    divisionId: plan.divisionId,
    kind: plan.kind,
    specialty: plan.specialty,
    bedIds: bedIds(plan.code, plan.staffed + plan.spare),
  }));
  const emergency: Unit = {
    unitId: ED_UNIT_ID,
    name: 'Emergency Department',
    divisionId: 'emergency',
    kind: 'ed',
    specialty: 'emergency_medicine',
    bedIds: bedIds('ED', ED_BAYS),
  };
  return {
    facilityId: 'sample-general-hospital',
    name: 'Sample General Hospital',
    timeZone: 'Europe/London',
    holidayRegion: 'GB-ENG',
    huddleTimes: ['08:00', '14:00', '20:00'],
    sample: true,
    divisions,
    units: [emergency, ...wards],
  };
}
