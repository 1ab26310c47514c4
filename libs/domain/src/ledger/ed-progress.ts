import type { EventType } from '../events/hospital-event';
import type { EdData } from '../generated/event-data';

export type EdMode = NonNullable<EdData['arrivalMode']>;
/** Parts of a department that say whom they see. Waiting room, triage and corridor see everybody. */
export type EdPart = Exclude<NonNullable<EdData['area']>, 'waiting' | 'triage' | 'hallway'>;

/**
 * What was told of a visit in an emergency department with its receipt time (ms); null or nothing = not told. The first word on each
 * step stands. Urgency and place may change: each change is kept beside the ones before, so that what was known at a past instant
 * stays what it was.
 */
export interface EdProgress {
  readonly mode: EdMode | null;
  /** 1 = most urgent, to 5; by receipt. */
  readonly acuity: readonly { readonly level: number; readonly knownAt: number }[];
  /** By receipt. */
  readonly area: readonly { readonly name: EdPart; readonly knownAt: number }[];
  readonly roomedAt: number | null;
  readonly seenAt: number | null;
  /** A decision to admit, or a bed asked for: some departments state nothing else. */
  readonly decidedAt: number | null;
}
/** One event of such a visit. */
export interface EdWord {
  readonly type: EventType;
  readonly receivedAt: number;
  readonly mode: EdMode | null;
  readonly acuity: number | null;
  readonly area: EdPart | null;
}

export const NO_ED_PROGRESS: EdProgress = { mode: null, acuity: [], area: [], roomedAt: null, seenAt: null, decidedAt: null };

const MODES: readonly EdMode[] = ['walk_in', 'ambulance', 'transfer', 'police', 'other'];
const PARTS: readonly EdPart[] = ['resus', 'majors', 'minors', 'paeds', 'obs', 'other'];

export function withEdWord(before: EdProgress, { type, receivedAt, mode, acuity, area }: EdWord): EdProgress {
  const firstAt = (known: number | null, ...types: readonly EventType[]): number | null => known ?? (types.includes(type) ? receivedAt : null);
  return {
    mode: before.mode ?? mode,
    acuity: acuity === null || before.acuity.at(-1)?.level === acuity ? before.acuity : [...before.acuity, { level: acuity, knownAt: receivedAt }],
    area: area === null || before.area.at(-1)?.name === area ? before.area : [...before.area, { name: area, knownAt: receivedAt }],
    roomedAt: firstAt(before.roomedAt, 'EdRoomed'),
    seenAt: firstAt(before.seenAt, 'EdProviderSeen'),
    decidedAt: firstAt(before.decidedAt, 'EdDecisionToAdmit', 'EdBedRequested'),
  };
}

/** Null for an area that says nothing of the patient. */
export function edPartOf(area: string | null | undefined): EdPart | null {
  return PARTS.find((part) => part === area) ?? null;
}

/** What a fact keeps of the patient, as numbers: acuity, mode and part of the department, 0 = not told. Null where none is told. */
export function edNumbers({ acuity, arrivalMode, area }: Partial<EdData>): readonly number[] | null {
  const part = edPartOf(area);
  if (acuity === undefined && arrivalMode === undefined && part === null) return null;
  return [acuity ?? 0, arrivalMode === undefined ? 0 : MODES.indexOf(arrivalMode) + 1, part === null ? 0 : PARTS.indexOf(part) + 1];
}

/** An event as the ledger keeps it. */
interface KeptWord {
  readonly type: EventType;
  readonly receivedAt: number;
  readonly numbers: readonly number[] | null;
}

/** From what is kept of one visit, in any order; null where no emergency department spoke of it. */
export function edProgressOf(facts: readonly KeptWord[]): EdProgress | null {
  const words = facts.filter(({ type }) => type.startsWith('Ed')).sort((left, right) => left.receivedAt - right.receivedAt);
  if (words.length === 0) return null;
  return words.reduce<EdProgress>((known, { type, receivedAt, numbers }) => {
    const [acuity = 0, mode = 0, part = 0] = numbers ?? [];
    return withEdWord(known, { type, receivedAt, acuity: acuity === 0 ? null : acuity, mode: MODES[mode - 1] ?? null, area: PARTS[part - 1] ?? null });
  }, NO_ED_PROGRESS);
}
