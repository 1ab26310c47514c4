/** One line of the fault table: what was done, how many events were in play, and what went wrong (0 everywhere, or it failed). */
export interface FaultRow {
  readonly fault: string;
  readonly injected: number;
  readonly events: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly wrongCells: number;
  /** True when the stored ledger and a fold of the whole log have the same hash. */
  readonly sameHash: boolean;
}
