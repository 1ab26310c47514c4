import type { CountPmf, Stretch } from './count-pmf';

/** Law of X + Y for independent X and Y. Cost is the product of the two lengths. */
export function sumOf(x: CountPmf, y: CountPmf): CountPmf {
  const p = new Float64Array(x.p.length + y.p.length - 1);
  addProducts(p, { p: x.p, first: 0, end: x.p.length }, { p: y.p, first: 0, end: y.p.length });
  return { offset: x.offset + y.offset, p };
}

/** Adds the convolution of two stretches to the start of an array. */
export function addProducts(into: Float64Array, x: Stretch & { readonly p: Float64Array }, y: Stretch & { readonly p: Float64Array }): void {
  const [long, short] = x.end - x.first >= y.end - y.first ? [x, y] : [y, x];
  const [other, from, count] = [long.p, long.first, long.end - long.first];
  for (let i = short.first; i < short.end; i++) {
    const weight = short.p[i]!;
    if (weight === 0) continue;
    const at = i - short.first;
    for (let j = 0; j < count; j++) into[at + j]! += weight * other[from + j]!;
  }
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
