import { hashLedger, hexOf, sha256, type Ledger } from '@wardcast/domain';
import type { TableHashes } from '../../ports/rebuild-store.port';

/** The parts of a facility's state that are compared, each as a SHA-256 (64 hex). */
export interface StateHash extends TableHashes {
  readonly ledger: string;
  /** Over all parts: equal for equal states, however they were reached. */
  readonly all: string;
}

/** The canonical hash of one facility's state: the folded ledger, and what the store says of stays, hours and waiting events. */
export function stateHash(ledger: Ledger, { stays, hours, waiting }: TableHashes): StateHash {
  const parts = { ledger: hashLedger(ledger), stays, hours, waiting };
  return { ...parts, all: hexOf(sha256(new TextEncoder().encode([ledger.facility.facilityId, parts.ledger, stays, hours, waiting].join('\n')))) };
}
