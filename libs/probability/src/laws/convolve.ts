import type { CountPmf } from './count-pmf';

/** Law of X + Y for independent X and Y. Cost is the product of the two lengths. */
export function sumOf(x: CountPmf, y: CountPmf): CountPmf {
  const [long, short] = x.p.length >= y.p.length ? [x.p, y.p] : [y.p, x.p];
  const p = new Float64Array(long.length + short.length - 1);
  for (let i = 0; i < short.length; i++) {
    const weight = short[i]!;
    if (weight === 0) continue;
    for (let j = 0; j < long.length; j++) p[i + j]! += weight * long[j]!;
  }
  return { offset: x.offset + y.offset, p };
}

/** Law of X - Y for independent X and Y: convolution with the reversed law. */
export function differenceOf(x: CountPmf, y: CountPmf): CountPmf {
  return sumOf(x, { offset: -(y.offset + y.p.length - 1), p: Float64Array.from(y.p).reverse() });
}

/** Mixture of laws with weights that sum to one. */
export function mixtureOf(parts: readonly { readonly weight: number; readonly law: CountPmf }[]): CountPmf {
  const offset = Math.min(...parts.map((x) => x.law.offset));
  const end = Math.max(...parts.map((x) => x.law.offset + x.law.p.length));
  const p = new Float64Array(end - offset);
  for (const { weight, law } of parts) {
    const shift = law.offset - offset;
    for (let i = 0; i < law.p.length; i++) p[shift + i]! += weight * law.p[i]!;
  }
  return { offset, p };
}
