import { Q23, shippedHourlyLaw, type HourlyLaw } from '@wardcast/forecasting';
import { momentsOf, quantilesOf, type CountPmf } from '@wardcast/probability';
import type { Forecaster, PanelQuantiles } from '../ports/forecaster.port';
import { contractPanel } from '../testing/contract-panel';
import { SecondMember } from './second-member';

const whole = contractPanel({ days: 63 });
const panel = { ...whole, sites: whole.sites.slice(0, 2), counts: whole.counts.slice(0, 2), regions: whole.regions.slice(0, 2) };
const law: HourlyLaw = shippedHourlyLaw();
const HORIZONS = [1, 2, 4, 8, 12, 24, 48, 72];
const NOW = panel.firstDay * 24 + panel.hours;
const around = (count: number): CountPmf => ({ offset: count - 2, p: Float64Array.of(0.1, 0.2, 0.4, 0.2, 0.1) });
const hours = Array.from({ length: 96 }, (_, i) => i + 1);
const laws = hours.map(() => around(20));

/** Says of every site what comes, give or take `width`: it reads the future, or, with `off`, misses it. */
function prophet(width: number, off = 0): Forecaster {
  const say = (origin: number): PanelQuantiles =>
    panel.counts.map((counts) => HORIZONS.map((ahead) => Float64Array.from(Q23, (level) => Math.max(0, Math.round((counts[origin + ahead] ?? counts[origin]!) + off + width * (level - 0.5))))));
  return {
    name: 'prophet', horizonsHours: HORIZONS, levels: Q23,
    fit: (_panel, { toExclusive }) => Promise.resolve(toExclusive < 24 * 28 ? { status: 'refused', reason: 'too-short' } : { status: 'fitted', rows: toExclusive }),
    forecast: (_panel, origins) => Promise.resolve(origins.map(say)),
    save: () => Promise.resolve(null),
    load: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  };
}

it('earns weight by speaking better than the ridge, and loses it by speaking worse', async () => {
  const [good, bad] = [new SecondMember(prophet(2)), new SecondMember(prophet(2, 25))];
  expect(good.weights).toBeNull();
  expect(await good.learn(panel, law)).toBe(true);
  await bad.learn(panel, law);
  for (const weight of good.weights!) expect(weight).toBeGreaterThan(0.1);
  // A hundred origins leave half of the prior's .05.
  for (const weight of bad.weights!) expect(weight).toBeLessThan(0.04);
});

it('moves the laws of the first member by its weight, and not at all beyond the last horizon', async () => {
  const member = new SecondMember(prophet(2, 25));
  await member.learn(panel, law);
  await member.look(panel, law);
  const mixed = member.mixed('site 0', laws, hours.map((ahead) => NOW + ahead))!;
  expect(mixed).toHaveLength(laws.length);
  for (const each of mixed) {
    expect(each.p.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 6);
    const quantiles = quantilesOf(each, Q23);
    expect(quantiles.every((value, k) => k === 0 || value >= quantiles[k - 1]!)).toBe(true);
  }
  // A weight below .04 of a difference of some twenty-five patients is less than one patient.
  expect(Math.abs(momentsOf(mixed[3]!).mean - 20)).toBeLessThan(1.5);
  expect(mixed.at(-1)).toBe(laws.at(-1));
});

it('has nothing to say of a unit it does not know, nor before it was asked, nor of a short panel', async () => {
  const member = new SecondMember(prophet(2));
  expect(member.mixed('site 0', laws, hours)).toBeNull();
  await member.look(panel, law);
  expect(member.mixed('site 0', laws, hours)).toBeNull();
  expect(await member.learn({ ...panel, hours: 24 * 40 }, law)).toBe(false);
  await member.learn(panel, law);
  await member.look(panel, law);
  expect(member.mixed('nobody', laws, hours)).toBeNull();
});
