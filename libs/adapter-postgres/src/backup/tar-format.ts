/** The part of the tar format (POSIX ustar) that a backup needs: plain files with short names, one after the other. */
const BLOCK_BYTES = 512;
const NAME_BYTES = 100;

export interface TarEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Header, content and padding of one file. Throws RangeError for a name that does not fit. */
export function tarEntry({ name, bytes }: TarEntry): readonly Buffer[] {
  if (Buffer.byteLength(name) > NAME_BYTES) throw new RangeError(`The name ${name} is too long for a tar header.`);
  const header = Buffer.alloc(BLOCK_BYTES);
  header.write(name, 0);
  // Mode, owner, group; readable by the owner only.
  header.write('0000600\u00000000000\u00000000000\u0000', 100);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\u0000${'0'.repeat(11)}\u0000`, 124);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  return [header, bytes, Buffer.alloc(paddingOf(bytes.length))];
}

/** Two empty blocks. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK_BYTES);
}

function paddingOf(length: number): number {
  return (BLOCK_BYTES - (length % BLOCK_BYTES)) % BLOCK_BYTES;
}

/** The files of a tar stream in their order, each whole in memory. Throws RangeError where the stream is no tar or ends too early. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new ByteQueue(source);
  for (;;) {
    const header = await bytes.take(BLOCK_BYTES);
    if (header.every((byte) => byte === 0)) return;
    const { name, length } = parseHeader(header);
    const content = await bytes.take(length);
    await bytes.take(paddingOf(length));
    yield { name, bytes: content };
  }
}

function parseHeader(header: Buffer): { readonly name: string; readonly length: number } {
  const text = (from: number, bytes: number): string => header.toString('utf8', from, from + bytes).replace(/[\u0000 ].*$/s, '');
  const copy = Buffer.from(header).fill(' ', 148, 156);
  const sum = copy.reduce((total, byte) => total + byte, 0);
  if (text(257, 5) !== 'ustar' || Number.parseInt(text(148, 8), 8) !== sum) throw new RangeError('The file is damaged, or no backup of Wardcast.');
  return { name: text(0, NAME_BYTES), length: Number.parseInt(text(124, 12), 8) };
}

class ByteQueue {
  private readonly chunks: AsyncIterator<Buffer>;
  private held: Buffer[] = [];
  private length = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  async take(wanted: number): Promise<Buffer> {
    while (this.length < wanted) {
      const { value, done } = await this.chunks.next();
      if (done === true) throw new RangeError('The file ends too early: it was cut off while it was written or copied.');
      this.held.push(value);
      this.length += value.length;
    }
    const all = this.held.length === 1 ? this.held[0]! : Buffer.concat(this.held);
    this.held = [all.subarray(wanted)];
    this.length -= wanted;
    return all.subarray(0, wanted);
  }
}
