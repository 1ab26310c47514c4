/** One stay of a visit in a unit, ms UTC; those of one visit stand together in the order in which they began. */
export interface TransferStay {
  readonly visitKey: string;
  readonly unitId: string;
  readonly from: number;
  readonly to: number | null;
}

/** Leaving one unit and entering the next are told by one message, or by two that bear the same time. */
const SAME_MOVE_MS = 1_000;

/**
 * Share of the arrivals of each unit that came straight from each other unit, by receiving unit. A move is seen where a
 * visit's stay begins as its last one ends; where the emergency department counts its visits apart from the inpatient ones,
 * also where a visit's first stay begins at the moment at which somebody left the department.
 */
export function transferShares(stays: Iterable<TransferStay>, emergencyUnitIds: ReadonlySet<string>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const arrivals = new Map<string, number>();
  const moves = new Map<string, Map<string, number>>();
  const firsts: TransferStay[] = [];
  const leftEmergency: { readonly unitId: string; readonly at: number; taken: boolean }[] = [];
  let before: TransferStay | null = null;
  for (const stay of stays) {
    const sameVisit = before?.visitKey === stay.visitKey;
    if (!sameVisit) firsts.push(stay);
    if (before !== null && emergencyUnitIds.has(before.unitId) && !sameVisit && before.to !== null) leftEmergency.push({ unitId: before.unitId, at: before.to, taken: false });
    const follows = sameVisit && before!.to !== null && Math.abs(stay.from - before!.to) <= SAME_MOVE_MS;
    if (!(follows && before!.unitId === stay.unitId)) {
      arrivals.set(stay.unitId, (arrivals.get(stay.unitId) ?? 0) + 1);
      if (follows) addMove(moves, before!.unitId, stay.unitId);
    }
    before = stay;
  }
  if (before !== null && emergencyUnitIds.has(before.unitId) && before.to !== null) leftEmergency.push({ unitId: before.unitId, at: before.to, taken: false });
  linkEmergency(moves, firsts.filter((stay) => !emergencyUnitIds.has(stay.unitId)), leftEmergency);
  return new Map([...moves].map(([to, from]) => [to, new Map([...from].map(([unitId, count]) => [unitId, count / arrivals.get(to)!]))]));
}

function addMove(moves: Map<string, Map<string, number>>, from: string, to: string): void {
  const into = moves.get(to) ?? new Map<string, number>();
  into.set(from, (into.get(from) ?? 0) + 1);
  moves.set(to, into);
}

/** Pairs first ward stays with departures from an emergency department at the same moment, each used once. */
function linkEmergency(moves: Map<string, Map<string, number>>, firsts: readonly TransferStay[], left: { readonly unitId: string; readonly at: number; taken: boolean }[]): void {
  left.sort((a, b) => a.at - b.at);
  let start = 0;
  for (const stay of [...firsts].sort((a, b) => a.from - b.from)) {
    while (start < left.length && left[start]!.at < stay.from - SAME_MOVE_MS) start += 1;
    for (let i = start; i < left.length && left[i]!.at <= stay.from + SAME_MOVE_MS; i++) {
      if (left[i]!.taken) continue;
      left[i]!.taken = true;
      addMove(moves, left[i]!.unitId, stay.unitId);
      break;
    }
  }
}
