import { SummaryDocument, type WeekSummary } from '@wardcast/contract';
import type { Page } from 'playwright-core';
import { postGraphql } from '../testing/post-graphql';
import { QUARTER_NOW, QuarterHospital } from '../testing/quarter-hospital';
import { at, END_DAY } from '../testing/simulated-quarter';
import { axeFindings } from './axe-findings';
import { TestBrowser } from './open-browser';
import { hiddenAt } from './reflow';

jest.setTimeout(120_000);
let hospital: QuarterHospital;
let browser: TestBrowser;
let url: string;
beforeAll(async () => {
  hospital = await QuarterHospital.open();
  url = await hospital.serve();
  browser = await TestBrowser.open();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hospital?.close();
});
beforeEach(async () => {
  hospital.now = QUARTER_NOW;
  await hospital.heartbeat();
});

async function read(isoWeek: string): Promise<WeekSummary> {
  const { data, text } = await postGraphql(url, SummaryDocument, { isoWeek });
  if (!data?.summary) throw new Error(text.slice(0, 300));
  return data.summary;
}
async function open(page: Page, path: string, shown = '[data-testid=kpi]'): Promise<void> {
  await page.goto(url + path);
  await page.locator(shown).first().waitFor();
}
/** Opens the menu, types and takes the first line. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByTestId('command').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}
const textOf = (page: Page, id: string): Promise<string> => page.getByTestId(id).innerText();

it('opens with sentences made of the answer\'s facts, and its address names the week', async () => {
  const { headline, outlook } = await read('2026-W47');
  await browser.visit({}, async (page) => {
    await open(page, '/summary');
    expect(new URL(page.url()).pathname).toBe('/summary/2026-W47');
    // One day, two beds, by the quarter's own plan.
    expect([headline?.shortDays.length, headline?.worst?.beds, headline?.worst?.name]).toEqual([1, 2, 'Medicine']);
    expect(await textOf(page, 'summary-headline')).toBe('Beds ran short on 1 of 7 days; Tuesday was the worst, 2 short in Medicine.');
    expect(await textOf(page, 'changes')).toMatch(/^Mean occupancy: a real change for the worse, 93 %, above its usual range\. Peak occupancy: /);
    expect(outlook?.name).toBe('Medicine');
    expect(await textOf(page, 'risk')).toMatch(/^This week Monday is the day at risk: 3 in 10 that Medicine runs out/);
  });
});

it('gives each measure the icon of its reading', async () => {
  const { measures } = await read('2026-W47');
  const icons = { usual: () => 'usual', real: (direction: string | null) => direction, too_few: () => null, hidden: () => null, missing: () => null };
  await browser.visit({}, async (page) => {
    await open(page, '/summary/2026-W47');
    for (const { id, reading } of measures) {
      const icon = page.locator(`[data-measure=${id}] [data-testid=reading] [data-icon]`);
      const expected = icons[reading.kind](reading.direction);
      expect({ id, icon: (await icon.count()) === 0 ? null : await icon.getAttribute('data-icon') }).toEqual({ id, icon: expected });
    }
    const kinds = new Set(measures.map(({ reading }) => reading.kind));
    // No bed of this hospital was ever said to be blocked.
    expect([...kinds].sort()).toEqual(['missing', 'real', 'too_few', 'usual']);
  });
});

/** What a print of the page is: its sheets in points of 1/72 inch, and whether its structure is tagged. */
async function printed(page: Page): Promise<{ readonly boxes: readonly (readonly number[])[]; readonly isTagged: boolean }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true, printBackground: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(boxes.length);
  return { boxes, isTagged: pdf.includes('/StructTreeRoot') };
}
/** 210 x 297 mm, twice. */
const TWO_SIDES = { boxes: [[595, 842], [595, 842]], isTagged: true };

