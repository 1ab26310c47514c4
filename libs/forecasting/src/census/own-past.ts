/** Three days: any unit may be empty over a long weekend. */
const LEAST_HOURS = 72;
/** An emptiness at the beginning that outlasts the longest later one so many times is a unit that had not opened. */
const OUTLASTS = 3;

/**
 * Index of the hour in which a unit's own past begins: 0, or the first hour with a patient where the unit stood empty before it
 * for longer than it ever did since. Hourly census, oldest first, NaN where unknown. A unit that was never used is empty all along.
 */
export function ownPastFrom(counts: ArrayLike<number>): number {
  let first = 0;
  let empty = 0;
  while (first < counts.length && !(counts[first]! > 0)) if (counts[first++] === 0) empty += 1;
  if (first === counts.length || empty < LEAST_HOURS) return 0;
  let longest = 0;
  for (let i = first, run = 0; i < counts.length; i++) {
    run = counts[i]! > 0 ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return empty > OUTLASTS * longest ? first : 0;
}
