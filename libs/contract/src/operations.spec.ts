import { createHash } from 'node:crypto';
import { buildSchema, parse, validate } from 'graphql';
import * as generated from './generated/operations';
import { schemaSdl } from './generated/schema-sdl';

const operations = Object.values(generated);
const schema = buildSchema(schemaSdl);

test.each(operations.map((operation) => [operation.name, operation] as const))('%s stands alone, fits the schema and is named by its hash', (_name, { text, name, kind, sha256 }) => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  expect(document.definitions[0]).toMatchObject({ kind: 'OperationDefinition', operation: kind, name: { value: name } });
  expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
});

test('the screens have what they start from', () => {
  expect(operations.map((operation) => operation.name)).toEqual(expect.arrayContaining(['Board', 'BoardChanged', 'ForecastIssues', 'Node', 'Startup', 'StartupChanged']));
});
