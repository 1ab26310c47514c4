import * as compiled from '../generated/event-validators';
import type { EventType } from './hospital-event';

/** One complaint of a compiled validator. */
export interface SchemaFault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaFault[] | null;
}
const validators = compiled as unknown as Readonly<Record<EventType | 'Common', Validator>>;

const SENTENCES: Readonly<Record<string, string>> = {
  required: 'A required field is missing.',
  type: 'The value has the wrong type.',
  enum: 'The value is not one of the allowed words.',
  pattern: 'The text does not have the required form.',
  minimum: 'The number is too small.',
  maximum: 'The number is too large.',
  minItems: 'The list is too short.',
  maxItems: 'The list is too long.',
  additionalItems: 'The list is too long.',
  anyOf: 'The value has none of the allowed types.',
};

/** Where (JSON pointer) and why, without any value of the payload. */
export interface DataFault {
  readonly where: string;
  readonly detail: string;
}

function faultOf(fault: SchemaFault): DataFault {
  const missing = fault.keyword === 'required' ? `/${String(fault.params['missingProperty'])}` : '';
  return { where: fault.instancePath + missing, detail: SENTENCES[fault.keyword] ?? `The rule "${fault.keyword}" of the schema is broken.` };
}

/** null when wire data satisfies the schema of its type as a consumer reads it (unknown fields are no fault). */
export function dataFault(type: EventType, data: unknown): DataFault | null {
  const common = validators.Common;
  if (!common(data)) return faultOf(common.errors![0]!);
  const own = validators[type];
  return own(data) ? null : faultOf(own.errors!.at(-1)!);
}
