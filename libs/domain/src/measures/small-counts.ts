/** Counts of patients from 1 to this are not shown outside operations: such a group may be recognised. */
export const LARGEST_HIDDEN_COUNT = 10;

/** 1 to 10 patients. None at all says nothing of anybody and is shown. */
export function isSmallCount(count: number): boolean {
  return count >= 1 && count <= LARGEST_HIDDEN_COUNT;
}

/** A share gives its numerator away, and the rest that it leaves: it is hidden when any of them, or the whole, is small. */
export function isSmallShare(part: number, whole: number): boolean {
  return isSmallCount(part) || isSmallCount(whole - part) || isSmallCount(whole);
}

/** Which of some counts stand, where their sum is shown too. */
export interface ShownParts {
  readonly isPartShown: readonly boolean[];
  readonly isTotalShown: boolean;
}

/**
 * Hides the small ones of the parts of a whole. Their total goes too where it would give them away: unless two or more
 * are hidden, and together they are more than the largest hidden count. The other parts stand: they are what is followed
 * from week to week, and without the total nothing can be subtracted.
 */
export function showParts(parts: readonly number[]): ShownParts {
  const hidden = parts.filter(isSmallCount);
  const total = parts.reduce((sum, part) => sum + part, 0);
  const isSafe = hidden.length === 0 || (hidden.length >= 2 && hidden.reduce((sum, part) => sum + part, 0) > LARGEST_HIDDEN_COUNT);
  return { isPartShown: parts.map((part) => !isSmallCount(part)), isTotalShown: isSafe && !isSmallCount(total) };
}

/**
 * Which of some counts stand, where each holds the next (stays of 7, 14 and 21 days or more): the difference of two
 * shown ones is a group as well. The smallest group is judged first, since it is the one that is asked for.
 *
 * @param counts from the widest to the narrowest
 */
export function showNested(counts: readonly number[]): readonly boolean[] {
  const shown: boolean[] = counts.map(() => false);
  let inner = 0;
  for (let index = counts.length - 1; index >= 0; index -= 1) {
    const count = counts[index]!;
    shown[index] = !isSmallCount(count) && !isSmallCount(count - inner);
    if (shown[index]) inner = count;
  }
  return shown;
}
