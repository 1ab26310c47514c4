import { SecondMember, SharedForecaster, type Forecaster } from '@wardcast/application';
import { contractPanel } from '@wardcast/application/testing';
import { shippedHourlyLaw } from '@wardcast/forecasting';
import { momentsOf } from '@wardcast/probability';
import { openCountsSecond } from './open-counts-second';

jest.setTimeout(300_000);
const panel = contractPanel({ days: 84 });
const law = shippedHourlyLaw();

describe('the quantile network as second member', () => {
  const said: string[] = [];
  let network: Forecaster | null = null;

  beforeAll(async () => {
    network = await openCountsSecond(true, (line) => said.push(line));
  });
  afterAll(() => network?.close());

  it('is opened only where it is wanted, and says what it computes on', async () => {
    expect(await openCountsSecond(false, () => undefined)).toBeNull();
    expect(network).not.toBeNull();
    expect(said).toEqual([expect.stringMatching(/computes on the (native|wasm)/)]);
  });

  it('learns, is tried, and moves the laws of a unit by no more than its weight allows', async () => {
    const shared = new SharedForecaster(network!);
    const north = shared.of('north');
    const member = new SecondMember(north);
    expect(await member.learn(panel, law)).toBe(true);
    expect(member.weights).toHaveLength(network!.horizonsHours.length);
    for (const weight of member.weights!) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThan(1);
    }
    await member.look(panel, law);
    const laws = [1, 6, 24].map(() => ({ offset: 12, p: Float64Array.of(0.25, 0.5, 0.25) }));
    const mixed = member.mixed('site 1', laws, [1, 6, 24].map((ahead) => panel.firstDay * 24 + panel.hours + ahead))!;
    for (const each of mixed) expect(Math.abs(momentsOf(each).mean - 13)).toBeLessThan(10);
    // Another hospital's turn takes nothing from it, and learns nothing from it.
    const origins = [panel.hours - 24];
    const before = await north.forecast(panel, origins);
    expect((await shared.of('south').forecast(panel, origins)).flat().every((site) => site === null)).toBe(true);
    expect(await north.forecast(panel, origins)).toEqual(before);
  });
});
