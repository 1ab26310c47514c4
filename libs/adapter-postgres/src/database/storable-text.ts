/** PostgreSQL's text holds neither NUL nor half a surrogate pair; one such character must not stop a whole batch. */
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const REPLACEMENT = '\ufffd';
/** How JSON.stringify writes what cannot be stored (and a few harmless texts, which the slow path leaves alone). */
const SUSPICIOUS_JSON = /\\u0000|\\ud[89a-f]/;

/** Cheap first look; nearly every text passes it. */
const SUSPICIOUS_TEXT = /[\u0000\ud800-\udfff]/;

/** Replaces what the database cannot hold by U+FFFD. Originals of rejected messages are kept as bytes, untouched. */
export function toStorableText(text: string): string {
  return SUSPICIOUS_TEXT.test(text) ? text.replace(UNSTORABLE, REPLACEMENT) : text;
}

export function toStorableJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null';
  return SUSPICIOUS_JSON.test(json) ? JSON.stringify(storableCopy(value)) : json;
}

function storableCopy(value: unknown): unknown {
  if (typeof value === 'string') return toStorableText(value);
  if (Array.isArray(value)) return value.map(storableCopy);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [toStorableText(key), storableCopy(inner)]));
}
