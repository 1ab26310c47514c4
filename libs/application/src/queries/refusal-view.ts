import type { StandingRefusal } from '../ports/forecast-store.port';
import type { RefusalView } from './board-view';

/** A standing refusal as readers are told of it; null where none stands. */
export function toRefusalView(refusal: StandingRefusal | undefined): RefusalView | null {
  if (refusal === undefined) return null;
  const { since, reason, unitIds, lastIssuedAt } = refusal;
  return { since, reason, unitIds, lastIssuedAt };
}
