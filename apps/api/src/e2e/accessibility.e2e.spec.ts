import type { Page, Route } from 'playwright-core';
import { smallFacility } from '../testing/small-facility';
import { TestHospital } from '../testing/test-hospital';
import { axeFindings } from './axe-findings';
import { connectionToCut } from './cut-connection';
import { eventually } from './eventually';
import { TestBrowser } from './open-browser';
import { hiddenAt } from './reflow';

/** A name as long as real wards have them, with a word that no line breaks. */
const LONG_NAME = 'Otorhinolaryngology and Maxillofacial Surgery';
/** WCAG 1.4.10: a phone of 320 px, and a desktop of 1280 x 1024 at 400 %. */
const NARROW = [{ width: 320, height: 640 }, { width: 320, height: 256 }] as const;
const PAST_STALE_MS = 11 * 60_000;

jest.setTimeout(120_000);
let hospital: TestHospital;
let browser: TestBrowser;
beforeAll(async () => {
  hospital = await TestHospital.open({ startsAt: Date.UTC(2026, 10, 25, 9, 42), facility: smallFacility({ firstWardName: LONG_NAME }) });
  browser = await TestBrowser.open();
  // One ward that is more than full, so that colours of need are on the screens.
  await hospital.publish('StaffingPlanned', { unitId: 'med-a', shiftId: 'day', interval: { start: hospital.clock.now(), end: hospital.clock.now() + 48 * 3_600_000 }, role: 'rn', staffedBedsStated: 15 });
  await eventually(async () => expect((await hospital.read('med-a')).forecast.staffed[0]).toBe(15));
});
afterAll(async () => {
  await browser?.close();
  await hospital?.close();
});
beforeEach(() => hospital.heartbeat());

interface ScreenState {
  readonly name: string;
  /** Opens the screen and waits until the state shows. */
  readonly show: (page: Page) => Promise<void>;
  readonly expectedErrors?: RegExp;
}

/** Answers one operation in the server's place. */
async function answerInstead(page: Page, operation: string, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route('**/graphql', (route) => ((route.request().postDataJSON() as { operationName?: string }).operationName === operation ? answer(route) : route.fallback()));
}

async function showStale(page: Page, path: string, shown: string): Promise<void> {
  hospital.clock.advance(PAST_STALE_MS);
  await page.goto(hospital.url + path);
  await page.getByTestId('banner-stale').waitFor();
  await page.locator(shown).first().waitFor();
}

async function showCut(page: Page, path: string, shown: string): Promise<void> {
  const connection = await connectionToCut(page);
  await page.goto(hospital.url + path);
  await page.locator(shown).first().waitFor();
  await connection.cut();
  await page.getByTestId('banner-error').waitFor();
}

async function showPage(page: Page, path: string, shown: string): Promise<void> {
  await page.goto(hospital.url + path);
  await page.locator(shown).first().waitFor();
}

