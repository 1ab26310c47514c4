/** A range of free beds; a negative number is a shortage. */
export interface FreeRange {
  readonly low: number;
  readonly high: number;
}
