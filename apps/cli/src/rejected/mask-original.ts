import { maskIdentifiers } from './mask-identifiers';

/** Fields that say what happened and where, never to whom. */
const TELLING: ReadonlySet<string> = new Set([
  'schemaVersion', 'eventId', 'facilityId', 'occurredAt', 'recordedAt', 'receivedAt', 'sourceSystem', 'feedId', 'sequence', 'unitId', 'bedId', 'roomId', 'requestedUnitId', 'planId', 'shiftId', 'version',
  'trigger', 'patientClass', 'admissionType', 'ageBand', 'signal', 'value', 'pending', 'leave', 'keyKind', 'facet', 'previous', 'current', 'reasonCode', 'cleanType', 'until', 'sourceCode0116', 'confidence', 'start', 'end',
  'area', 'acuity', 'scale', 'decisionSource', 'requestedLevel', 'disposition', 'dispositionClass', 'arrivalMode', 'role', 'intendedStay', 'postOpLevel', 'cancelReason', 'serviceLine', 'service', 'cancels', 'targetOccurredAt',
  'admittedAt', 'expectedAt', 'expectedAdmitAt', 'expectedDischargeAt', 'expectedReturnAt', 'plannedAdmitAt', 'occupiedBeds', 'arrivals', 'departures', 'staffedBeds', 'staffedBedsStated', 'planned', 'present',
]);
/** Keyed hashes by the schema: two characters of one tell two patients apart, and nobody who is meant. */
const KEYS: ReadonlySet<string> = new Set(['visitKey', 'patientKey', 'inpatientVisitKey', 'bookingKey', 'oldKey', 'newKey']);
/** A word, a number or an instant; no room for a sentence or a name with its parts. */
const PLAIN_WORD = /^[A-Za-z0-9_.:+-]{1,40}$/;
const HEX_KEY = /^[0-9a-f]{32}$/;
const FIELD_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,40}$/;
/** A text with or without its end, a bare word or number, or one character of what holds them together. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[^\s"{}[\]:,]+|[\s\S]/g;
/** Name of an HL7 segment, at the start of its line. */
const SEGMENT = /^[A-Z][A-Z0-9]{2}(?=\|)/;

function maskedValue(field: string | null, token: string): string {
  const text = token.replace(/^"|"$/g, '');
  if (/^(true|false|null)$/.test(token)) return token;
  if (field !== null && KEYS.has(field) && HEX_KEY.test(text)) return `"${maskIdentifiers(text)}"`;
  return field !== null && TELLING.has(field) && PLAIN_WORD.test(text) ? token.replace(text, maskIdentifiers(text)) : '"***"';
}

function maskedJson(text: string): string {
  const tokens = text.match(TOKEN) ?? [];
  let field: string | null = null;
  return tokens.map((token, index) => {
    if (/^[\s{}[\]:,]$/.test(token)) return token;
    let next = index + 1;
    while (tokens[next]?.trim() === '') next += 1;
    if (tokens[next] !== ':') return maskedValue(field, token);
    const name = token.replace(/^"|"$/g, '');
    field = FIELD_NAME.test(name) ? name : null;
    return field === null ? '"***"' : token;
  }).join('');
}

/** Keeps the shape alone: where delimiters stand can be seen, what stands between them cannot. */
function maskedShape(text: string): string {
  return text.split(/(\r\n|\r|\n)/).map((line) => {
    const segment = SEGMENT.exec(line)?.[0] ?? '';
    return segment + line.slice(segment.length).replace(/\p{L}/gu, 'x').replace(/\p{N}/gu, '9');
  }).join('');
}

/**
 * The original of a refused message, fit to be shown: what is in it was not checked, so only known fields with plain values are
 * readable. Whatever is not JSON, such as an HL7 message on the wrong topic, keeps its shape.
 */
export function maskOriginal(text: string): string {
  return /^\s*[{[]/.test(text) ? maskedJson(text) : maskedShape(text);
}
