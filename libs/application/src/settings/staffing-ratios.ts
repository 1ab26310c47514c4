import type { UnitKind } from '@wardcast/domain';
import type { NurseRatio } from '@wardcast/forecasting';

/** A rule on nurses for one kind of unit. `law`: a cap; `guidance`: what a professional body recommends; `own`: set for this hospital. */
export interface StaffingRatio extends NurseRatio {
  readonly status: 'law' | 'guidance' | 'own';
  /** Who says so, and where it does not apply: it stands beside the numbers. */
  readonly source: string;
  /** Of an own one: by whom, and when (ms). */
  readonly setBy?: string;
  readonly setAt?: number;
}
type RatioTable = Readonly<Partial<Record<UnitKind, StaffingRatio>>>;

const TITLE_22 = 'California Code of Regulations, Title 22, section 70217';
const SG1 = 'NICE guideline SG1 for adult wards: check safety when a nurse has more than 8 patients by day; fewer than 2 nurses is a red flag';
const RCN_CHILDREN = 'Royal College of Nursing 2013, children of two years and over; at least 2 nurses; compare with the edition in force';
const GPICS_3 = 'Guidelines for the Provision of Intensive Care Services, level 3 patients; compare with the edition in force';
const GPICS_2 = 'Guidelines for the Provision of Intensive Care Services, level 2 patients; compare with the edition in force';

function law(patientsPerNurse: number): StaffingRatio {
  return { patientsPerNurse, leastNurses: 0, status: 'law', source: TITLE_22 };
}
function guidance(patientsPerNurse: number, leastNurses: number, source: string): StaffingRatio {
  return { patientsPerNurse, leastNurses, status: 'guidance', source };
}

/**
 * By jurisdiction, as the facility's region names it. Kinds of units that are missing have no number that a count of patients could be
 * held against: mothers and babies are counted in pairs, newborns by how much care each needs, assessment wards have no English
 * number. The Californian rows were read in the code of regulations; the English ones are as commonly cited, and say so. More rows are data, not code: nothing else knows of them. A facility's own settings come before them.
 */
const RATIOS: Readonly<Record<string, RatioTable>> = {
  'US-CA': { ward: law(5), icu: law(2), hdu: law(3), paediatric: law(4), neonatal: law(2), ed: law(4) },
  'GB-ENG': { ward: guidance(8, 2, SG1), icu: guidance(1, 1, GPICS_3), hdu: guidance(2, 1, GPICS_2), paediatric: guidance(4, 2, RCN_CHILDREN) },
};

/** The rule for a kind of unit in a region; null where none is known, which is no licence: then nothing is required or compared. */
export function staffingRatio(region: string, kind: UnitKind): StaffingRatio | null {
  return RATIOS[region]?.[kind] ?? null;
}
