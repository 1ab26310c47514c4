import type { ApolloServerPlugin } from '@apollo/server';
import * as contract from '@wardcast/contract';
import type { ProductMetrics } from '@wardcast/runtime';

const MS_PER_SECOND = 1_000;
/** Names that anybody may send are not labels: only those of our own screens are, and all others are one. */
const OTHER = 'other';

/** Tells the metrics how long each operation over HTTP took, and whether it was answered without an error. */
export function timeOperations(metrics: ProductMetrics): ApolloServerPlugin {
  const known = knownNames();
  return {
    requestDidStart: async () => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operationName, response }) => {
          const failed = response.body.kind === 'single' && (response.body.singleResult.errors?.length ?? 0) > 0;
          const name = operationName != null && known.has(operationName) ? operationName : OTHER;
          metrics.operationAnswered(name, failed ? 'error' : 'ok', (performance.now() - startedAt) / MS_PER_SECOND);
        },
      };
    },
  };
}

function knownNames(): ReadonlySet<string> {
  const exported: readonly unknown[] = Object.values(contract);
  return new Set(exported.flatMap((value) => (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? [value.name] : [])));
}
