/** What the score is made of. Null = not known. */
export interface NedocsInputs {
  /** All patients in the emergency department, waiting room included. */
  readonly patients: number;
  /** Its treatment places. */
  readonly places: number;
  /** Staffed inpatient beds of the hospital. */
  readonly hospitalBeds: number;
  /** Patients with a decision to admit who are still there. */
  readonly boarders: number | null;
  /** Patients on a ventilator. */
  readonly ventilated: number | null;
  /** Hours since the oldest decision to admit of those still there; 0 without boarders. */
  readonly longestBoardingHours: number | null;
  /** Hours that the patient put into a place last had waited for it. */
  readonly lastRoomedWaitHours: number | null;
}
export type NedocsGap = 'boarders' | 'ventilated' | 'longestBoardingHours' | 'lastRoomedWaitHours';
export interface Nedocs {
  /** Not rounded and not clamped; null unless everything is known. */
  readonly score: number | null;
  /** The score with nothing in place of what is not known. No input lowers it, so the true one is at least this. */
  readonly atLeast: number;
  readonly missing: readonly NedocsGap[];
}
export type CrowdingBand = 'not_busy' | 'busy' | 'extremely_busy' | 'overcrowded' | 'severe' | 'dangerous';

/** Weiss et al., Acad Emerg Med 2004;11:38-50, as given by terican.com, rdrr.io/cran/cliot and freesmartcalculator.com. Public calculators often attach these to other inputs. */
const PER_PATIENT_PLACE = 85.8;
const PER_BOARDER_BED = 600;
const PER_VENTILATED = 13.4;
const PER_BOARDING_HOUR = 0.93;
const PER_WAITING_HOUR = 5.64;
const OFFSET = -20;
/** Highest score of each band but the last. */
const BAND_ENDS: readonly (readonly [number, CrowdingBand])[] = [[20, 'not_busy'], [60, 'busy'], [100, 'extremely_busy'], [140, 'overcrowded'], [180, 'severe']];
/** Above this score the department is called overcrowded. */
export const CROWDED_ABOVE = 100;
const GAPS: readonly NedocsGap[] = ['boarders', 'ventilated', 'longestBoardingHours', 'lastRoomedWaitHours'];

/** The part that does not depend on how many patients are there. */
function withoutPatients(inputs: NedocsInputs): number {
  const { boarders, hospitalBeds, ventilated, longestBoardingHours, lastRoomedWaitHours } = inputs;
  return (PER_BOARDER_BED * (boarders ?? 0)) / hospitalBeds + PER_VENTILATED * (ventilated ?? 0) + PER_BOARDING_HOUR * (longestBoardingHours ?? 0) + PER_WAITING_HOUR * (lastRoomedWaitHours ?? 0) + OFFSET;
}

function isDefined({ places, hospitalBeds }: NedocsInputs): boolean {
  return places > 0 && hospitalBeds > 0;
}

/**
 * National Emergency Department Overcrowding Score: 85.8 P/B + 600 A/H + 13.4 R + 0.93 T(admitted) + 5.64 T(waiting) - 20.
 * Made for US departments of teaching hospitals: do not compare hospitals by it, and do not trust it where patients are moved out
 * of sight or decisions to admit are entered late. Null without a place or a hospital bed.
 */
export function nedocs(inputs: NedocsInputs): Nedocs | null {
  if (!isDefined(inputs)) return null;
  const missing = GAPS.filter((name) => inputs[name] === null);
  const atLeast = (PER_PATIENT_PLACE * inputs.patients) / inputs.places + withoutPatients(inputs);
  return { score: missing.length === 0 ? atLeast : null, atLeast, missing };
}

/** Bands by the unrounded score: 0 to 20, to 60, to 100, to 140, to 180, above. `ends`: a hospital's own borders, as many, ascending. */
export function crowdingBand(score: number, ends: readonly number[] = BAND_ENDS.map(([end]) => end)): CrowdingBand {
  return BAND_ENDS.find((_, i) => score <= ends[i]!)?.[1] ?? 'dangerous';
}

/**
 * The most patients that leave the score at `crowdedAbove` or below when all else stays as it is; -1 where it is above without anybody.
 * What is not known counts as nothing, so the true number may be lower. Null without a place or a hospital bed.
 */
export function patientsUntilCrowded(inputs: NedocsInputs, crowdedAbove: number = CROWDED_ABOVE): number | null {
  if (!isDefined(inputs)) return null;
  return Math.max(-1, Math.floor(((crowdedAbove - withoutPatients(inputs)) * inputs.places) / PER_PATIENT_PLACE));
}
