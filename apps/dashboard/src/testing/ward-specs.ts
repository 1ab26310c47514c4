import type { Division, UnitKind } from '@wardcast/contract';

/** What a fixture ward is made from. `drift` and `spread` are the mean and sd of its census change in beds. */
export interface WardSpec {
  readonly unitId: string;
  readonly name: string;
  readonly divisionId: string;
  readonly kind: UnitKind;
  readonly specialty: string;
  readonly staffed: number;
  readonly occupied: number;
  readonly blocked: number;
  readonly cleaning: number;
  readonly drift: number;
  readonly spread: number;
  readonly definite: number;
  readonly decided: number;
  readonly outPerHour: number;
  /** Shapes the ward's past, 1 to 3. */
  readonly pace: number;
}

export const DIVISIONS: readonly Division[] = [
  { divisionId: 'medicine', name: 'Medicine' },
  { divisionId: 'surgery', name: 'Surgery' },
  { divisionId: 'women-and-children', name: 'Women and children' },
  { divisionId: 'critical-care', name: 'Critical care' },
  { divisionId: 'emergency', name: 'Emergency' },
];

/** name, division, kind, staffed, occupied, drift, spread, definite out, decided in, blocked */
type Row = readonly [string, string, UnitKind, number, number, number, number, number, number, number];

const ROWS: readonly Row[] = [
  ['Acute Medicine', 'medicine', 'assessment', 36, 36, 5, 3, 5, 10, 0],
  ['Respiratory', 'medicine', 'ward', 28, 27, 3.4, 2.4, 2, 5, 2],
  ['Older People A', 'medicine', 'ward', 30, 30, 1.2, 1.8, 2, 3, 0],
  ['General Medicine A', 'medicine', 'ward', 30, 29, 0.9, 2.2, 3, 3, 0],
  ['Cardiology', 'medicine', 'ward', 26, 25, 0.6, 1.8, 2, 2, 0],
  ['Gastroenterology', 'medicine', 'ward', 24, 23, -0.6, 1.3, 1, 1, 0],
  ['General Medicine B', 'medicine', 'ward', 30, 28, -0.2, 1.4, 2, 1, 0],
  ['Older People B', 'medicine', 'ward', 28, 26, -0.2, 1.2, 1, 1, 0],
  ['Renal', 'medicine', 'ward', 18, 16, 0, 1.1, 1, 0, 0],
  ['Stroke', 'medicine', 'ward', 20, 18, 0, 1.1, 0, 1, 0],
  ['Trauma', 'surgery', 'ward', 30, 29, 1.8, 2.4, 2, 3, 0],
  ['General Surgery A', 'surgery', 'ward', 28, 26, 0.9, 2.4, 3, 4, 0],
  ['General Surgery B', 'surgery', 'ward', 26, 23, 0, 1.4, 2, 2, 0],
  ['Orthopaedics', 'surgery', 'ward', 28, 24, 0, 1.8, 4, 5, 0],
  ['Urology', 'surgery', 'ward', 18, 15, 0, 1.4, 2, 1, 0],
  ['Vascular', 'surgery', 'ward', 16, 14, 0, 0.9, 1, 0, 0],
  ['Surgical Assessment', 'surgery', 'assessment', 20, 17, 0.4, 1.8, 3, 2, 0],
  ['Children', 'women-and-children', 'paediatric', 24, 20, 0.4, 1.8, 2, 1, 0],
  ['Gynaecology', 'women-and-children', 'ward', 14, 12, -0.2, 0.9, 1, 1, 0],
  ['Maternity', 'women-and-children', 'maternity', 32, 28, 0, 1.8, 4, 3, 0],
  ['Neonatal', 'women-and-children', 'neonatal', 18, 15, 0.2, 1.4, 0, 0, 0],
  ['Intensive Care', 'critical-care', 'icu', 16, 16, 1.6, 1.2, 1, 2, 0],
  ['High Dependency', 'critical-care', 'hdu', 12, 11, 0.6, 1.1, 1, 1, 0],
  ['Coronary Care', 'critical-care', 'icu', 10, 8, 0, 0.8, 1, 0, 0],
  ['Emergency Department', 'emergency', 'ed', 40, 31, -1, 4, 6, 0, 0],
];

function specOf(row: Row, index: number): WardSpec {
  const [name, divisionId, kind, staffed, occupied, drift, spread, definite, decided, blocked] = row;
  const unitId = name.toLowerCase().replaceAll(' ', '-');
  const outPerHour = kind === 'ed' ? 4 : staffed * 0.012;
  return { unitId, name, divisionId, kind, specialty: unitId, staffed, occupied, blocked, cleaning: staffed - occupied > 1 ? 1 : 0, drift, spread, definite, decided, outPerHour, pace: (index % 3) + 1 };
}

export const WARDS: readonly WardSpec[] = ROWS.map(specOf);
