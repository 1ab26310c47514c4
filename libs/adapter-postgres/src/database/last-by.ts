/** One row for each key: the last one, where the first one stood. */
export function lastBy<T>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  // The usual case, without a copy.
  if (new Set(rows.map(keyOf)).size === rows.length) return rows;
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
