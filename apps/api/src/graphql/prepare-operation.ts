import { GraphQLError, NoSchemaIntrospectionCustomRule, parse, specifiedRules, validate, type DocumentNode, type ExecutionArgs, type GraphQLSchema } from 'graphql';
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

/** Texts that are remembered; the screens have some twenty. */
const MAX_KNOWN_TEXTS = 100;

/**
 * What every document that comes over a socket goes through before it is run: the same limits as over HTTP. The same text is the same
 * document, so that readers who ask the same can share an answer.
 */
export function openPreparation(schema: GraphQLSchema, development: boolean): (payload: SubscribePayload) => Prepared {
  const rules = [...specifiedRules, ...documentRules(development), ...(development ? [] : [NoSchemaIntrospectionCustomRule])];
  const known = new Map<string, DocumentNode>();
  const readDocument = (text: string): DocumentNode | readonly GraphQLError[] => {
    const document = parse(text, { maxTokens: MAX_TOKENS });
    const errors = validate(schema, document, rules);
    if (errors.length > 0) return errors;
    if (known.size >= MAX_KNOWN_TEXTS) known.clear();
    known.set(text, document);
    return document;
  };
  return ({ query, operationName, variables: variableValues }) => {
    try {
      const document = known.get(query) ?? readDocument(query);
      return 'kind' in document ? { schema, document, operationName, variableValues } : document;
    } catch (error) {
      return [parseError(error)];
    }
  };
}
