/** Long runs of hex or digits are keys or record numbers. */
const HEX_KEY = /\b[0-9a-f]{12,}\b/gi;
/** Instants must stay readable: `2026-11-25T14:00:00.000Z` has no run of five digits. */
const DIGITS = /\d{5,}/g;
/** A name with its parts, or a sentence, is no header of ours. */
const PLAIN = /^[A-Za-z0-9_.:+/-]{0,200}$/;

/** A word with every key and record number in it replaced by `***` and its last two characters; what is more than a word goes altogether. */
export function maskIdentifiers(text: string): string {
  if (!PLAIN.test(text)) return '***';
  return text.replace(HEX_KEY, (key) => `***${key.slice(-2)}`).replace(DIGITS, (digits) => `***${digits.slice(-2)}`);
}
