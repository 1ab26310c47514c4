import { StartupStatus } from '@wardcast/application';
import type { ApiContext, QueryDependencies } from '@wardcast/application';
import { BoardChangedDocument, StartupChangedDocument } from '@wardcast/contract';
import { ProductMetrics } from '@wardcast/runtime';
import type { Health, ProgressReport, Readiness } from '@wardcast/runtime';
import type { ApiHandle } from '../api-options';
import { createApi } from '../create-api';
import { postGraphql } from '../testing/post-graphql';
import { SocketReader } from '../testing/socket-reader';
import { StoredHospital } from '../testing/stored-hospital';

jest.setTimeout(60_000);

const READY: Readiness = { ready: true, database: true, migrated: true, forecast: true };

/** A product that knows of itself what a test says. */
class KnownHealth implements Health {
  readonly metrics = new ProductMetrics();
  found = READY;
  report: ProgressReport = { ok: true, partitions: [], unknownForMs: 0 };
  readiness = (): Promise<Readiness> => Promise.resolve(this.found);
  progress = (): ProgressReport => this.report;
}

describe('probes, metrics and the end of an API', () => {
  let stored: StoredHospital;
  let health: KnownHealth;
  let startup: StartupStatus;
  let deps: QueryDependencies;
  let api: ApiHandle;
  const context = (own: Partial<ApiContext> = {}): ApiContext => ({
    startup, deps: () => deps, actor: { role: 'operations', facilities: 'all', units: 'all' }, replayRejected: () => Promise.resolve({ kind: 'refused', reason: 'none' }), ...own,
  });
  const open = (own?: Partial<ApiContext>): Promise<ApiHandle> => createApi(context(own), { host: '127.0.0.1', port: 0, dashboardDir: '/nowhere', development: false, health });
  const get = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
    const response = await fetch(`${api.url}${path}`);
    return { status: response.status, text: await response.text() };
  };

  beforeAll(async () => {
    stored = await StoredHospital.open();
    await stored.saveFacility();
    await stored.commit({ m1: 3, m2: 2, s1: 1, ed: 0 });
    deps = stored.dependencies();
  }, 60_000);
  afterAll(() => stored.close());
  beforeEach(async () => {
    health = new KnownHealth();
    startup = new StartupStatus();
    startup.report({ ready: true, phase: 'live' });
    api = await open();
  });
  afterEach(() => api.close());

  it('is ready with a database, its newest schema and a forecast, and says which of them is missing', async () => {
    expect((await get('/readyz')).status).toBe(200);
    health.found = { ready: false, database: true, migrated: true, forecast: false };
    const answer = await get('/readyz');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([503, { ready: false, database: true, migrated: true, forecast: false, phase: 'live' }]);
  });

  it('is not ready from the moment a stop is announced, while it still answers', async () => {
    startup.report({ ready: false });
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/livez')).status).toBe(200);
    expect((await postGraphql<unknown, unknown>(api.url, '{ hospital { name } }')).data).toEqual({ hospital: { name: 'North Hospital' } });
  });

  it('fails its progress when a partition stands still, and says which', async () => {
    expect((await get('/progressz')).status).toBe(200);
    health.report = { ok: false, partitions: [{ partition: 7, lag: 12, nextOffset: '40', standsStillMs: 31_000, pause: null, ok: false }], unknownForMs: 0 };
    const answer = await get('/progressz');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([503, health.report]);
  });

  it('measures operations by the names of its own screens, and counts open subscriptions', async () => {
    await postGraphql<unknown, unknown>(api.url, 'query Board { hospital { name } }');
    await postGraphql<unknown, unknown>(api.url, 'query SomebodysSecret { hospital { name } }');
    await postGraphql<unknown, unknown>(api.url, '{ nonsense }');
    const reader = await SocketReader.open(api.url, StartupChangedDocument, {});
    await reader.next();
    const { text } = await get('/metrics');
    expect(text).toMatch(/graphql_operation_duration_seconds_count\{operation="Board",outcome="ok"\} 1/);
    expect(text).toMatch(/graphql_operation_duration_seconds_count\{operation="other",outcome="ok"\} 1/);
    expect(text).toMatch(/graphql_operation_duration_seconds_count\{operation="other",outcome="error"\} 1/);
    expect(text).not.toContain('SomebodysSecret');
    expect(text).toMatch(/^subscriptions_active 1$/m);
    // What was refused is not open.
    reader.subscribe('2', '{ nonsense }');
    while ((await reader.message()).type !== 'error');
    expect((await get('/metrics')).text).toMatch(/^subscriptions_active 1$/m);
    await reader.close();
    expect((await get('/metrics')).text).toMatch(/^subscriptions_active 0$/m);
  });

  it('ends subscriptions with the version to resume after', async () => {
    const reader = await SocketReader.open(api.url, BoardChangedDocument, { sinceVersion: '0' });
    const { boardChanged } = await reader.next();
    const said = reader.closedWith();
    await api.close();
    expect(await said).toEqual({ code: 1001, reason: `Going away; resume after ${boardChanged.version}` });
  });

  it('finishes the answer in hand before it closes', async () => {
    let letGo = (): void => undefined;
    let asked = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const slow: QueryDependencies = { ...deps, readStore: Object.assign(Object.create(deps.readStore) as QueryDependencies['readStore'], { facilities: () => (asked(), held.then(() => deps.readStore.facilities())) }) };
    const busy = await open({ deps: () => slow });
    const answering = postGraphql<unknown, unknown>(busy.url, '{ hospital { name } }');
    await isAsked;
    let isClosed = false;
    const closing = busy.close().then(() => (isClosed = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isClosed).toBe(false);
    letGo();
    expect((await answering).data).toEqual({ hospital: { name: 'North Hospital' } });
    await closing;
    await expect(fetch(`${busy.url}/livez`)).rejects.toThrow();
  });
});
