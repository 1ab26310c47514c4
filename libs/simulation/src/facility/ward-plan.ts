import type { UnitKind } from '@wardcast/domain';

/** One ward of the sample hospital as laid out on paper. */
export interface WardPlan {
  readonly unitId: string;
  readonly name: string;
  /** Prefix of its bed ids. */
  readonly code: string;
  readonly divisionId: string;
  readonly kind: UnitKind;
  readonly specialty: string;
  /** Beds with staff in an ordinary shift. */
  readonly staffed: number;
  /** Physical beds beyond the staffed ones. */
  readonly spare: number;
}

type WardRow = readonly [name: string, code: string, kind: UnitKind, specialty: string, staffed: number, spare: number];

const rows: Readonly<Record<string, readonly WardRow[]>> = {
  medicine: [
    ['Acute Medicine', 'AMU', 'assessment', 'acute_medicine', 36, 2],
    ['Respiratory', 'RES', 'ward', 'respiratory', 28, 2],
    ['Older People A', 'OPA', 'ward', 'older_people', 30, 2],
    ['Older People B', 'OPB', 'ward', 'older_people', 28, 2],
    ['General Medicine A', 'GMA', 'ward', 'general_medicine', 30, 2],
    ['General Medicine B', 'GMB', 'ward', 'general_medicine', 30, 2],
    ['Cardiology', 'CAR', 'ward', 'cardiology', 26, 2],
    ['Gastroenterology', 'GAS', 'ward', 'gastroenterology', 24, 2],
    ['Renal', 'REN', 'ward', 'renal', 18, 1],
    ['Stroke', 'STR', 'ward', 'stroke', 20, 1],
  ],
  surgery: [
    ['Surgical Assessment', 'SAU', 'assessment', 'general_surgery', 20, 1],
    ['Trauma', 'TRA', 'ward', 'trauma', 30, 2],
    ['Orthopaedics', 'ORT', 'ward', 'orthopaedics', 28, 2],
    ['General Surgery A', 'GSA', 'ward', 'general_surgery', 28, 2],
    ['General Surgery B', 'GSB', 'ward', 'general_surgery', 26, 2],
    ['Urology', 'URO', 'ward', 'urology', 18, 1],
    ['Vascular', 'VAS', 'ward', 'vascular', 16, 1],
  ],
  'women-and-children': [
    ['Children', 'CHI', 'paediatric', 'paediatrics', 24, 2],
    ['Neonatal', 'NEO', 'neonatal', 'neonatology', 18, 1],
    ['Maternity', 'MAT', 'maternity', 'obstetrics', 32, 2],
    ['Gynaecology', 'GYN', 'ward', 'gynaecology', 14, 1],
  ],
  'critical-care': [
    ['Intensive Care', 'ICU', 'icu', 'intensive_care', 16, 1],
    ['High Dependency', 'HDU', 'hdu', 'high_dependency', 12, 1],
    ['Coronary Care', 'CCU', 'hdu', 'cardiology', 10, 1],
  ],
};

/** `Older People A` becomes `older-people-a`. */
function unitIdOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** The 24 wards: 562 staffed beds of 600 physical ones. */
export const wardPlans: readonly WardPlan[] = Object.entries(rows).flatMap(([divisionId, wards]) =>
  wards.map(([name, code, kind, specialty, staffed, spare]) => ({ unitId: unitIdOf(name), name, code, divisionId, kind, specialty, staffed, spare })),
);

export const ED_UNIT_ID = 'emergency-department';
/** Bays for patients who need a couch; minor cases sit in chairs beside them. */
export const ED_BAYS = 44;
