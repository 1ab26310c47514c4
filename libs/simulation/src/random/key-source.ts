const HEX4: readonly string[] = Array.from({ length: 65_536 }, (_, i) => i.toString(16).padStart(4, '0'));

/** MurmurHash3's 32-bit finaliser: a bijection in which every input bit moves every output bit. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hex(word: number): string {
  return `${HEX4[word >>> 16]}${HEX4[word & 0xffff]}`;
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
    return hex(first) + hex(second) + hex(third) + hex(mix(third ^ d ^ Math.imul(n, 0x85ebca77)));
  }
}
