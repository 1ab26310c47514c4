const DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** One key as character codes. Writing codes makes one flat string; joining pieces would make a chain of them. */
const codes = new Uint8Array(32);

/** MurmurHash3's 32-bit finaliser: a bijection in which every input bit moves every output bit. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function writeHex(place: number, word: number): void {
  for (let i = 0; i < 8; i += 1) codes[place + i] = DIGITS[(word >>> (28 - 4 * i)) & 15] as number;
}

/**
 * Deterministic 32-hex keys: the n-th key of a seed and label is always the same and looks random.
 * Within one label keys differ for 2^32 calls, since the first word is a bijection of the counter.
 */
export class KeySource {
  private readonly words: readonly [number, number, number, number];
  private counter = 0;

  constructor(seed: number, label: string) {
    let h = mix((seed | 0) ^ 0x9e3779b9) ^ mix(Math.floor(seed / 4_294_967_296) | 0);
    for (let i = 0; i < label.length; i += 1) h = mix(h ^ label.charCodeAt(i) ^ Math.imul(i + 1, 0x27d4eb2f));
    this.words = [h, mix(h ^ 0x165667b1), mix(h ^ 0x2545f491), mix(h ^ 0x6c62272e)];
  }

  next(): string {
    const n = this.counter;
    this.counter += 1;
    const [a, b, c, d] = this.words;
    const first = mix(n ^ a);
    const second = mix(first ^ b ^ Math.imul(n, 0x9e3779b1));
    const third = mix(second ^ c ^ n);
    writeHex(0, first);
    writeHex(8, second);
    writeHex(16, third);
    writeHex(24, mix(third ^ d ^ Math.imul(n, 0x85ebca77)));
    return String.fromCharCode.apply(null, codes as unknown as number[]);
  }
}
