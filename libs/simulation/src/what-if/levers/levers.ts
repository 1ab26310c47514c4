import type { WhatIfInput } from '../input/what-if-input';
import { bedsLever } from './beds-lever';
import { earlyDischargeLever } from './early-discharge-lever';
import { electivesLever } from './electives-lever';
import type { FieldError, Lever, LeverChange } from './lever';
import { staysLever } from './stays-lever';
import { surgeLever } from './surge-lever';
import { turnaroundLever } from './turnaround-lever';
import { weekendParityLever } from './weekend-parity-lever';

/** All levers, in the order of the screen. A further one is a file beside these and a line here. */
export const LEVERS: readonly Lever[] = [surgeLever, bedsLever, staysLever, electivesLever, earlyDischargeLever, turnaroundLever, weekendParityLever];

/** An error of one change of a scenario. `field` is `kind` where the lever itself is not known. */
export interface ChangeError extends Omit<FieldError, 'code'> {
  /** Position in the list of changes. */
  readonly index: number;
  readonly code: FieldError['code'] | 'unknown-lever' | 'too-many' | 'not-an-object';
}

/** A scenario with more changes than this is not a plan but a mistake. */
export const MAX_CHANGES = 40;

export function leverOf(kind: string): Lever | undefined {
  return LEVERS.find((lever) => lever.kind === kind);
}

/**
 * Errors of a list of changes; empty when it can be applied. Each change is judged on the baseline as the ones before it
 * leave it, so that two closures that together close more beds than exist are refused.
 */
export function validateChanges(changes: readonly LeverChange[], baseline: WhatIfInput): readonly ChangeError[] {
  if (changes.length > MAX_CHANGES) return [{ index: MAX_CHANGES, field: 'kind', code: 'too-many', message: `At most ${MAX_CHANGES} changes.` }];
  const errors: ChangeError[] = [];
  let input = baseline;
  changes.forEach(({ kind, params }, index) => {
    const lever = leverOf(kind);
    if (lever === undefined) {
      errors.push({ index, field: 'kind', code: 'unknown-lever', message: `There is no lever "${kind}".` });
      return;
    }
    if (typeof params !== 'object' || params === null || Array.isArray(params)) {
      errors.push({ index, field: 'params', code: 'not-an-object', message: 'The settings of a change must be an object.' });
      return;
    }
    const found = lever.validate(params, input);
    errors.push(...found.map((error) => ({ ...error, index })));
    if (found.length === 0) input = lever.apply(input, params);
  });
  return errors;
}

/** The baseline under all changes, in order. Throws RangeError when one is invalid: validate first. */
export function applyChanges(baseline: WhatIfInput, changes: readonly LeverChange[]): WhatIfInput {
  const [error] = validateChanges(changes, baseline);
  if (error !== undefined) throw new RangeError(`change ${error.index + 1}, ${error.field}: ${error.message}`);
  return changes.reduce((input, { kind, params }) => leverOf(kind)!.apply(input, params), baseline);
}