const CARD = '[data-testid=board-card]';
const FAN = '.fan-labels text';
const SERVER_GONE = /ERR_CONNECTION_REFUSED|WebSocket/;
const STATES: readonly ScreenState[] = [
  { name: 'the board', show: (page) => showPage(page, '/board', CARD) },
  { name: 'the board as a table', show: (page) => showPage(page, '/board?view=table', '[data-testid=ward-table]') },
  {
    name: 'the board without a hospital',
    show: async (page) => {
      await answerInstead(page, 'Board', (route) => route.fulfill({ json: { data: { board: null } } }));
      await showPage(page, '/board', '[data-testid=empty-board]');
    },
  },
  { name: 'the stale board', show: (page) => showStale(page, '/board', CARD) },
  { name: 'the board without its server', show: (page) => showCut(page, '/board', CARD), expectedErrors: SERVER_GONE },
  { name: 'a ward', show: (page) => showPage(page, '/wards/med-a', FAN) },
  {
    name: 'a ward as a table',
    show: async (page) => {
      await showPage(page, '/wards/med-a?view=table', '[data-testid=quantile-table]');
      await page.getByTestId('nurses').waitFor();
    },
  },
  { name: 'an emergency department', show: (page) => showPage(page, '/wards/ed', '[data-testid=crowding]') },
  { name: 'a ward that nobody knows', show: (page) => showPage(page, '/wards/nowhere', '[data-testid=ward-unknown]') },
  { name: 'a stale ward', show: (page) => showStale(page, '/wards/med-a', FAN) },
  {
    name: 'a ward that cannot be read',
    show: async (page) => {
      await answerInstead(page, 'Node', (route) => route.fulfill({ json: { errors: [{ message: 'broken', extensions: { code: 'INTERNAL' } }] } }));
      await showPage(page, '/wards/med-a', '[data-testid=ward-error]');
    },
  },
  { name: 'the welcome page', show: (page) => showPage(page, '/welcome', '[data-testid=welcome-now]') },
  { name: 'a week that is not published', show: (page) => showPage(page, '/summary', '[data-testid=kpi]') },
  { name: 'a week that is not over', show: (page) => showPage(page, '/summary/2026-W48', '[data-testid=summary-empty]') },
  { name: 'a stale week', show: (page) => showStale(page, '/summary/2026-W47', '[data-testid=kpi]') },
  {
    name: 'a week that cannot be read',
    show: async (page) => {
      await answerInstead(page, 'Summary', (route) => route.fulfill({ json: { errors: [{ message: 'broken', extensions: { code: 'INTERNAL' } }] } }));
      await page.goto(`${hospital.url}/summary/2026-W47`);
      await page.getByTestId('banner-error').waitFor();
    },
  },
  {
    name: 'the command menu',
    show: async (page) => {
      await showPage(page, '/board', CARD);
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'the list of pages on a phone',
    show: async (page) => {
      await page.setViewportSize(NARROW[0]);
      await showPage(page, '/help', '.help dl');
      await page.getByTestId('menu').click();
      await page.getByRole('link', { name: 'Weekly summary' }).waitFor();
    },
  },
  { name: 'the settings', show: (page) => showPage(page, '/settings', '[data-testid=setting]') },
  { name: 'the help', show: (page) => showPage(page, '/help', '.help dl') },
];

it('finds faults that are planted', async () => {
  await browser.visit({}, async (page) => {
    await page.goto(`${hospital.url}/help`);
    await page.locator('.help dl').waitFor();
    await page.evaluate(() => {
      document.querySelector('main')!.insertAdjacentHTML('beforeend', '<img src="/icon.svg"><p id="pale">pale</p><p id="wide">wide</p><p id="cut">cut off in the middle</p>');
      const style = (id: string, css: string): void => document.getElementById(id)!.setAttribute('class', css);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.pale { color: #ccc; background: #fff } .wide { width: 400px } .cut { width: 40px; overflow: hidden; white-space: nowrap }');
      document.adoptedStyleSheets.push(sheet);
      for (const id of ['pale', 'wide', 'cut']) style(id, id);
    });
    expect((await axeFindings(page)).map((finding) => finding.split(' ').slice(0, 2).join(' '))).toEqual(expect.arrayContaining(['image-alt: img', 'color-contrast: #pale']));
    const hidden = await hiddenAt(page, NARROW[0]);
    expect(hidden).toEqual(expect.arrayContaining([expect.stringContaining('"wide"'), expect.stringMatching(/^cut off: .*"cut off/), expect.stringMatching(/^the page is \d+ px wide/)]));
  });
});

describe.each(STATES)('$name', ({ show, expectedErrors }) => {
  it('has no finding of axe in light and dark, and fits on 320 px', async () => {
    await browser.visit({ expectedErrors, reducedMotion: 'reduce' }, async (page) => {
      await show(page);
      const findings: Record<string, readonly string[]> = {};
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        findings[colorScheme] = await axeFindings(page);
      }
      for (const viewport of NARROW) findings[`${viewport.width} x ${viewport.height}`] = await hiddenAt(page, viewport);
      expect(findings).toEqual({ light: [], dark: [], '320 x 640': [], '320 x 256': [] });
    });
  });
});
