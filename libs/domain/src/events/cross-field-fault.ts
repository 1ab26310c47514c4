import type { DataFault } from './validate-data';

interface Related {
  readonly interval?: { readonly start: number; readonly end?: number };
  readonly fundedOpen?: number;
  readonly physical?: number;
}

/** What fields say of each other, which JSON Schema cannot: an interval covers something, and nobody funds beds that do not stand (interop 12.5). */
export function crossFieldFault(data: object): DataFault | null {
  const { interval, fundedOpen, physical } = data as Related;
  if (interval?.end !== undefined && interval.end <= interval.start) return { where: '/interval/end', detail: 'The interval ends at or before its start.' };
  if (fundedOpen !== undefined && physical !== undefined && fundedOpen > physical) return { where: '/fundedOpen', detail: 'More beds are funded than stand in the unit.' };
  return null;
}
