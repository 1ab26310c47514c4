import type { AnnouncedMove, DischargeStatement, EdTold } from '@wardcast/forecasting';
import type { StayRow, TrainingStay } from '../../ports/forecast-store.port';

/** A presence with what was said of the way home, of moves out of the unit and in an emergency department, where that is known. */
export interface ToldStay extends TrainingStay {
  readonly said?: readonly DischargeStatement[];
  readonly moves?: readonly AnnouncedMove[];
  /** The units that the patient came from straight and went to; absent = none. */
  readonly cameFrom?: string;
  readonly movedTo?: string;
  readonly ed?: EdTold;
}

/** What was said of visits, as far as that is known. */
export interface VisitStatements {
  /** Of the way home. */
  readonly saidOf?: ((visitKey: string) => readonly DischargeStatement[]) | undefined;
  /** Of moves out of a unit. */
  readonly movesOf?: ((visitKey: string, unitId: string) => readonly AnnouncedMove[]) | undefined;
  /** By an emergency department, of a stay in it that began at an instant (ms). */
  readonly edOf?: ((visitKey: string, unitId: string, from: number) => EdTold | undefined) | undefined;
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
    const other = continues ? -1 : cameFrom(joined, visitStart, row);
    const from = continues ? joined[before]!.cameFrom : joined[other]?.unitId;
    if (other >= 0) joined[other] = { ...joined[other]!, movedTo: row.unitId };
    const enteredAt = continues ? joined[before]!.enteredAt : row.from;
    const ed = told.edOf?.(row.visitKey, row.unitId, enteredAt);
    joined[continues ? before : joined.length] = { unitId: row.unitId, enteredAt, leftAt: row.to, orderedAt: row.definiteOutAt, ...(told.saidOf && { said: told.saidOf(row.visitKey) }), ...(told.movesOf && { moves: told.movesOf(row.visitKey, row.unitId) }), ...(from !== undefined && { cameFrom: from }), ...(ed && { ed }) };
  }
  return joined;
}

/** The presence of the visit, in another unit, that ended as this one began; -1 = none. */
function cameFrom(joined: readonly ToldStay[], visitStart: number, { unitId, from }: StayRow): number {
  let at = joined.length - 1;
  while (at >= visitStart && !(joined[at]!.unitId !== unitId && joined[at]!.leftAt === from)) at -= 1;
  return at >= visitStart ? at : -1;
}
