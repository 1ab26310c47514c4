import type { NodeForecast } from '@wardcast/contract';
import type { Page } from 'playwright-core';
import { TestHospital } from '../testing/test-hospital';
import { drawnChart, type DrawnChart, type TimeLabel } from './drawn-chart';
import { eventually } from './eventually';
import { TestBrowser } from './open-browser';
import { hourIn, timeScale } from './slider-reading';

const HOUR_MS = 3_600_000;
/** Every zone's full hours lie on quarter hours of UTC. */
const STEP_MS = 900_000;
/** The chart of a desktop marks every sixth hour. */
const TICK_HOURS = 6;
const HOURS_BACK = 24;

jest.setTimeout(120_000);
let browser: TestBrowser;
let hospital: TestHospital;
beforeAll(async () => {
  browser = await TestBrowser.open();
});
afterAll(() => browser?.close());

interface WardOnWall {
  readonly forecast: NodeForecast;
  readonly chart: DrawnChart;
  readonly xOf: (instant: number) => number;
  /** The first and the last instant of the axis. */
  readonly from: number;
  readonly to: number;
}

async function openWard(page: Page, query = ''): Promise<void> {
  await page.goto(`${hospital.url}/wards/med-a${query}`);
  await page.getByTestId('ward').waitFor();
}

async function wardOnWall(page: Page, timeZone: string): Promise<WardOnWall> {
  await openWard(page);
  const { forecast } = await hospital.read('med-a');
  const xOf = await timeScale(page, forecast, timeZone);
  const now = Math.floor(hospital.clock.now() / 60_000) * 60_000;
  const to = forecast.targets.findLast((target) => target <= now + 48 * HOUR_MS)!;
  return { forecast, chart: await drawnChart(page), xOf, from: now - HOURS_BACK * HOUR_MS, to };
}

/** Instants of the axis whose wall time `isWanted`, each wall time once. */
function instantsWhere({ from, to }: WardOnWall, timeZone: string, isWanted: (wall: string) => boolean): readonly number[] {
  const found = new Map<string, number>();
  for (let t = Math.ceil(from / STEP_MS) * STEP_MS; t <= to; t += STEP_MS) {
    const wall = hourIn(timeZone, t);
    if (isWanted(wall) && !found.has(wall)) found.set(wall, t);
  }
  return [...found.values()];
}

