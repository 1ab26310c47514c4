import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Codes whose messages we or the GraphQL library wrote for the reader; any other message might show how we work inside. */
const TOLD_CODES: ReadonlySet<unknown> = new Set([
  'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'NOT_READY', 'BAD_REQUEST', 'BUSY', 'RUN_BROKEN',
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE',
]);
const logger = new Logger('GraphQL');

/** The place in the code and the kind of error. Its message stays out of the log: a driver may quote a row in it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [`${error.name}${code}`, ...frames].join('\n');
}

/**
 * What the reader is told of an error: the message where it was written for readers, else a reference that finds the
 * entry in the server's log. Never a stack, never SQL.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, locations, path } = formatted;
  const code = formatted.extensions?.code;
  if (TOLD_CODES.has(code)) return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code } };
  const reference = randomUUID();
  const original = error instanceof GraphQLError ? error.originalError ?? error : error;
  logger.error(`${reference} ${describe(original)}`);
  return { message: 'The server could not answer. The reference finds the reason in its log.', ...(path && { path }), extensions: { code: 'INTERNAL', reference } };
}

/**
 * The same for errors that do not pass through Apollo. Before anything is run (no path) all errors are the library's own words, on the
 * document or on its variables; a scalar's refusal of a variable is their origin then.
 */
export function maskGraphQLError(error: GraphQLError): GraphQLFormattedError {
  const formatted = error.toJSON();
  const { originalError } = error;
  const isOwnWords = formatted.extensions?.code === undefined && error.path === undefined && (originalError === undefined || originalError instanceof GraphQLError);
  const code = originalError === undefined ? 'GRAPHQL_VALIDATION_FAILED' : 'BAD_USER_INPUT';
  return maskError(isOwnWords ? { ...formatted, extensions: { code } } : formatted, error);
}
