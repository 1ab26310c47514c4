/** `{1,2.5,3}` -> numbers. The driver's own array parser walks character by character, an order slower. */
export function numbersOf(text: string): number[] {
  return text.length <= 2 ? [] : text.slice(1, -1).split(',').map(Number);
}

/** Numbers as PostgreSQL writes an array. */
export function arrayText(numbers: { join(separator: string): string }): string {
  return `{${numbers.join(',')}}`;
}
