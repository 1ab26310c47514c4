const UINT32 = 4_294_967_296;
/** Rounds that decorrelate a generator from its seed before its first use. */
const WARM_UP_ROUNDS = 16;
/** Above this mean a Poisson draw goes through a normal approximation: exact products would underflow and cost time. */
const POISSON_PRODUCT_LIMIT = 60;

/** FNV-1a over the UTF-16 units of a label, so that each label names its own stream of one seed. */
function labelHash(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i += 1) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/**
 * A seeded stream of random numbers (sfc32 of C. Doty-Humphrey's PractRand: 128 bits of state, period about 2^127).
 * Same seed and label, same numbers.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;
  private spareNormal: number | null = null;

  constructor(seed: number, label: string) {
    this.a = seed | 0;
    this.b = Math.floor(seed / UINT32) | 0;
    this.c = labelHash(label);
    for (let i = 0; i < WARM_UP_ROUNDS; i += 1) this.uniform();
  }

  /** Uniform in [0, 1), 32 bits. */
  uniform(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return (sum >>> 0) / UINT32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Whole number in [0, count). */
  index(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** Standard normal by the polar method. */
  normal(): number {
    if (this.spareNormal !== null) {
      const spare = this.spareNormal;
      this.spareNormal = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const radius = x * x + y * y;
      if (radius >= 1 || radius === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(radius)) / radius);
      this.spareNormal = y * scale;
      return x * scale;
    }
  }

  /** Lognormal by its own mean and coefficient of variation: sigma^2 = ln(1 + cv^2), mu = ln mean - sigma^2 / 2. */
  logNormal(mean: number, variation: number): number {
    const variance = Math.log(1 + variation * variation);
    return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * this.normal());
  }

  /** Gamma of the given shape and mean (Marsaglia and Tsang 2000; shapes below 1 by the power of a uniform). */
  gamma(shape: number, mean: number): number {
    if (shape < 1) return this.gamma(shape + 1, (mean * (shape + 1)) / shape) * Math.pow(1 - this.uniform(), 1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = Math.pow(1 + c * x, 3);
      if (v <= 0) continue;
      if (Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v * mean) / shape;
    }
  }

  beta(alpha: number, beta: number): number {
    const x = this.gamma(alpha, alpha);
    return x / (x + this.gamma(beta, beta));
  }

  poisson(mean: number): number {
    if (mean > POISSON_PRODUCT_LIMIT) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const floor = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > floor; product *= this.uniform()) count += 1;
    return count;
  }

  /** One of the keys, with chances in proportion to the weights. */
  weighted<K>(choices: readonly (readonly [K, number])[]): K {
    let total = 0;
    for (const choice of choices) total += choice[1];
    let left = this.uniform() * total;
    for (const choice of choices) {
      left -= choice[1];
      if (left < 0) return choice[0];
    }
    const last = choices.at(-1);
    if (last === undefined) throw new RangeError('weighted needs at least one choice');
    return last[0];
  }
}
