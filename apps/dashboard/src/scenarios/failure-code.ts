import { GraphqlRefusal } from '../data/graphql-client';

/** The server's own code for why there is no answer; `NO_ANSWER` where it gave none. Errors of a stream come as a list. */
export function failureCode(reason: unknown): string {
  if (reason instanceof GraphqlRefusal) return reason.code;
  const [first] = Array.isArray(reason) ? (reason as readonly { readonly extensions?: { readonly code?: unknown } }[]) : [];
  const code = first?.extensions?.code;
  return typeof code === 'string' ? code : 'NO_ANSWER';
}
