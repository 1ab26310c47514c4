import type { LadderChange } from '@wardcast/application';
import { openLog } from './log';
import { ProductMetrics } from './product-metrics';
import { tellLadder } from './tell-ladder';

const change = (own: Partial<LadderChange>): LadderChange => ({ facilityId: 'north', raised: [], cleared: [], unitsByStep: new Map([[2, 3]]), ...own });

describe('tellLadder', () => {
  const lines: string[] = [];
  const log = openLog('worker', { write: (line) => lines.push(line) });
  const metrics = new ProductMetrics();
  const tell = (own: Partial<LadderChange>): readonly Record<string, unknown>[] => {
    lines.length = 0;
    tellLadder(log, metrics, change(own));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('writes one line for each rung and reason, with the nodes that it is about', () => {
    const [first, second, ...others] = tell({
      raised: [{ nodeId: 'w1', ladderStep: 4, reason: 'tenfold_jump' }, { nodeId: 'w2', ladderStep: 4, reason: 'tenfold_jump' }, { nodeId: 'w3', ladderStep: 6, reason: 'failed' }],
      unitsByStep: new Map([[4, 2], [6, 1]]),
    });
    expect(first).toMatchObject({ level: 'warn', alert: 'forecast_step_down', facility: 'north', step: 4, reason: 'tenfold_jump', nodes: 'w1 w2' });
    expect(first!['msg']).toContain('hour-of-week profile');
    expect(second).toMatchObject({ step: 6, reason: 'failed', nodes: 'w3', msg: 'No forecast is issued.' });
    expect(others).toEqual([]);
  });

  it('tells Prometheus how many units stand on each rung, none where none does, and how often they stepped down', async () => {
    const { body } = await metrics.page();
    for (const line of ['forecast_units{facility="north",step="4"} 2', 'forecast_units{facility="north",step="6"} 1', 'forecast_units{facility="north",step="2"} 0', 'forecast_step_downs_total{facility="north",reason="tenfold_jump"} 2']) expect(body).toContain(line);
  });

  it('says nothing while nothing changes, and one line when all is well again', async () => {
    expect(tell({})).toEqual([]);
    expect(tell({ cleared: ['w1', 'w2', 'w3'] })).toMatchObject([{ level: 'info', cleared: true, nodes: 'w1 w2 w3' }]);
    expect((await metrics.page()).body).toContain('forecast_units{facility="north",step="2"} 3');
  });

  it('forgets a facility that another process has now', async () => {
    metrics.facilityLeft('north');
    expect((await metrics.page()).body).not.toContain('forecast_units{facility="north"');
  });
});
