/** What is known of a present patient's way home, short of a definite move out. */
export interface DischargeOutlook {
  /** Expected time out (ms); null = not stated. */
  readonly expectedOutAt: number | null;
  /** Medically fit, or fit and waiting for a place elsewhere; null = neither. */
  readonly readiness: 'fit' | 'awaiting' | null;
}
/** A statement about it. `expected`: the time in `at`, null = withdrawn; the others: `at` is not null where it holds. */
export interface DischargeStatement {
  /** ms: receipt. */
  readonly knownAt: number;
  readonly word: 'expected' | 'fit' | 'awaiting';
  readonly at: number | null;
}