it('is printed on two tagged sides of A4, the screen dark or light, with charts or with numbers', async () => {
  await browser.visit({ colorScheme: 'dark' }, async (page) => {
    for (const path of ['/summary/2026-W47', '/summary/2026-W43', '/summary/2026-W47?view=numbers']) {
      await open(page, path, '[data-testid=caveats]');
      expect({ path, ...(await printed(page)) }).toEqual({ path, ...TWO_SIDES });
    }
  });
});

it('says that a week had a day of 25 hours, and knows week 53', async () => {
  await browser.visit({}, async (page) => {
    await open(page, '/summary/2026-W43');
    expect(await textOf(page, 'caveats')).toContain('Sunday 25 October had 25 hours and the week 169.');
    await open(page, '/summary/2026-W53', '[data-testid=summary-empty]');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Week 53, 2026 has not begun.');
    hospital.now = at(END_DAY + 45, 12);
    await open(page, '/summary/2027-W01', '[data-testid=summary-empty]');
    expect(await textOf(page, 'previous-week')).toBe('Week 53');
    await open(page, '/summary/2026-W53', '[data-testid=summary-empty]');
    expect([await textOf(page, 'previous-week'), await textOf(page, 'next-week')]).toEqual(['Week 52', 'Week 1']);
  });
});

it('reports a week that does not exist and shows the last full one', async () => {
  await browser.visit({}, async (page) => {
    await open(page, '/summary/2025-W53');
    expect(await textOf(page, 'banner-note')).toContain('week=2025-W53 in the address is not known. It is ignored.');
    expect(await page.getByTestId('summary').getAttribute('data-week')).toBe('2026-W47');
  });
});

it('keeps charts and numbers in the address, and Back undoes the change', async () => {
  await browser.visit({}, async (page) => {
    await open(page, '/summary/2026-W47');
    await page.getByRole('button', { name: 'Numbers' }).click();
    await page.getByTestId('numbers').waitFor();
    expect(new URL(page.url()).search).toBe('?view=numbers');
    await page.goBack();
    await page.getByTestId('kpi').waitFor();
  });
});

it('is reached by keyboard alone from the board, and the shortcuts can be switched off', async () => {
  await browser.visit({}, async (page) => {
    await open(page, '/help', '.help dl');
    await command(page, 'weekly');
    await page.getByTestId('kpi').waitFor();
    await command(page, 'shortcuts off');
    await page.getByTestId('command').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.keyboard.press('Control+k');
    expect([new URL(page.url()).pathname, await page.getByTestId('command').count()]).toEqual(['/summary/2026-W47', 0]);
  });
});

// Last but one: from here on the week is published.
it('keeps a published week as it was, and tells later news beside it', async () => {
  await hospital.publish();
  await browser.visit({}, async (page) => {
    await open(page, '/summary/2026-W47');
    expect(await page.getByTestId('week-state').getAttribute('data-state')).toBe('published');
    const before = await page.getByTestId('kpi').innerText();
    await hospital.reportLate();
    await open(page, '/summary/2026-W47', '[data-testid=corrections]');
    expect(await page.getByTestId('kpi').innerText()).toBe(before);
    expect(await textOf(page, 'corrections')).toContain('Discharges: published as 105, 118 by what is known today');
    expect(await printed(page)).toEqual(TWO_SIDES);
  });
});

it('published, has no finding of axe in light and dark, with charts and with numbers, and fits on 320 px', async () => {
  await browser.visit({ reducedMotion: 'reduce' }, async (page) => {
    for (const path of ['/summary/2026-W47', '/summary/2026-W47?view=numbers']) {
      await open(page, path, '[data-testid=caveats]');
      const findings: Record<string, readonly string[]> = {};
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        findings[colorScheme] = await axeFindings(page);
      }
      for (const width of [360, 320]) findings[width] = await hiddenAt(page, { width, height: 640 });
      await page.setViewportSize({ width: 1280, height: 900 });
      expect({ path, ...findings }).toEqual({ path, light: [], dark: [], 320: [], 360: [] });
    }
  });
});
