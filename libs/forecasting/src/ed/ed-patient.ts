export const ED_MODES = ['walk_in', 'ambulance', 'transfer', 'police', 'other'] as const;
export type EdMode = (typeof ED_MODES)[number];
/** Parts of a department that say whom they see; all others are told as not known. */
export const ED_AREAS = ['resus', 'majors', 'minors', 'paeds', 'obs', 'other'] as const;
export type EdArea = (typeof ED_AREAS)[number];
/** How far a visit has come. */
export const ED_STAGES = ['waiting', 'roomed', 'seen', 'decided'] as const;
export type EdStage = (typeof ED_STAGES)[number];

/** What was told of a visit while it was in an emergency department. Instants of receipt (ms UTC), null = not told (yet). */
export interface EdTold {
  readonly mode: EdMode | null;
  /** 1 = most urgent, to 5; every change, by receipt. */
  readonly acuity: readonly { readonly level: number; readonly knownAt: number }[];
  readonly area: readonly { readonly name: EdArea; readonly knownAt: number }[];
  readonly roomedAt: number | null;
  readonly seenAt: number | null;
  /** A decision to admit, or a bed asked for. */
  readonly decidedAt: number | null;
  /** Where and when the patient came to lie; null or absent = not admitted (yet). */
  readonly admitted?: { readonly unitId: string; readonly at: number } | null;
}

/** What is known at an instant of a patient who is in the department. */
export interface EdPatient {
  readonly mode: EdMode | null;
  /** null = not known yet. */
  readonly acuity: number | null;
  readonly area: EdArea | null;
  readonly stage: EdStage;
  /** Since arrival, 0 or more. */
  readonly elapsedHours: number;
  /** Since the last step, the arrival included. */
  readonly stepHours: number;
}

const HOUR_MS = 3_600_000;

/** Of a patient who came at `enteredAt`; nothing received after `at` is seen. */
export function edPatientAt(told: EdTold, enteredAt: number, at: number): EdPatient {
  const known = <T extends { readonly knownAt: number }>(facts: readonly T[]): T | undefined => facts.findLast(({ knownAt }) => knownAt <= at);
  const steps = [['decided', told.decidedAt], ['seen', told.seenAt], ['roomed', told.roomedAt]] as const;
  const [stage, since] = steps.find(([, step]) => step !== null && step <= at) ?? (['waiting', enteredAt] as const);
  return {
    mode: told.mode,
    acuity: known(told.acuity)?.level ?? null,
    area: known(told.area)?.name ?? null,
    stage,
    elapsedHours: Math.max(0, at - enteredAt) / HOUR_MS,
    stepHours: Math.max(0, at - since!) / HOUR_MS,
  };
}
