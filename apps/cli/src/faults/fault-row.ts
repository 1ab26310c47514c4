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
  /** Broken messages that were sent, and those of them that are no dead letter. */
  readonly poison?: number;
  readonly poisonLost?: number;
  /** Forecasts beyond the first of a node and issue time. */
  readonly doubleForecasts?: number;
  readonly seconds?: number;
  /** What the injected faults were, in words. */
  readonly detail?: string;
}

export function isClean(row: FaultRow): boolean {
  return [row.lost, row.duplicated, row.wrongCells, row.poisonLost ?? 0, row.doubleForecasts ?? 0].every((count) => count === 0) && row.sameHash;
}
