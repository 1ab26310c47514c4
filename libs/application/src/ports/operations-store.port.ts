/** What a probe and a metric ask of the store: a few numbers, each from an index. */
export interface OperationsStore {
  /** `migrated`: every schema step of this program ran. `forecast`: at least one forecast is stored. Rejects when the database does not answer. */
  readiness(): Promise<{ readonly migrated: boolean; readonly forecast: boolean }>;
  /** Instants in hospital ms. `overdueBefore`: accepted events that happened before it and still wait for their explanation. */
  backlog(overdueBefore: number): Promise<OperationsBacklog>;
}
export interface OperationsBacklog {
  /** Rejected messages that nobody has replayed. */
  readonly deadLetters: number;
  readonly waiting: number;
  /** Of the waiting ones, those whose explanation can no longer be accepted: they stay senseless. */
  readonly overdue: number;
  /** Newest issue of each facility's own forecast (ms). */
  readonly forecasts: readonly { readonly facilityId: string; readonly issuedAt: number }[];
}
