/**
 * A long computation in steps: whoever runs it may do something else between two of them, so that a thread that also answers
 * questions is never held for long. It returns its result in the end.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs all steps at once. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}
