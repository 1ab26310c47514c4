import { openLog } from './log';
import { ProductMetrics } from './product-metrics';
import { tellDrift } from './tell-drift';

it('tells each drift with its unit and kind, the end of it, and how many there are', async () => {
  const lines: string[] = [];
  const metrics = new ProductMetrics();
  const log = openLog('worker', { write: (line) => lines.push(line) });
  tellDrift(log, metrics, { facilityId: 'north', raised: [{ unitId: 'w1', kind: 'level', since: Date.UTC(2026, 0, 5) }], cleared: [], units: 1 });
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', alert: 'forecast_drift', facility: 'north', unit: 'w1', kind: 'level', since: '2026-01-05T00:00:00.000Z' });
  expect((await metrics.page()).body).toContain('forecast_drifting_units{facility="north"} 1');
  tellDrift(log, metrics, { facilityId: 'north', raised: [], cleared: ['w1'], units: 0 });
  expect(JSON.parse(lines[1]!)).toMatchObject({ level: 'info', cleared: true, units: 'w1' });
  tellDrift(log, metrics, { facilityId: 'north', raised: [], cleared: [], units: 0 });
  expect(lines).toHaveLength(2);
});
