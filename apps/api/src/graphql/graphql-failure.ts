import type { QueryDependencies, QueryResult, Refusal, RefusalCode } from '@wardcast/application';
import { GraphQLError } from 'graphql';

const CODES: Readonly<Record<RefusalCode, string>> = { forbidden: 'FORBIDDEN', not_found: 'NOT_FOUND', bad_input: 'BAD_USER_INPUT' };

/** A refusal as the reader's error, with a code that programs may act on. */
export function toGraphQLError(refusal: Refusal): GraphQLError {
  return new GraphQLError(refusal.message, { extensions: { code: CODES[refusal.code] } });
}

export function valueOrThrow<T>(result: QueryResult<T>): T {
  if (result.kind === 'refused') throw toGraphQLError(result);
  return result.value;
}

/** For fields whose absence is an answer: what is not there (or not to be known of) is null. */
export function valueOrNull<T>(result: QueryResult<T>): T | null {
  return result.kind === 'refused' && result.code === 'not_found' ? null : valueOrThrow(result);
}

export function readyOrThrow(deps: QueryDependencies | null): QueryDependencies {
  if (deps === null) throw new GraphQLError('The database is still starting. Ask again in a moment.', { extensions: { code: 'NOT_READY' } });
  return deps;
}
