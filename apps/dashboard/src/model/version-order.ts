/** Compares two rising decimal numbers given as text: negative, zero or positive. They outgrow a float's whole numbers. */
export function compareVersions(first: string, second: string): number {
  const left = BigInt(first);
  const right = BigInt(second);
  return left < right ? -1 : left > right ? 1 : 0;
}
