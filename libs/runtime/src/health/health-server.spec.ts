import type { HealthServer } from './health-server';
import { openHealthServer } from './health-server';
import type { Health, Readiness } from './probes';
import { ProductMetrics } from './product-metrics';
import type { ProgressReport } from './progress-watch';

const READY: Readiness = { ready: true, database: true, migrated: true, forecast: false };

describe('the health port of a worker', () => {
  let server: HealthServer;
  let stopping = false;
  let report: ProgressReport = { ok: true, partitions: [], unknownForMs: 0 };
  const health: Health = { metrics: new ProductMetrics(), readiness: () => Promise.resolve(READY), progress: () => report };
  beforeAll(async () => {
    server = await openHealthServer({ host: '127.0.0.1', port: 0, health, isStopping: () => stopping });
  });
  afterAll(() => server.close());
  const get = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
    const response = await fetch(`${server.url}${path}`);
    return { status: response.status, text: await response.text() };
  };

  it('answers its probes', async () => {
    expect([(await get('/livez')).status, (await get('/readyz')).status, (await get('/progressz')).status, (await get('/elsewhere')).status]).toEqual([200, 200, 200, 404]);
    report = { ok: false, partitions: [], unknownForMs: 40_000 };
    expect(await get('/progressz')).toEqual({ status: 503, text: `${JSON.stringify(report)}\n` });
  });

  it('is not ready any more once it stops, and still alive', async () => {
    stopping = true;
    expect([(await get('/readyz')).status, (await get('/livez')).status]).toEqual([503, 200]);
    stopping = false;
  });

  it('tells what was taken in, in the words of Prometheus', async () => {
    health.metrics.committed({ place: { topic: 't', partition: 0 }, facilityId: 'north', applied: 5, duplicates: 1, rejected: 2, parked: 0, heartbeats: 0, receivedAt: 1_000, behind: 0 }, 3_000);
    health.metrics.progressed({ ok: true, unknownForMs: 0, partitions: [{ partition: 4, lag: 7, nextOffset: '9', standsStillMs: 0, pause: null, ok: true }] });
    const { text } = await get('/metrics');
    for (const line of ['ingest_events_total{outcome="applied"} 5', 'ingest_events_total{outcome="rejected"} 2', 'kafka_consumergroup_lag{partition="4"} 7', 'ingest_event_time_lag_seconds_sum 2']) expect(text).toContain(line);
  });

  it('says which variable to change when its port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(openHealthServer({ host: '127.0.0.1', port, health, isStopping: () => false })).rejects.toThrow('WARDCAST_WORKER_PORT');
  });
});
