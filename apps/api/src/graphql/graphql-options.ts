import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { schemaSdl } from '@wardcast/contract';
import type { ProductMetrics } from '@wardcast/runtime';
import { documentRules, MAX_TOKENS } from './document-limits';
import { maskError } from './mask-error';
import { timeOperations } from './operation-timing';

/** Apollo Server over HTTP. Subscriptions have a server of their own beside it. */
export function graphqlOptions(development: boolean, metrics?: ProductMetrics): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    typeDefs: [schemaSdl],
    introspection: development,
    // The landing pages load their scripts from elsewhere, which the content policy forbids.
    playground: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: !development,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...documentRules(development)],
    formatError: maskError,
    plugins: metrics === undefined ? [] : [timeOperations(metrics)],
  };
}
