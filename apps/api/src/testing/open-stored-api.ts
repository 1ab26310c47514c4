import { LOCAL_OPERATIONS, StartupStatus, type ApiContext, type QueryDependencies } from '@wardcast/application';
import type { ApiHandle } from '../api-options';
import { createApi } from '../create-api';

/** The API of a product that is live, over these reads; it serves no pages and replays nothing. */
export async function openStoredApi(deps: QueryDependencies): Promise<ApiHandle> {
  const startup = new StartupStatus();
  startup.report({ ready: true, phase: 'live', message: 'The board is live.' });
  const context: ApiContext = { startup, deps: () => deps, actor: LOCAL_OPERATIONS, replayRejected: () => Promise.resolve({ kind: 'refused', reason: 'There is no such message.' }) };
  return createApi(context, { host: '127.0.0.1', port: 0, dashboardDir: '/nowhere', development: false });
}
