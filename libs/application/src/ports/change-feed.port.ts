/** Tells every process that something a reader shows has changed. A hint only: readers re-read by version, so a lost or repeated notice harms nothing. */
export interface ChangeNotice {
  readonly facilityId: string;
  readonly kind: 'live' | 'forecast' | 'heartbeat' | 'facility' | 'progress';
}
export interface ChangeFeed {
  publish(notice: ChangeNotice): Promise<void>;
  /** Returns a function that ends the listening. The handler must not throw. */
  subscribe(handler: (notice: ChangeNotice) => void): Promise<() => Promise<void>>;
}
