const TWO_TO_32 = 4_294_967_296;

/**
 * Stream of uniform numbers in [0, 1) that the seed alone decides (mulberry32 by T. Ettinger, public domain, period 2^32).
 * Trees draw some hundred million numbers in a fit, in one fixed order: there a stream is three times cheaper than
 * counter-based numbers, and nothing is evaluated out of order.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / TWO_TO_32;
  };
}

/** Moves a random choice of `count` entries to the front of `items` (partial Fisher-Yates shuffle, in place). */
export function drawToFront(items: Int32Array, count: number, random: () => number): void {
  for (let k = 0; k < count; k++) {
    const chosen = k + Math.floor(random() * (items.length - k));
    const kept = items[k]!;
    items[k] = items[chosen]!;
    items[chosen] = kept;
  }
}
