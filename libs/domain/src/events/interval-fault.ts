import type { DataFault } from './validate-data';

/** A half-open interval that ends at or before its start covers nothing: JSON Schema cannot say so. */
export function intervalFault(data: { readonly interval?: { readonly start: number; readonly end?: number } }): DataFault | null {
  const interval = data.interval;
  if (interval?.end === undefined || interval.end > interval.start) return null;
  return { where: '/interval/end', detail: 'The interval ends at or before its start.' };
}
