/** `{1,2.5,3}` -> numbers. The driver's own array parser walks character by character, an order slower. */
export function numbersOf(text: string): number[] {
  return text.length <= 2 ? [] : text.slice(1, -1).split(',').map(Number);
}

/** The same for whole numbers without gaps, which are written as JSON writes them: its parser is several times as fast. */
export function wholeNumbersOf(text: string): number[] {
  return JSON.parse(`[${text.slice(1, -1)}]`) as number[];
}

/** Numbers as PostgreSQL writes an array. */
export function arrayText(numbers: { join(separator: string): string }): string {
  return `{${numbers.join(',')}}`;
}
