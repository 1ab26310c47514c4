export type RebuildStart = { readonly kind: 'all' } | { readonly kind: 'position'; readonly storeSequence: bigint } | { readonly kind: 'instant'; readonly at: number };

const HOUR_MS = 3_600_000;
const POSITION = /^\d{1,18}$/;
/** With an offset, or a whole UTC day: without one it would mean another instant on another machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** What was typed after --from; null when it is none of these. An instant is taken from the beginning of its hour. */
export function parseRebuildFrom(text: string): RebuildStart | null {
  if (text === 'all') return { kind: 'all' };
  if (POSITION.test(text)) return { kind: 'position', storeSequence: BigInt(text) };
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : { kind: 'instant', at: Math.floor(at / HOUR_MS) * HOUR_MS };
}
