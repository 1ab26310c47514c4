import { GraphQLError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { documentRules, MAX_TOKENS } from './document-limits';

/** Something that can be run, or what is wrong with it. */
export type Prepared = ExecutionArgs | readonly GraphQLError[];

/** The library throws what it cannot parse; thrown on, it would end the reader's socket with all its other operations. */
function parseError(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) throw error;
  const { message, source, positions } = error;
  return new GraphQLError(message, { source, positions, extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
}

/** What every document that comes over a socket goes through before it is run: the same limits as over HTTP. */
export function openPreparation(schema: GraphQLSchema, development: boolean): (payload: SubscribePayload) => Prepared {
  const rules = [...specifiedRules, ...documentRules(development), ...(development ? [] : [NoSchemaIntrospectionCustomRule])];
  return ({ query, operationName, variables: variableValues }) => {
    try {
      const document = parse(query, { maxTokens: MAX_TOKENS });
      const errors = validate(schema, document, rules);
      return errors.length > 0 ? errors : { schema, document, operationName, variableValues };
    } catch (error) {
      return [parseError(error)];
    }
  };
}
