/** Why a query was not answered. A refusal is an expected outcome and therefore a value; broken promises throw. */
export type RefusalCode = 'forbidden' | 'not_found' | 'bad_input';
export interface Refusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  /** One plain sentence for the person who asked; names no data of the hospital. */
  readonly message: string;
}
export interface Answer<T> {
  readonly kind: 'ok';
  readonly value: T;
}
export type QueryResult<T> = Answer<T> | Refusal;

export function answer<T>(value: T): Answer<T> {
  return { kind: 'ok', value };
}

export function refuse(code: RefusalCode, message: string): Refusal {
  return { kind: 'refused', code, message };
}