function expectLabels(labels: readonly TimeLabel[], expected: readonly { readonly x: number; readonly text: string }[]): void {
  expect(labels.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
  // A minute is a seventh of a pixel; the page may show the minute before or after ours.
  for (const [i, { x }] of labels.entries()) expect(Math.abs(x - expected[i]!.x)).toBeLessThan(0.5);
}

/** The whole axis: every sixth local hour at its place and no other, the date under every local midnight. */
function expectLocalAxis(ward: WardOnWall, timeZone: string): void {
  const isSixth = (wall: string): boolean => wall.endsWith(':00') && Number(wall.slice(4, 6)) % TICK_HOURS === 0;
  expectLabels(ward.chart.hours, instantsWhere(ward, timeZone, isSixth).map((t) => ({ x: ward.xOf(t), text: hourIn(timeZone, t).slice(4) })));
  const date = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' });
  const midnights = instantsWhere(ward, timeZone, (wall) => wall.endsWith(' 00:00'));
  expectLabels(ward.chart.days, midnights.map((t) => ({ x: ward.xOf(t), text: date.format(t).replace(',', '') })));
  expect(ward.chart.hours.length).toBeGreaterThanOrEqual(11);
}

/** Hours of one day in the table, as it writes them. */
async function tableHours(page: Page, day: string): Promise<readonly string[]> {
  await openWard(page, '?view=table&hours=72');
  const heads = await page.getByTestId('quantile-table').locator('tbody th').allTextContents();
  expect(heads).toHaveLength(72);
  return heads.filter((head) => head.startsWith(day));
}

async function closeHospital(): Promise<void> {
  await hospital?.close();
}

/** What the slider says while it walks over all its hours. */
async function spokenHours(page: Page): Promise<readonly string[]> {
  const slider = page.getByTestId('at-slider');
  await slider.press('Home');
  const spoken: string[] = [];
  for (let row = 0; row <= Number(await slider.getAttribute('max')); row += 1) {
    await eventually(async () => expect(await slider.inputValue()).toBe(String(row)));
    spoken.push(((await slider.getAttribute('aria-valuetext')) ?? '').replace(/: likely.*/, ''));
    await slider.press('ArrowRight');
  }
  return spoken;
}

describe('a hospital before the night in which London sets its clocks back', () => {
  // Saturday 24 October 2026, 21:42 summer time; at 01:00 UTC on Sunday 02:00 becomes 01:00 again.
  beforeAll(async () => {
    hospital = await TestHospital.open({ startsAt: Date.UTC(2026, 9, 24, 20, 42) });
  });
  afterAll(closeHospital);

  // Offsets on that day: +1 then 0, +5:30, -2:30, +11, +13; none of the others changes its clocks within the axis.
  it.each(['Europe/London', 'Asia/Kolkata', 'America/St_Johns', 'Australia/Sydney', 'Pacific/Auckland'])('marks full local hours and local midnights in %s', async (timeZone) => {
    await hospital.moveTo(timeZone);
    await browser.visit({}, async (page) => expectLocalAxis(await wardOnWall(page, timeZone), timeZone));
  });

  it('has a Sunday of 25 hours in London', async () => {
    await hospital.moveTo('Europe/London');
    const twice = ['00:00', '01:00 BST', '01:00 GMT', ...Array.from({ length: 22 }, (_, i) => `${String(i + 2).padStart(2, '0')}:00`)];
    await browser.visit({}, async (page) => {
      const { chart, xOf } = await wardOnWall(page, 'Europe/London');
      const [sunday, monday] = ['Sun 25 Oct', 'Mon 26 Oct'].map((day) => chart.days.find(({ text }) => text === day)!.x);
      expect(monday! - sunday!).toBeCloseTo(xOf(25 * HOUR_MS) - xOf(0), 1);
      const spoken = await spokenHours(page);
      expect(spoken.filter((hour) => hour.startsWith('Sun'))).toEqual(twice.map((hour) => `Sun ${hour}`));
      const hours = await tableHours(page, 'Sun 25 Oct');
      expect(hours).toEqual(twice.map((hour) => `Sun 25 Oct ${hour}`));
      expect(new Set(hours).size).toBe(25);
    });
  });
});

describe('a hospital before the night in which London sets its clocks ahead', () => {
  // Saturday 28 March 2026, 20:42; at 01:00 UTC on Sunday 01:00 becomes 02:00.
  beforeAll(async () => {
    hospital = await TestHospital.open({ startsAt: Date.UTC(2026, 2, 28, 20, 42) });
  });
  afterAll(closeHospital);

  it('has a Sunday of 23 hours in London', async () => {
    const once = ['00:00', ...Array.from({ length: 22 }, (_, i) => `${String(i + 2).padStart(2, '0')}:00`)];
    await browser.visit({}, async (page) => {
      const ward = await wardOnWall(page, 'Europe/London');
      expectLocalAxis(ward, 'Europe/London');
      const [sunday, monday] = ['Sun 29 Mar', 'Mon 30 Mar'].map((day) => ward.chart.days.find(({ text }) => text === day)!.x);
      expect(monday! - sunday!).toBeCloseTo(ward.xOf(23 * HOUR_MS) - ward.xOf(0), 1);
      expect((await spokenHours(page)).filter((hour) => hour.startsWith('Sun'))).toEqual(once.map((hour) => `Sun ${hour}`));
      expect(await tableHours(page, 'Sun 29 Mar')).toEqual(once.map((hour) => `Sun 29 Mar ${hour}`));
    });
  });
});
