import { fitHere } from '@wardcast/application';
import type { CensusFit, CensusFitter } from '@wardcast/application';
import { BoardDocument } from '@wardcast/contract';
import type { NodeForecast } from '@wardcast/contract';
import { ProductMetrics, openLog, tellLadder } from '@wardcast/runtime';
import { eventually } from '../e2e/eventually';
import { postGraphql } from '../testing/post-graphql';
import { TestHospital } from '../testing/test-hospital';

jest.setTimeout(240_000);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A quiet hospital is looked at every few seconds, and a fit in this thread takes some on a busy machine. */
const PATIENCE_MS = 100_000;
const BROKEN = 'med-a';

/** The model of one ward without the settings of its level: every number that it gives is none. */
function broken(fit: CensusFit): CensusFit {
  const model = fit.units[BROKEN]!;
  const flow = { ...model.flow, levelSettings: {} } as typeof model.flow;
  return { ...fit, units: { ...fit.units, [BROKEN]: { ...model, flow } } };
}

describe('a model that gives no numbers, in the whole product', () => {
  const lines: string[] = [];
  const log = openLog('api', { write: (line) => lines.push(line) });
  const metrics = new ProductMetrics();
  let isBroken = true;
  const fit: CensusFitter = async (job) => (isBroken ? broken(await fitHere(job)) : fitHere(job));
  let hospital: TestHospital;
  const told = (own: Readonly<Record<string, unknown>>): readonly Record<string, unknown>[] =>
    lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => Object.entries(own).every(([name, value]) => line[name] === value));
  const forecastOf = async (nodeId: string): Promise<NodeForecast | null> => {
    const { data } = await postGraphql(hospital.url, BoardDocument, {});
    return data?.board?.nodes.find((node) => node.nodeId === nodeId)?.forecast ?? null;
  };
  const page = async (): Promise<string> => (await metrics.page()).body;

  beforeAll(async () => {
    hospital = await TestHospital.open({ live: { fit, onLadder: (change) => tellLadder(log, metrics, change) } });
  });
  afterAll(() => hospital?.close());

  it('leaves the ward its baseline, with the reason in log, metrics and API, and the sums above it name it', async () => {
    const ward = await forecastOf(BROKEN);
    expect(ward).toMatchObject({ ladderStep: 4, stepDown: { reason: 'failed', unitIds: [] } });
    expect(ward!.quantiles.flat().every(Number.isFinite)).toBe(true);
    for (const above of ['medicine', 'small']) expect(await forecastOf(above)).toMatchObject({ ladderStep: 4, stepDown: { reason: 'failed' } });
    expect((await forecastOf('medicine'))!.stepDown!.unitIds).toContain(BROKEN);
    expect((await forecastOf('sur-a'))!.ladderStep).toBeLessThan(4);
    expect(told({ alert: 'forecast_step_down', step: 4, reason: 'failed', facility: 'small', level: 'warn' })).toMatchObject([{ nodes: BROKEN }]);
    expect(await page()).toContain('forecast_units{facility="small",step="4"} 1');
    expect(await page()).toContain('forecast_step_downs_total{facility="small",reason="failed"} 1');
  });

  it('is told once, however often the ward is forecast', async () => {
    const before = (await forecastOf(BROKEN))!.issuedAt;
    await hospital.publish('PatientAdmitted', { visitKey: 'ab'.repeat(16), trigger: 'A01', patientClass: 'inpatient', location: { unitId: BROKEN } });
    await eventually(async () => expect((await forecastOf(BROKEN))!.issuedAt).toBeGreaterThan(before));
    expect(told({ alert: 'forecast_step_down', step: 4, reason: 'failed' })).toHaveLength(1);
  });

  it('widens the ranges while the feed is late, and narrows them once it is heard', async () => {
    hospital.clock.advance(40 * MINUTE_MS);
    await eventually(async () => expect((await forecastOf('sur-a'))!.widening).toMatchObject({ cause: 'feed_late', feedId: 'adt' }), PATIENCE_MS);
    expect((await forecastOf('small'))!.widening!.blindMinutes).toBeGreaterThanOrEqual(40);
    await hospital.heartbeat();
    await eventually(async () => expect((await forecastOf('sur-a'))!.widening).toBeNull(), PATIENCE_MS);
  });

  it('is over with the next sound fit', async () => {
    isBroken = false;
    hospital.clock.advance(DAY_MS);
    await hospital.heartbeat();
    await eventually(async () => {
      // The feed must be heard of while the new models are made.
      await hospital.heartbeat();
      expect((await forecastOf(BROKEN))!.ladderStep).toBeLessThan(4);
    }, PATIENCE_MS);
    const { stepDown } = (await forecastOf(BROKEN))!;
    expect(stepDown?.reason).not.toBe('failed');
    expect(await page()).toContain('forecast_units{facility="small",step="4"} 0');
  });
});
