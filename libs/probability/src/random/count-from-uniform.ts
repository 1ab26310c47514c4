/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { exp, log1p } = Math;

/** Largest mean that is inverted term by term: beyond it the first term, exp(-mean), leaves the range of a double. */
export const MAX_INVERTED_MEAN = 500;
/** Terms after which the rest of the law is rounding: ten standard deviations beyond the largest mean. */
const MAX_COUNT = 1_000;

/**
 * The count n with P(N < n) < u <= P(N <= n) of a negative binomial law with the given mean and size (variance mean +
 * mean^2 / size; size Infinity is Poisson), u in (0, 1). Ascends with the mean at fixed u, so that more demand only adds
 * patients to those who come anyway. Throws RangeError on a mean that is negative or above MAX_INVERTED_MEAN.
 */
export function countFrom(u: number, mean: number, size = Infinity): number {
  if (!(mean >= 0 && mean <= MAX_INVERTED_MEAN)) throw new RangeError(`a mean count must be in [0, ${MAX_INVERTED_MEAN}], got ${mean}`);
  if (mean === 0) return 0;
  if (size === Infinity) return poissonFrom(u, mean);
  const ratio = mean / (mean + size);
  let term = exp(-size * log1p(mean / size));
  let below = term;
  let count = 0;
  while (u > below && count < MAX_COUNT) {
    term *= (ratio * (size + count)) / (count + 1);
    count += 1;
    below += term;
  }
  return count;
}

function poissonFrom(u: number, mean: number): number {
  let term = exp(-mean);
  let below = term;
  let count = 0;
  while (u > below && count < MAX_COUNT) {
    count += 1;
    term *= mean / count;
    below += term;
  }
  return count;
}
