const encoder = new TextEncoder();
const START_BYTES = 1 << 16;
/** Larger whole numbers would lose a bit when doubled for the sign; they go out as doubles. */
const LARGEST_VARINT = 2 ** 51;
const HEX_KEY = /^[0-9a-f]{32}$/;

/** Markers before a text; larger values refer to a text written before. */
export const TEXT = { none: 0, key: 1, plain: 2, firstReference: 3 } as const;

/** Appends numbers and texts to bytes: whole numbers take as many bytes as they need, a text is written once. */
export class ByteWriter {
  private bytes = new Uint8Array(START_BYTES);
  private readonly view = new DataView(new ArrayBuffer(8));
  private length = 0;
  private readonly texts = new Map<string, number>();

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    larger.set(this.bytes);
    this.bytes = larger;
  }

  private append(part: Uint8Array): void {
    this.reserve(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** 0 announces a double; otherwise zigzag plus one, seven bits a byte. */
  number(value: number): void {
    this.reserve(10);
    if (!Number.isInteger(value) || Math.abs(value) >= LARGEST_VARINT) {
      this.bytes[this.length++] = 0;
      this.view.setFloat64(0, value);
      this.append(new Uint8Array(this.view.buffer));
      return;
    }
    let rest = (value >= 0 ? 2 * value : -2 * value - 1) + 1;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  text(value: string | null): void {
    if (value === null) return this.number(TEXT.none);
    const known = this.texts.get(value);
    if (known !== undefined) return this.number(known + TEXT.firstReference);
    this.texts.set(value, this.texts.size);
    if (HEX_KEY.test(value)) {
      this.number(TEXT.key);
      this.reserve(16);
      for (let at = 0; at < 32; at += 2) this.bytes[this.length++] = parseInt(value.slice(at, at + 2), 16);
      return;
    }
    this.number(TEXT.plain);
    const encoded = encoder.encode(value);
    this.number(encoded.length);
    this.append(encoded);
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.number(items.length);
    for (const item of items) write(item);
  }

  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}
