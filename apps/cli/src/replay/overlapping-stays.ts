import type { RecordedStay } from '@wardcast/interop';

/**
 * Lines whose stay begins before an earlier one of the same visit has ended. A patient is in one unit at a time, so that
 * while both last the ledger and a count straight from the file cannot agree.
 */
export function overlappingStays(stays: readonly RecordedStay[]): readonly number[] {
  const lastEnd = new Map<string, number>();
  const lines: number[] = [];
  for (const { visitId, from, to, line } of [...stays].sort((a, b) => a.from - b.from || a.line - b.line)) {
    const before = lastEnd.get(visitId) ?? -Infinity;
    if (from < before) lines.push(line);
    lastEnd.set(visitId, Math.max(before, to));
  }
  return lines.sort((a, b) => a - b);
}
