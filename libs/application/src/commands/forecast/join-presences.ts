import type { AnnouncedMove, DischargeStatement, EdTold } from '@wardcast/forecasting';
import type { StayRow, TrainingStay } from '../../ports/forecast-store.port';

/** A presence with what was said of the way home, of moves out of the unit and in an emergency department, where that is known. */
export interface ToldStay extends TrainingStay {
  readonly said?: readonly DischargeStatement[];
  readonly moves?: readonly AnnouncedMove[];
  readonly ed?: EdTold;
}

/** What was said of visits, as far as that is known. */
export interface VisitStatements {
  /** Of the way home. */
  readonly saidOf?: ((visitKey: string) => readonly DischargeStatement[]) | undefined;
  /** Of moves out of a unit. */
  readonly movesOf?: ((visitKey: string, unitId: string) => readonly AnnouncedMove[]) | undefined;
  /** By an emergency department, of a stay in it. */
  readonly edOf?: ((visitKey: string, unitId: string) => EdTold | undefined) | undefined;
}

/**
 * Joins the stays of a visit that follow each other in one unit: changes of bed, swaps and leave with the bed held are one
 * presence, as the census counts it. What was known of the way out at the end of the last stay is what is known of the whole.
 * The rows of a visit stand together, in the order in which its stays began.
 */
export function joinPresences(rows: Iterable<StayRow>, told: VisitStatements = {}): readonly ToldStay[] {
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
    const ed = told.edOf?.(row.visitKey, row.unitId);
    joined[continues ? before : joined.length] = { unitId: row.unitId, enteredAt, leftAt: row.to, orderedAt: row.definiteOutAt, ...(told.saidOf && { said: told.saidOf(row.visitKey) }), ...(told.movesOf && { moves: told.movesOf(row.visitKey, row.unitId) }), ...(ed && { ed }) };
  }
  return joined;
}
