import { keyOf, type RawMessage } from '@wardcast/domain';
import type { OutboxLetter } from '../../ports/letter-outbox.port';
import type { PartitionPlace } from '../../ports/partition-store.port';

/** Brokers refuse a record of more than 1 MiB: what is left is for the headers. */
export const MAX_ORIGINAL_BYTES = 1_000_000;
const LETTER_TYPE = 'org.wardcast.ingest.MessageRejected.v1';
const LETTER_SOURCE = '/wardcast/dead-letters';
const NOTHING = new Uint8Array(0);

/**
 * Identity of a letter, 32 hex: it follows from the place of the refused record alone, so that a letter that is published twice,
 * or again from a restored database, has the same one.
 */
export function letterIdOf(place: PartitionPlace, letter: Pick<OutboxLetter, 'topicId' | 'offset'>): string {
  return keyOf('dead-letter', place.topic, place.partition, letter.topicId, String(letter.offset));
}

/**
 * A letter as a CloudEvent in binary mode: reason, hash and the way back to the refused record in headers, the sealed original
 * as value. Where there is no sealed original, or it does not fit into a record, the value is empty and `ce_leftout` says why.
 * Nothing that came from outside is readable in it: the key is one of our facilities or empty, and `where` points into our schemas.
 */
export function toLetterMessage(place: PartitionPlace, letter: OutboxLetter): RawMessage {
  const { facilityId, sealed } = letter;
  const leftOut = sealed === null ? 'not_sealed' : sealed.bytes.length > MAX_ORIGINAL_BYTES ? 'too_large' : null;
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: letterIdOf(place, letter),
    ce_source: LETTER_SOURCE,
    ce_type: LETTER_TYPE,
    ce_time: new Date(letter.at).toISOString(),
    'content-type': 'application/octet-stream',
    ce_reason: letter.reason,
    ce_where: letter.where,
    ce_originaltopic: place.topic,
    ce_originalpartition: String(place.partition),
    ce_originaloffset: String(letter.offset),
    ce_originaltopicid: letter.topicId,
    ce_originalsha256: letter.sha256,
    ...(facilityId === null ? {} : { ce_partitionkey: facilityId }),
    ...(sealed === null ? {} : { ce_sealedwith: sealed.keyId }),
    ...(leftOut === null ? {} : { ce_leftout: leftOut }),
  };
  return { key: facilityId ?? '', headers, value: sealed === null || leftOut !== null ? NOTHING : sealed.bytes };
}
