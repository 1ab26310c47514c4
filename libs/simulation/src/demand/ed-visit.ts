import type { EdData, EventType } from '@wardcast/domain';
import type { CaseRecord } from '../feed/case-record';
import type { EdCase } from './ed-case-mix';

/** A person in the emergency department. */
export interface EdVisit {
  readonly visitKey: string;
  readonly inpatientVisitKey: string | null;
  readonly record: CaseRecord;
  readonly edCase: EdCase;
  readonly area: NonNullable<EdData['area']>;
  state: 'waiting' | 'roomed' | 'gone';
}

export type EdEventType = Extract<EventType, `Ed${string}`>;

/** The part of the department that sees such a case. */
export function areaOf(edCase: EdCase): NonNullable<EdData['area']> {
  if (edCase.acuity === 1) return 'resus';
  if (edCase.isChild) return 'paeds';
  return edCase.acuity <= 3 ? 'majors' : 'minors';
}
