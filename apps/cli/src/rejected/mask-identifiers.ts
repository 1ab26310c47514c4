/** Long runs of hex or digits are keys or record numbers; quoted names of people never belong in a message at all. */
const HEX_KEY = /\b[0-9a-f]{12,}\b/gi;
const DIGITS = /\b\d{5,}\b/g;
/** Instants must stay readable: `2026-11-25T14:00:00.000Z` has no run of five digits. */
const PERSON_FIELD = /("(?:[a-z]*name|surname|mrn|ssn|nhs[a-z]*|address|phone|birth[a-z]*|dob)"\s*:\s*)("(?:[^"\\]|\\.)*"|[^,}\]]+)/gi;

/** The text with everything that could identify a person replaced by `***` and its last two characters at most. */
export function maskIdentifiers(text: string): string {
  return text
    .replace(PERSON_FIELD, '$1"***"')
    .replace(HEX_KEY, (key) => `***${key.slice(-2)}`)
    .replace(DIGITS, (digits) => `***${digits.slice(-2)}`);
}
