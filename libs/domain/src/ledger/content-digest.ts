/** FNV-1a over the characters, then a finalizer, so that sums of field hashes stay well spread. */
function mixText(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}

/** Fields are added, not chained, so that their order does not matter and nothing has to be sorted. */
function mixValue(value: unknown, seed: number): number {
  if (value === null || typeof value !== 'object') return mixText(typeof value === 'string' ? value : `#${String(value)}`, seed);
  let sum = seed;
  for (const field in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[field];
    if (inner !== undefined) sum = (sum + mixValue(inner, mixText(field, seed))) | 0;
  }
  return Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
}

/**
 * A 32-bit number that is equal for equal contents whatever the order of their fields. Fast and not cryptographic:
 * it serves to notice two contents under one event id (one in 2^32 of those would be missed), not to prove anything.
 */
export function contentDigest(content: unknown): number {
  return mixValue(content, 0x811c9dc5) >>> 0;
}
