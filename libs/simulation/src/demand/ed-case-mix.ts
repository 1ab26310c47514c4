import type { AgeBand, EdData } from '@wardcast/domain';
import type { RandomStream } from '../random/random-stream';

type Weights<K> = readonly (readonly [K, number])[];

export interface EdCase {
  readonly isChild: boolean;
  readonly ageBand: AgeBand;
  readonly arrivalMode: NonNullable<EdData['arrivalMode']>;
  /** 1 = most urgent. */
  readonly acuity: number;
  /** Unit that will take the patient, or null when the visit ends in the department. */
  readonly admitTo: string | null;
}

const adultAges: Weights<AgeBand> = [['18-49', 45], ['50-64', 20], ['65-74', 13], ['75+', 22]];
const childAges: Weights<AgeBand> = [['0-4', 55], ['5-17', 45]];
const adultModes: Weights<EdCase['arrivalMode']> = [['walk_in', 660], ['ambulance', 310], ['police', 12], ['transfer', 8], ['other', 10]];
const childModes: Weights<EdCase['arrivalMode']> = [['walk_in', 88], ['ambulance', 12]];
const carriedAcuity: Weights<number> = [[1, 4], [2, 30], [3, 46], [4, 17], [5, 3]];
const walkingAcuity: Weights<number> = [[1, 0.3], [2, 8], [3, 32], [4, 45], [5, 14.7]];
/** Chance of admission of a middle-aged adult by acuity 1 to 5. */
const admitByAcuity = [0.93, 0.68, 0.385, 0.09, 0.025];
const admitByAge: Readonly<Partial<Record<AgeBand, number>>> = { '18-49': 0.65, '50-64': 1, '65-74': 1.25, '75+': 1.5 };
const CHILD_ADMIT_FACTOR = 0.64;
/** Sudden and crowded: no chance of admission is certain. */
const MOST_CERTAIN = 0.95;

const youngerTo: Weights<string> = [['acute-medicine', 25.5], ['surgical-assessment', 20], ['trauma', 2.2], ['coronary-care', 3.3], ['stroke', 1], ['intensive-care', 1.3], ['high-dependency', 1], ['gynaecology', 2.8], ['general-medicine-a', 1], ['respiratory', 1], ['cardiology', 1]];
const olderTo: Weights<string> = [['acute-medicine', 30], ['surgical-assessment', 11], ['trauma', 4.3], ['coronary-care', 2.9], ['stroke', 3.4], ['intensive-care', 0.9], ['high-dependency', 0.8], ['older-people-a', 1.4], ['older-people-b', 1.4], ['respiratory', 1.6], ['cardiology', 1]];
const winterWards: ReadonlySet<string> = new Set(['respiratory', 'acute-medicine', 'intensive-care']);
/** Share by which winter raises admissions to the wards above. */
const WINTER_EXTRA = 0.08;

/** Draws who comes in and how the visit will end. `winter` runs from -1 (July) to 1 (January); `admitFactor` scales admission. */
export function drawEdCase(random: RandomStream, situation: { readonly isChild: boolean; readonly winter: number; readonly admitFactor: number }): EdCase {
  const { isChild } = situation;
  const ageBand = random.weighted(isChild ? childAges : adultAges);
  const arrivalMode = random.weighted(isChild ? childModes : adultModes);
  const acuity = random.weighted(arrivalMode === 'ambulance' || arrivalMode === 'transfer' ? carriedAcuity : walkingAcuity);
  const ageFactor = isChild ? CHILD_ADMIT_FACTOR : (admitByAge[ageBand] ?? 1);
  const chance = Math.min(MOST_CERTAIN, (admitByAcuity[acuity - 1] ?? 0) * ageFactor * situation.admitFactor);
  const admitTo = random.chance(chance) ? destination(random, ageBand, situation) : null;
  return { isChild, ageBand, arrivalMode, acuity, admitTo };
}

function destination(random: RandomStream, ageBand: AgeBand, situation: { readonly isChild: boolean; readonly winter: number }): string {
  if (situation.isChild) return 'children';
  const weights = ageBand === '65-74' || ageBand === '75+' ? olderTo : youngerTo;
  return random.weighted(weights.map(([unitId, weight]) => [unitId, winterWards.has(unitId) ? weight * (1 + WINTER_EXTRA * situation.winter) : weight] as const));
}
