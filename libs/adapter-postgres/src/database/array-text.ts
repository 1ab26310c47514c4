/** `{1,2.5,3}` -> numbers. The driver's own array parser walks character by character, an order slower. */
export function numbersOf(text: string): number[] {
  return text.length <= 2 ? [] : text.slice(1, -1).split(',').map(Number);
}

/** `{2026-01-01,2026-01-02}` -> days. Dates are never quoted. */
export function daysOf(text: string): string[] {
  return text.length <= 2 ? [] : text.slice(1, -1).split(',');
}

/** Numbers as PostgreSQL writes an array. */
export function arrayText(numbers: { join(separator: string): string }): string {
  return `{${numbers.join(',')}}`;
}
