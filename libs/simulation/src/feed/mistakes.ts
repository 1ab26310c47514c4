import type { LocationRef } from '@wardcast/domain';
import type { CaseRecord } from './case-record';

/** A visit as the one who writes it down sees it. */
export interface ToldVisit {
  readonly visitKey: string;
  readonly record: CaseRecord;
}

export interface PlannedDeparture extends ToldVisit {
  /** Where the patient is at the time of asking. */
  readonly place: () => LocationRef;
  readonly orderAt: number;
  readonly departsAt: number;
}

/** Errors of those who write things down, and their correction. They never change what really happens. */
export interface Mistakes {
  /** The keys under which an admission is told: sometimes provisional ones, put right by a merge soon after. */
  tellAdmission(visit: ToldVisit & { readonly patientKey: string }): { readonly visitKey: string; readonly patientKey: string };
  /** A patient has come into a bed and will not move for an hour. */
  afterArrival(visit: ToldVisit & { readonly location: LocationRef }): void;
  /** A discharge is ordered for `orderAt`, and will happen at `departsAt`. */
  afterOrder(departure: PlannedDeparture): void;
}

/** Nobody errs. */
export const noMistakes: Mistakes = {
  tellAdmission: ({ visitKey, patientKey }) => ({ visitKey, patientKey }),
  afterArrival: () => undefined,
  afterOrder: () => undefined,
};
