import { buildSchema, isInputObjectType, isIntrospectionType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { schemaSdl } from '../generated/schema-sdl';

const types = Object.values(buildSchema(schemaSdl).getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

test('every type says what it is, and every field', () => {
  const silent = types.filter(({ description }) => !description).map(({ name }) => name);
  const fields = types.flatMap((type) => (isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : []));
  expect(fields.length).toBeGreaterThan(400);
  expect([...silent, ...fields.filter(({ field }) => !field.description).map(({ type, field }) => `${type.name}.${field.name}`)]).toEqual([]);
});
