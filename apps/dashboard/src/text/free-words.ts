import type { FreeRange } from '../model/free-range';

/** "3 short" or "2 free". */
export function freeWords(free: number): string {
  return free < 0 ? `${-free} short` : `${free} free`;
}

/** The 80 % range in words, worst first: "6 short to 2 free", "9 to 1 short", "0 to 2 free", "2 free". */
export function rangeWords({ low, high }: FreeRange): string {
  if (low === high) return freeWords(low);
  if (high < 0) return `${-low} to ${-high} short`;
  return low < 0 ? `${-low} short to ${high} free` : `${low} to ${high} free`;
}
