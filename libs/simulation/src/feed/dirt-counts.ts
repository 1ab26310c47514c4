/** How much dirt a feed carried so far, by kind. */
export interface DirtCounts {
  /** Received more than two minutes after it happened. */
  late: number;
  /** Received a day or more after it happened. */
  veryLate: number;
  /** Received seconds late, behind later events. */
  outOfOrder: number;
  duplicates: number;
  cancelledAdmissions: number;
  cancelledTransfers: number;
  cancelledDischarges: number;
  /** Cancels received before the event that they cancel. */
  cancelsBeforeTarget: number;
  visitMerges: number;
  identityMerges: number;
}

export function noDirt(): DirtCounts {
  return { late: 0, veryLate: 0, outOfOrder: 0, duplicates: 0, cancelledAdmissions: 0, cancelledTransfers: 0, cancelledDischarges: 0, cancelsBeforeTarget: 0, visitMerges: 0, identityMerges: 0 };
}
