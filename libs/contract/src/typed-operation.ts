/**
 * A GraphQL operation as text, ready to be sent, together with the types of its answer and of its variables.
 * The types exist while compiling only; `types` is never set.
 */
export interface TypedOperation<Result, Variables> {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  /** SHA-256 of `text` in hex: names the operation in an allow-list. */
  readonly sha256: string;
  readonly text: string;
  readonly types?: (variables: Variables) => Result;
}
