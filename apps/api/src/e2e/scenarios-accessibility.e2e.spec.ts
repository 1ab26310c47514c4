import { SaveScenarioDocument, TakeBaselineDocument } from '@wardcast/contract';
import type { Page, Route } from 'playwright-core';
import { postGraphql } from '../testing/post-graphql';
import { TestHospital } from '../testing/test-hospital';
import { axeFindings } from './axe-findings';
import { TestBrowser } from './open-browser';
import { hiddenAt } from './reflow';

const RUN_PATIENCE_MS = 90_000;
const PAST_STALE_MS = 11 * 60_000;
const NARROW = [{ width: 360, height: 640 }, { width: 320, height: 256 }] as const;

jest.setTimeout(240_000);
let hospital: TestHospital;
let browser: TestBrowser;
let saved: string;
beforeAll(async () => {
  hospital = await TestHospital.open({ startsAt: Date.UTC(2026, 10, 25, 9, 12) });
  browser = await TestBrowser.open();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await hospital?.close();
});
beforeEach(() => hospital.heartbeat());

const CHANGES = [{ kind: 'beds', params: { unitId: 'med-a', delta: -6 } }, { kind: 'surge', params: { percent: 40 } }];
async function saveOne(): Promise<string> {
  const { data } = await postGraphql(hospital.url, TakeBaselineDocument, { start: 'now' });
  const input = { baselineId: data?.takeBaseline.baselineId ?? '', name: 'Six beds closed and flu', note: 'For the estates plan.', changes: CHANGES };
  const stored = (await postGraphql(hospital.url, SaveScenarioDocument, { input })).data?.saveScenario.scenario;
  if (!stored) throw new Error('It was not saved.');
  return stored.scenarioId;
}

/** Answers one operation in the server's place. */
async function fail(page: Page, operation: string): Promise<void> {
  const answer = (route: Route): Promise<void> => route.fulfill({ json: { errors: [{ message: 'broken', extensions: { code: 'INTERNAL' } }] } });
  await page.route('**/graphql', (route) => ((route.request().postDataJSON() as { operationName?: string }).operationName === operation ? answer(route) : route.fallback()));
}
async function show(page: Page, path: string, shown: string): Promise<void> {
  await page.goto(hospital.url + path);
  await page.locator(shown).first().waitFor({ timeout: RUN_PATIENCE_MS });
}
const DONE = '[data-testid=run-headline][data-stage=done]';
/** Every fold open: what is folded is judged too. */
const unfold = (page: Page): Promise<void> => page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');

const STATES: readonly { readonly name: string; readonly show: (page: Page) => Promise<void> }[] = [
  { name: 'the list without a scenario', show: (page) => show(page, '/scenarios', '[data-testid=scenarios][data-count="0"]') },
  {
    name: 'the list',
    show: async (page) => {
      saved = await saveOne();
      await show(page, '/scenarios', '[data-testid=scenario-row]');
      await page.getByTestId('calculating').waitFor({ state: 'detached', timeout: RUN_PATIENCE_MS });
    },
  },
  {
    name: 'the workbench with every fold open and a warning',
    show: async (page) => {
      await show(page, '/scenarios/new?s=beds:unitId:.med-a:delta:-6*surge:percent:40', DONE);
      await unfold(page);
    },
  },
  {
    name: 'the workbench with an error and the form to save',
    show: async (page) => {
      await show(page, '/scenarios/new?s=beds:unitId:.med-a:delta:-25', '[data-testid=field-error]');
      await page.getByTestId('save').click();
      await page.getByTestId('save-form').waitFor();
    },
  },
  { name: 'both sides over each other', show: (page) => show(page, '/scenarios/new?view=overlay&s=surge:percent:40', '[data-testid=overlay-chart]') },
  { name: 'the days as a table', show: (page) => show(page, '/scenarios/new?view=table&s=surge:percent:40', '[data-testid=days-table]') },
  { name: 'a week replayed', show: (page) => show(page, '/scenarios/new?start=last_week', DONE) },
  { name: 'a saved scenario', show: (page) => show(page, `/scenarios/${saved}`, DONE) },
  { name: 'a scenario that nobody knows', show: (page) => show(page, '/scenarios/nowhere', '[data-testid=scenario-unknown]') },
  { name: 'a comparison', show: (page) => show(page, `/scenarios/compare?a=${saved}&b=${saved}`, '[data-testid=compare-headline][data-done=true]') },
  { name: 'a comparison to choose', show: (page) => show(page, '/scenarios/compare', '[data-testid=compare-page]') },
  {
    name: 'a list that cannot be read',
    show: async (page) => {
      await fail(page, 'Scenarios');
      await show(page, '/scenarios', '[data-testid=banner-error]');
    },
  },
  {
    name: 'a baseline that cannot be taken',
    show: async (page) => {
      await fail(page, 'TakeBaseline');
      await show(page, '/scenarios/new', '[data-testid=banner-error]');
    },
  },
  {
    // Last: from here on the hospital has not been heard of for a while.
    name: 'the stale workbench',
    show: async (page) => {
      hospital.clock.advance(PAST_STALE_MS);
      await show(page, '/scenarios/new', '[data-testid=banner-stale]');
      await page.locator(DONE).waitFor({ timeout: RUN_PATIENCE_MS });
    },
  },
];

describe.each(STATES)('$name', ({ show: open }) => {
  it('has no finding of axe in light and dark, and fits on a phone', async () => {
    await browser.visit({ reducedMotion: 'reduce' }, async (page) => {
      await open(page);
      const findings: Record<string, readonly string[]> = {};
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        findings[colorScheme] = await axeFindings(page);
      }
      for (const viewport of NARROW) findings[viewport.width] = await hiddenAt(page, viewport);
      expect(findings).toEqual({ light: [], dark: [], 320: [], 360: [] });
    });
  });
});
