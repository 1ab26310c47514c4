import type { WhatIfInput } from '../input/what-if-input';

/** One change that a planner tries, as it is stored and sent. */
export interface LeverChange {
  readonly kind: string;
  /** JSON of the lever's own fields; a field that is left out has its neutral value. */
  readonly params: Readonly<Record<string, unknown>>;
}

export type FieldErrorCode = 'unknown-field' | 'not-a-number' | 'not-whole' | 'below-minimum' | 'above-maximum' | 'unknown-unit' | 'end-before-start' | 'more-than-exist' | 'unknown-choice' | 'not-a-list';
/** What is wrong with one field, in words that name the limit. */
export interface FieldError {
  readonly field: string;
  readonly code: FieldErrorCode;
  readonly message: string;
}

export type FieldType = 'number' | 'unit' | 'units' | 'instant' | 'stream' | 'weekday-caps';
/** One control: what it sets, in which unit and between which bounds. */
export interface LeverField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Unit as shown: "beds", "%", "hours"; empty where there is none. */
  readonly unit: string;
  /** Bounds and step of a number; null for other types. */
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
  /** The value that changes nothing; null = everything, or no limit in time. */
  readonly neutral: number | string | null;
}

/** A lever of the what-if: its controls, what may be set, and what it does to the baseline. */
export interface Lever {
  readonly kind: string;
  readonly label: string;
  /** One sentence for the screen: what it does, and what it does not. */
  readonly about: string;
  readonly fields: readonly LeverField[];
  /** Field that a slider moves and a goal seek bisects. */
  readonly mainField: string;
  /** Errors by field; empty when it can be applied. Unknown fields are errors, so that nothing is silently ignored. */
  validate(params: Readonly<Record<string, unknown>>, baseline: WhatIfInput): readonly FieldError[];
  /** The changed baseline; `params` have been validated. */
  apply(input: WhatIfInput, params: Readonly<Record<string, unknown>>): WhatIfInput;
}
