import { hexOf } from '../events/sha-256';
import { TEXT } from './byte-writer';

const decoder = new TextDecoder('utf-8', { fatal: true });
const KEY_BYTES = 16;

/** Reads what ByteWriter wrote. Throws RangeError where bytes are missing or refer to nothing. */
export class ByteReader {
  private at = 0;
  private readonly texts: string[] = [];
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private take(count: number): Uint8Array {
    if (count < 0 || this.at + count > this.bytes.length) throw new RangeError('The snapshot ends too early.');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  number(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('The snapshot ends too early.');
      value += (byte & 127) * weight;
      if (byte < 128) break;
      weight *= 128;
    }
    if (value === 0) {
      this.take(8);
      return this.view.getFloat64(this.at - 8);
    }
    const zigzag = value - 1;
    return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
  }

  text(): string | null {
    const marker = this.number();
    if (marker === TEXT.none) return null;
    if (marker >= TEXT.firstReference) {
      const known = this.texts[marker - TEXT.firstReference];
      if (known === undefined) throw new RangeError('The snapshot refers to a text that it does not contain.');
      return known;
    }
    const value = marker === TEXT.key ? hexOf(this.take(KEY_BYTES)) : decoder.decode(this.take(this.number()));
    this.texts.push(value);
    return value;
  }

  /** A text that must be there. */
  word(): string {
    const value = this.text();
    if (value === null) throw new RangeError('The snapshot lacks a text.');
    return value;
  }

  list<T>(read: () => T): T[] {
    const count = this.number();
    if (!(count >= 0 && count <= this.bytes.length)) throw new RangeError('The snapshot holds an impossible count.');
    return Array.from({ length: count }, read);
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }
}
