import type { DischargeStatement } from '@wardcast/forecasting';
import type { StayRow, TrainingStay } from '../../ports/forecast-store.port';

/** A presence with what was said of the way home, where that is known. */
export interface ToldStay extends TrainingStay {
  readonly said?: readonly DischargeStatement[];
}

/**
 * Joins the stays of a visit that follow each other in one unit: changes of bed, swaps and leave with the bed held are one
 * presence, as the census counts it. What was known of the way out at the end of the last stay is what is known of the whole.
 * The rows of a visit stand together, in the order in which its stays began. `saidOf`:
 * what is known of a visit's way home.
 */
export function joinPresences(rows: Iterable<StayRow>, saidOf?: (visitKey: string) => readonly DischargeStatement[]): readonly ToldStay[] {
  const joined: ToldStay[] = [];
  let visitKey: string | null = null;
  let visitStart = 0;
  for (const row of rows) {
    if (row.visitKey !== visitKey) {
      visitKey = row.visitKey;
      visitStart = joined.length;
    }
    // After a merge the stays of two records of one patient lie among each other: the one before need not be the last.
    let before = joined.length - 1;
    while (before >= visitStart && !(joined[before]!.unitId === row.unitId && joined[before]!.leftAt === row.from)) before -= 1;
    const continues = before >= visitStart;
    const enteredAt = continues ? joined[before]!.enteredAt : row.from;
    joined[continues ? before : joined.length] = { unitId: row.unitId, enteredAt, leftAt: row.to, orderedAt: row.definiteOutAt, ...(saidOf && { said: saidOf(row.visitKey) }) };
  }
  return joined;
}
