import { randomBytes } from 'node:crypto';

/** Identity of a new Kafka cluster: 16 random bytes, base64url. It never begins with a dash, which the storage tool takes for an option. */
export function newClusterId(draw: (size: number) => Buffer = randomBytes): string {
  const bytes = Buffer.from(draw(16));
  bytes[0] = bytes[0]! & 0x7f; // the first sextet stays below 32: a letter
  return bytes.toString('base64url');
}
