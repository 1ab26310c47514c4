import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { maskError, maskGraphQLError } from './mask-error';

let logged: string[];
beforeEach(() => {
  logged = [];
  jest.spyOn(Logger.prototype, 'error').mockImplementation((line: unknown) => void logged.push(String(line)));
});
afterEach(() => jest.restoreAllMocks());

/** What a database driver throws: its message and detail quote the row. */
class DriverError extends Error {
  readonly code = '23505';
  readonly detail = 'Key (visit_key)=(canary-4711) already exists.';
}
const driverError = new DriverError('duplicate key value canary-4711 in "stay"');

test.each(['NOT_FOUND', 'FORBIDDEN', 'BAD_USER_INPUT', 'NOT_READY', 'GRAPHQL_VALIDATION_FAILED'])('%s keeps its message and loses everything else', (code) => {
  const formatted = { message: 'There is no such ward.', path: ['node'], extensions: { code, stacktrace: ['at secret'], originalError: driverError } };
  expect(maskError(formatted, new GraphQLError('x'))).toEqual({ message: 'There is no such ward.', path: ['node'], extensions: { code } });
  expect(logged).toEqual([]);
});

test('any other error becomes a reference that finds the log entry; neither tells what the driver quoted', () => {
  const error = new GraphQLError(driverError.message, { originalError: driverError, path: ['board'] });
  const masked = maskError({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR' } }, error);
  expect(masked).toMatchObject({ path: ['board'], extensions: { code: 'INTERNAL' } });
  expect(logged).toEqual([expect.stringContaining(String(masked.extensions?.reference))]);
  expect(logged[0]).toContain('23505');
  expect(logged[0]).toMatch(/\n\s+at /);
  expect(`${JSON.stringify(masked)} ${logged[0]}`).not.toMatch(/canary|duplicate key/);
});

test('outside Apollo the library\'s own words on a document pass, an error from the code does not', () => {
  expect(maskGraphQLError(new GraphQLError('Cannot query field "x".'))).toMatchObject({ message: 'Cannot query field "x".', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
  const ofVariable = new GraphQLError('Variable "$x" got invalid value "a".', { originalError: new GraphQLError('Int cannot represent "a".') });
  expect(maskGraphQLError(ofVariable)).toMatchObject({ message: 'Variable "$x" got invalid value "a".', extensions: { code: 'BAD_USER_INPUT' } });
  expect(logged).toEqual([]);
  expect(maskGraphQLError(new GraphQLError('canary', { originalError: driverError })).extensions?.code).toBe('INTERNAL');
  expect(maskGraphQLError(new GraphQLError('Int cannot represent "canary".', { originalError: new GraphQLError('canary'), path: ['board'] })).extensions?.code).toBe('INTERNAL');
});
