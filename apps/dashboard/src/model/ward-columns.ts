import { decidedIn } from './bridge';
import type { NodeReading } from './node-reading';
import { levelRank } from './level';

export type ColumnKey =
  | 'ward'
  | 'level'
  | 'staffed'
  | 'occupied'
  | 'freeNow'
  | 'outDefinite'
  | 'outLikely'
  | 'inDecided'
  | 'inLikely'
  | 'ownEstimate'
  | 'freeAtTarget'
  | 'chance'
  | 'firstAtRisk'
  | 'updated';

/** One column of the ward table and of its CSV. `sortBy` is null where there is no data. */
export interface WardColumn {
  readonly key: ColumnKey;
  /** A hairline separates groups of columns. */
  readonly startsGroup: boolean;
  readonly isNumber: boolean;
  /** The first click sorts this way: the worst on top. */
  readonly firstOrder: 'ascending' | 'descending';
  readonly sortBy: (reading: NodeReading) => number | null;
}

function column(key: ColumnKey, sortBy: WardColumn['sortBy'], options: Partial<WardColumn> = {}): WardColumn {
  return { key, sortBy, startsGroup: false, isNumber: true, firstOrder: 'descending', ...options };
}

/** In the order of the table. The ward column sorts by name, which its reader adds. */
export const WARD_COLUMNS: readonly WardColumn[] = [
  column('ward', () => null, { isNumber: false, firstOrder: 'ascending' }),
  column('level', ({ target }) => (target ? levelRank(target.level) : null), { isNumber: false }),
  column('staffed', ({ node }) => node.live.staffedBeds, { startsGroup: true }),
  column('occupied', ({ node }) => node.live.census),
  column('freeNow', ({ freeNow }) => freeNow, { firstOrder: 'ascending' }),
  column('outDefinite', ({ target }) => target?.bridge.out.certain ?? null, { startsGroup: true }),
  column('outLikely', ({ target }) => target?.bridge.out.likely ?? null),
  column('inDecided', ({ target }) => (target ? decidedIn(target.bridge) : null), { startsGroup: true }),
  column('inLikely', ({ target }) => target?.bridge.in.likely ?? null),
  // A ward's own estimate has no source yet: the column stands so that its place is known, and says so in words.
  column('ownEstimate', () => null, { startsGroup: true }),
  column('freeAtTarget', ({ target }) => target?.bridge.freeAtTarget ?? null, { startsGroup: true, isNumber: false, firstOrder: 'ascending' }),
  column('chance', ({ target }) => target?.chance ?? null, { isNumber: false }),
  // The soonest is the worst, and sooner than any is already; a ward without one comes last, as one without a forecast does.
  column('firstAtRisk', ({ node, freeNow }) => (node.forecast && freeNow < 0 ? freeNow : (node.forecast?.firstAtRisk?.at ?? null)), { isNumber: false, firstOrder: 'ascending' }),
  column('updated', ({ node }) => Math.max(node.live.at, node.forecast?.issuedAt ?? 0)),
];

export interface SortOrder {
  readonly key: ColumnKey;
  readonly direction: 'ascending' | 'descending';
}

/** A click on a column: its first order, then the other one. */
export function nextSort(current: SortOrder | null, clicked: WardColumn): SortOrder {
  if (current?.key !== clicked.key) return { key: clicked.key, direction: clicked.firstOrder };
  return { key: clicked.key, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Sorts rows by a column; equal ones keep the order they came in, and those without data come last. */
export function sortRows<Row extends { readonly name: string; readonly reading: NodeReading }>(rows: readonly Row[], order: SortOrder): readonly Row[] {
  const found = WARD_COLUMNS.find((each) => each.key === order.key);
  if (!found) return rows;
  const sign = order.direction === 'ascending' ? 1 : -1;
  if (found.key === 'ward') return [...rows].sort((a, b) => sign * a.name.localeCompare(b.name));
  return [...rows].sort((a, b) => {
    const left = found.sortBy(a.reading);
    const right = found.sortBy(b.reading);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
