import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { smallFacility } from '../testing/small-facility';
import { TestHospital } from '../testing/test-hospital';
import { MIN_COMPRESSED_BYTES } from '../web/encoded-body';
import { eventually } from './eventually';
import { TestBrowser } from './open-browser';

/** What somebody might name a ward who wants to run a program in every reader's browser. */
const HOSTILE_NAME = '<script>window.hacked=1</script><img src=x onerror="window.hacked=2">';
/** The agreed limit for the scripts of the board, compressed. */
const MOST_BOARD_BYTES = 200_000;
/** Stands in every chart that the library draws, so whatever holds it holds the library. */
const RECHARTS_MARK = 'recharts-surface';

const HOUR_MS = 3_600_000;

jest.setTimeout(120_000);
let hospital: TestHospital;
let browser: TestBrowser;
beforeAll(async () => {
  hospital = await TestHospital.open({ startsAt: Date.UTC(2026, 10, 25, 9, 42), facility: smallFacility({ firstWardName: HOSTILE_NAME }) });
  browser = await TestBrowser.open();
  // The ward with the name is short of beds, so that the board gives it a card and names it in its sentences.
  const now = hospital.clock.now();
  await hospital.publish('StaffingPlanned', { unitId: 'med-a', shiftId: 'day', interval: { start: now, end: now + 48 * HOUR_MS }, role: 'rn', staffedBedsStated: 12 });
  await eventually(async () => expect((await hospital.read('med-a')).forecast.staffed[0]).toBe(12));
});
afterAll(async () => {
  await browser?.close();
  await hospital?.close();
});

/** Every script that the page loads until `shown` is there and the network rests. */
async function scriptsOf(page: Page, path: string, shown: string): Promise<readonly { readonly text: string; readonly headers: Record<string, string> }[]> {
  const responses: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') responses.push(response);
  });
  await page.goto(hospital.url + path);
  await page.locator(shown).first().waitFor();
  // A chunk that the page fetches ahead of need would come now.
  await page.waitForTimeout(1_000);
  return Promise.all(responses.map(async (response) => ({ text: await response.text(), headers: await response.allHeaders() })));
}

describe('the scripts of a page', () => {
  it('are at most 200 kB on the board, are sent compressed, and leave the chart library out', async () => {
    await browser.visit({}, async (page) => {
      const scripts = await scriptsOf(page, '/board', '[data-testid=board-card]');
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter(({ text }) => text.includes(RECHARTS_MARK))).toEqual([]);
      const worthwhile = scripts.filter(({ text }) => Buffer.byteLength(text) >= MIN_COMPRESSED_BYTES);
      expect(worthwhile.map(({ headers }) => headers['content-encoding'])).toEqual(worthwhile.map(() => expect.stringMatching(/^(gzip|br)$/)));
      const bytes = scripts.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
      expect(bytes).toBeLessThanOrEqual(MOST_BOARD_BYTES);
    });
  });

  it('bring the chart library to a ward', async () => {
    await browser.visit({}, async (page) => {
      const scripts = await scriptsOf(page, '/wards/med-b', '.fan-labels');
      expect(scripts.filter(({ text }) => text.includes(RECHARTS_MARK))).toHaveLength(1);
    });
  });
});

describe('a ward named as a program', () => {
  async function expectHarmless(page: Page): Promise<void> {
    expect(await page.evaluate(() => Reflect.get(window, 'hacked') as unknown)).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script:not([src])').count()).toBe(0);
  }

  async function savedCsv(page: Page): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^[\w.-]+\.csv$/);
    return Buffer.concat(await (await download.createReadStream()).toArray()).toString();
  }

  /** A cell with quotes in it, after RFC 4180. */
  const HOSTILE_CELL = `"${HOSTILE_NAME.replaceAll('"', '""')}"`;

  it('shows as text on the board, in its table and in its CSV', async () => {
    await browser.visit({}, async (page) => {
      await page.goto(`${hospital.url}/board`);
      await page.getByTestId('board-card').getByRole('link', { name: HOSTILE_NAME }).waitFor();
      await expectHarmless(page);
      await page.goto(`${hospital.url}/board?view=table`);
      await page.getByTestId('ward-table').getByRole('rowheader', { name: HOSTILE_NAME }).waitFor();
      expect(await savedCsv(page)).toContain(`\r\n${HOSTILE_CELL},`);
      await expectHarmless(page);
    });
  });

  it('shows as text on its own page, in the title and in its CSV', async () => {
    await browser.visit({}, async (page) => {
      await page.goto(`${hospital.url}/wards/med-a`);
      await page.locator('.fan-labels').waitFor();
      expect(await page.getByTestId('headline').textContent()).toContain(HOSTILE_NAME);
      await eventually(async () => expect(await page.title()).toBe(`${HOSTILE_NAME} | Wardcast`));
      expect(await savedCsv(page)).toContain(`Ward,${HOSTILE_CELL}`);
      await expectHarmless(page);
    });
  });
});
