/// <reference types="jest" />
import type { HourlyPanel } from '@wardcast/forecasting';
import type { Forecaster, PanelQuantiles, SiteQuantiles } from '../ports/forecaster.port';
import { contractPanel, NEVER_REPORTED, withHours } from './contract-panel';

/** Starting a backend and a thread takes seconds on a busy machine. */
const RULE_TIMEOUT_MS = 120_000;
const FIT = { seed: 5, timeLimitMs: RULE_TIMEOUT_MS };
/** Eight weeks are learnt from, and one more is forecast. */
const FIT_HOURS = 56 * 24;
const PANEL = contractPanel({ days: 63 });
const ORIGINS = [FIT_HOURS + 6, FIT_HOURS + 24, FIT_HOURS + 60];
const UNKNOWN_TIME = FIT_HOURS + 7;

/** The contract of the forecaster port, run by every implementation. `open` gives a new one each time. */
export function describeForecasterContract(name: string, open: () => Promise<Forecaster>): void {
  describe(`${name} keeps the contract of a forecaster`, () => {
    let fitted: Forecaster;
    let answers: readonly PanelQuantiles[];
    const others: Forecaster[] = [];
    const another = async (): Promise<Forecaster> => {
      const forecaster = await open();
      others.push(forecaster);
      return forecaster;
    };
    beforeAll(async () => {
      fitted = await open();
      expect(await fitted.fit(PANEL, { ...FIT, toExclusive: FIT_HOURS })).toMatchObject({ status: 'fitted' });
      answers = await fitted.forecast(PANEL, ORIGINS);
    }, RULE_TIMEOUT_MS);
    afterAll(async () => {
      await Promise.all([fitted, ...others].map((forecaster) => forecaster.close()));
    }, RULE_TIMEOUT_MS);

    it('says nothing and keeps nothing before it has learnt', async () => {
      const young = await another();
      expect(await young.save()).toBeNull();
      expect((await young.forecast(PANEL, ORIGINS)).flat().every((site) => site === null)).toBe(true);
    }, RULE_TIMEOUT_MS);

    it('refuses to learn from three weeks', async () => {
      expect(await (await another()).fit(PANEL, { ...FIT, toExclusive: 21 * 24 })).toEqual({ status: 'refused', reason: 'too-short' });
    }, RULE_TIMEOUT_MS);

    it('gives every horizon quantiles that are finite, nested and no negative counts', () => {
      expect(answers).toHaveLength(ORIGINS.length);
      for (const site of spoken(answers)) {
        expect(site).toHaveLength(fitted.horizonsHours.length);
        for (const quantiles of site) expectLaw(Array.from(quantiles), fitted.levels);
      }
    });

    it('speaks of every site that reports, and of none that never did', () => {
      for (const sites of answers) expect(sites.map((site) => site === null)).toEqual(PANEL.sites.map((_, i) => i === NEVER_REPORTED));
    });

    it('says nothing from an hour that is no origin time', async () => {
      expect((await fitted.forecast(PANEL, [UNKNOWN_TIME])).flat().every((site) => site === null)).toBe(true);
    }, RULE_TIMEOUT_MS);

    it('reads nothing after an origin', async () => {
      const changed = withHours(PANEL, { fromInclusive: ORIGINS[0]! + 1, change: () => 500 });
      expect((await fitted.forecast(changed, ORIGINS.slice(0, 1)))[0]).toEqual(answers[0]);
    }, RULE_TIMEOUT_MS);

    it('learns from nothing after the hours it was given, and the same seed gives the same numbers', async () => {
      const twin = await another();
      const changed = withHours(PANEL, { fromInclusive: FIT_HOURS, change: () => 500 });
      await twin.fit(changed, { ...FIT, toExclusive: FIT_HOURS });
      expect(await twin.forecast(PANEL, ORIGINS)).toEqual(answers);
    }, RULE_TIMEOUT_MS);

    it('goes through its saved form and answers as before, to a count', async () => {
      const reader = await another();
      expect(await reader.load((await fitted.save())!)).toBe(true);
      const again = spoken(await reader.forecast(PANEL, ORIGINS));
      spoken(answers).forEach((site, i) => site.forEach((quantiles, j) => Array.from(quantiles).forEach((value, k) => expect(Math.abs(value - again[i]![j]![k]!)).toBeLessThanOrEqual(1))));
    }, RULE_TIMEOUT_MS);

    it('refuses any other text and goes on as before', async () => {
      for (const text of ['', 'x', '{}', 'null', '{"format":0}']) expect(await fitted.load(text)).toBe(false);
      expect(await fitted.forecast(PANEL, ORIGINS)).toEqual(answers);
    }, RULE_TIMEOUT_MS);

    it('has learnt more than that nothing changes', () => {
      expect(medianError(fitted, answers, PANEL)).toBeLessThan(lastValueError(fitted, PANEL));
    });

    it('keeps to laws through gaps, zeros and absurd counts', async () => {
      const odd = withHours(PANEL, { fromInclusive: FIT_HOURS - 48, change: (hour, count) => (hour % 3 === 0 ? NaN : hour % 5 === 0 ? 0 : hour % 7 === 0 ? 90_000 : count) });
      for (const site of spoken(await fitted.forecast(odd, ORIGINS))) for (const quantiles of site) expectLaw(Array.from(quantiles), fitted.levels);
    }, RULE_TIMEOUT_MS);
  });
}

function spoken(answers: readonly PanelQuantiles[]): readonly SiteQuantiles[] {
  return answers.flat().filter((site) => site !== null);
}

function expectLaw(quantiles: readonly number[], levels: readonly number[]): void {
  expect(quantiles).toHaveLength(levels.length);
  expect(quantiles.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  expect(quantiles.every((value, k) => k === 0 || value >= quantiles[k - 1]!)).toBe(true);
}

function medianError({ horizonsHours, levels }: Forecaster, answers: readonly PanelQuantiles[], panel: HourlyPanel): number {
  const middle = (levels.length - 1) / 2;
  return meanError(horizonsHours, panel, ({ k, site, j }) => answers[k]![site]![j]![middle]!);
}

function lastValueError({ horizonsHours }: Forecaster, panel: HourlyPanel): number {
  return meanError(horizonsHours, panel, ({ k, site }) => panel.counts[site]![ORIGINS[k]!]!);
}

function meanError(horizonsHours: readonly number[], panel: HourlyPanel, said: (at: { readonly k: number; readonly site: number; readonly j: number }) => number): number {
  const errors = ORIGINS.flatMap((origin, k) =>
    panel.sites.flatMap((_, site) => (site === NEVER_REPORTED ? [] : horizonsHours.map((hours, j) => Math.abs(said({ k, site, j }) - panel.counts[site]![origin + hours]!)))),
  );
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
