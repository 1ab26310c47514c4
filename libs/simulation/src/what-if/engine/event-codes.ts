/** Events are coded as kind and patient (or unit); two to the 26 patients are more than a replication ever has. */
const SUBJECT_BITS = 26;
const [leave, arrive, lookElsewhere, giveUp, cleaned] = [0, 1, 2, 3, 4] as const;
export const EVENT = { leave, arrive, lookElsewhere, giveUp, cleaned } as const;
export type EventKind = (typeof EVENT)[keyof typeof EVENT];

export const eventCode = (kind: EventKind, subject: number): number => (kind << SUBJECT_BITS) + subject;
export const kindOf = (code: number): EventKind => (code >> SUBJECT_BITS) as EventKind;
export const subjectOf = (code: number): number => code & ((1 << SUBJECT_BITS) - 1);
