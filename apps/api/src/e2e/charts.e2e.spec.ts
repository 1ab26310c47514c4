import { OutlookDocument } from '@wardcast/contract';
import { chanceInTen } from '@wardcast/domain';
import type { Page } from 'playwright-core';
import { postGraphql } from '../testing/post-graphql';
import { TestHospital } from '../testing/test-hospital';
import { visitKeyOf } from '../testing/small-history';
import { drawnChart, type Band, type Slice } from './drawn-chart';
import { eventually } from './eventually';
import { TestBrowser } from './open-browser';
import { quantile, spokenHour, timeScale } from './slider-reading';

const ZONE = 'Europe/London';
/** 09:42 in London, on a Wednesday in winter: the hospital's clock shows UTC. */
const OPENS_AT = Date.UTC(2026, 10, 25, 9, 42);
const at = (hour: number): number => Date.UTC(2026, 10, 25, hour);
/** Half a pixel either way is what rounding in a drawing costs; beds are about twelve pixels apart. */
const PX = 0.5;
/** The quantile levels at the edges of each band. */
const EDGES: Readonly<Record<Band, readonly [number, number]>> = { b95: [0.025, 0.975], b80: [0.1, 0.9], b50: [0.25, 0.75] };
const BANDS = ['b95', 'b80', 'b50'] as const;

jest.setTimeout(120_000);
let hospital: TestHospital;
let browser: TestBrowser;
beforeAll(async () => {
  hospital = await TestHospital.open({ startsAt: OPENS_AT });
  browser = await TestBrowser.open();
});
afterAll(async () => {
  await browser?.close();
  await hospital?.close();
});

const clockOf = (instant: number): string => new Date(instant).toISOString().slice(11, 16);

async function openWard(page: Page, path: string): Promise<void> {
  await page.goto(`${hospital.url}/wards/${path}`);
  await page.getByTestId('ward').waitFor();
}

describe('the slider under the fan chart', () => {
  it('moves by keys and says the hour, the likely range and the chance in words', async () => {
    await browser.visit({}, async (page) => {
      await openWard(page, 'med-a');
      const { forecast } = await hospital.read('med-a');
      const slider = page.getByRole('slider', { name: 'Read the forecast at' });
      await slider.focus();
      const readsAfter = async (key: string, row: number): Promise<void> => {
        await page.keyboard.press(key);
        await eventually(async () => expect([key, await slider.getAttribute('aria-valuetext')]).toEqual([key, spokenHour(forecast, row, ZONE)]));
        expect(await page.getByTestId('headline').textContent()).toContain(`at ${clockOf(forecast.targets[row]!)}`);
      };
      // The chart shows 48 hours: rows 0 to 47, since the first target is 18 minutes ahead.
      await readsAfter('Home', 0);
      await readsAfter('ArrowLeft', 0);
      await readsAfter('ArrowRight', 1);
      await readsAfter('ArrowUp', 2);
      await readsAfter('ArrowDown', 1);
      await readsAfter('PageUp', 7);
      await readsAfter('PageDown', 1);
      await readsAfter('End', 47);
      await readsAfter('ArrowRight', 47);
      await readsAfter('ArrowLeft', 46);
      await eventually(() => expect(new URL(page.url()).searchParams.get('at')).toBe(`${new Date(forecast.targets[46]!).toISOString().slice(0, 16)}Z`));
    });
  });
});

describe('the numbers of the fan chart', () => {
  it('stand in the table and in the CSV as the API gives them', async () => {
    await browser.visit({}, async (page) => {
      await openWard(page, 'med-a?view=table&hours=72');
      const { forecast } = await hospital.read('med-a');
      const rows = await page.getByTestId('quantile-table').locator('tbody tr').all();
      const shown = await Promise.all(rows.map(async (row) => ({ target: Number(await row.getAttribute('data-at')), cells: await row.locator('td').allTextContents() })));
      const expected = forecast.targets.map((target, row) => ({
        target,
        cells: [forecast.staffed[row], ...forecast.quantiles.map((column) => column[row]), `${chanceInTen(forecast.chanceShort[row]!)} in 10`].map(String),
      }));
      expect(shown).toEqual(expected);
      expect(shown).toHaveLength(72);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
      const csv = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
      const lines = csv.split('\r\n').filter((line) => /^\d{4}-/.test(line)).map((line) => line.split(','));
      expect(lines.map(([hour, , staffed, ...rest]) => [hour, Number(staffed), rest.slice(0, 9).map(Number)])).toEqual(
        forecast.targets.map((target, row) => [new Date(target).toISOString(), forecast.staffed[row], forecast.quantiles.map((column) => column[row])]),
      );
    });
  });

  it('nest in the data: every wider band holds the narrower one', async () => {
    for (const { unitId } of hospital.facility.units) {
      const { forecast } = await hospital.read(unitId);
      for (const row of forecast.targets.keys()) {
        const column = forecast.quantiles.map((level) => level[row]!);
        expect(column).toEqual([...column].sort((a, b) => a - b));
      }
    }
  });

  it('nest as drawn, and stand at the height of the numbers', async () => {
    await browser.visit({}, async (page) => {
      await openWard(page, 'med-a');
      const { forecast } = await hospital.read('med-a');
      const xOf = await timeScale(page, forecast, ZONE);
      const chart = await drawnChart(page);
      const at = (slices: readonly Slice[], x: number): Slice | undefined => slices.find((slice) => Math.abs(slice.x - x) < PX);
      for (const [inner, outer] of [['b50', 'b80'], ['b80', 'b95']] as const) {
        expect(chart.bands[inner].length).toBeGreaterThan(30);
        for (const slice of chart.bands[inner]) {
          const around = at(chart.bands[outer], slice.x)!;
          expect(around.lower).toBeGreaterThanOrEqual(slice.lower);
          expect(around.upper).toBeLessThanOrEqual(slice.upper);
        }
      }
      for (const row of Array.from({ length: 48 }, (_, i) => i)) {
        const x = xOf(forecast.targets[row]!);
        for (const band of BANDS) {
          const [low, high] = EDGES[band].map((level) => quantile(forecast, level, row));
          const slice = at(chart.bands[band], x);
          // A band whose edges are one number has no area to be seen.
          const drawn = slice ? [chart.bedsAt(slice.lower), chart.bedsAt(slice.upper)].map((beds) => Math.round(beds * 20) / 20) : null;
          expect([row, band, drawn]).toEqual([row, band, low === high ? null : [low, high]]);
        }
        expect(chart.bedsAt(chart.median.find((point) => Math.abs(point.x - x) < PX)!.y)).toBeCloseTo(quantile(forecast, 0.5, row), 1);
      }
      // Nothing is uncertain at the issue: every line starts at the census.
      const census = forecast.censusAtIssue;
      expect(chart.bedsAt(chart.median[0]!.y)).toBeCloseTo(census, 1);
      expect(chart.bedsAt(chart.actual.at(-1)!.y)).toBeCloseTo(census, 1);
    });
  });

  it('lie over each other from the widest band to the narrowest, each in a colour of its own and at full strength', async () => {
    await browser.visit({}, async (page) => {
      await openWard(page, 'med-a');
      const areas = page.getByTestId('fan-chart').locator('.band');
      await areas.first().waitFor({ state: 'attached' });
      const order = await areas.evaluateAll((bands) => bands.map((band) => String(band.getAttribute('class')).split(' ').slice(-2).join(' ')));
      expect(order).toEqual(['b95 under', 'b95 over', 'b80 under', 'b80 over', 'b50 under', 'b50 over']);
      const looks = await areas.locator('path').evaluateAll((paths) => paths.map((path) => ({ fill: getComputedStyle(path).fill, opacity: getComputedStyle(path).fillOpacity })));
      expect(new Set(looks.map(({ fill }) => fill)).size).toBe(6);
      expect(looks.every(({ opacity }) => opacity === '1')).toBe(true);
    });
  });
});

describe('staffed beds', () => {
  it('step down and up again at the hours of a shift that is planned while the page is open', async () => {
    await browser.visit({}, async (page) => {
      await openWard(page, 'sur-a');
      const before = await drawnChart(page);
      expect(new Set(before.staffed.map(({ y }) => Math.round(before.bedsAt(y))))).toEqual(new Set([20]));
      await hospital.publish('StaffingPlanned', { unitId: 'sur-a', shiftId: 'evening', interval: { start: at(16), end: at(22) }, role: 'rn', planned: 4, staffedBedsStated: 14 });
      await eventually(async () => expect(await page.locator('.answer .support').textContent()).toContain('At 16:00 staffing drops to 14'));
      const { forecast } = await hospital.read('sur-a');
      const within = (target: number): boolean => target >= at(16) && target < at(22);
      expect(forecast.staffed).toEqual(forecast.targets.map((target) => (within(target) ? 14 : 20)));
      const xOf = await timeScale(page, forecast, ZONE);
      const { staffed, bedsAt } = await drawnChart(page);
      const line = staffed.map(({ x, y }) => ({ x, beds: Math.round(bedsAt(y)) }));
      const corners = line.filter(({ beds }, i) => beds !== (line[i - 1]?.beds ?? beds) || beds !== (line[i + 1]?.beds ?? beds));
      // A step goes straight down: the same x twice, with the beds before and after.
      expect(corners.map(({ beds }) => beds)).toEqual([20, 14, 14, 20]);
      for (const [i, hour] of [16, 16, 22, 22].entries()) expect(Math.abs(corners[i]!.x - xOf(at(hour)))).toBeLessThan(PX);
      // The same plan in words: when it is first at risk, and the nurses of that shift beside those who are needed.
      const first = forecast.firstAtRisk!;
      await eventually(async () => expect(await page.getByTestId('headline-chance').textContent()).toContain(`First at risk at ${clockOf(first.at)} (${chanceInTen(first.chance)} in 10).`));
      const { data } = await postGraphql(hospital.url, OutlookDocument, { nodeId: 'sur-a' });
      const shift = data!.outlook!.nurses!.shifts.find(({ start }) => start === at(16))!;
      expect(shift).toMatchObject({ end: at(22), planned: 4, present: null });
      const row = page.getByTestId('nurses').getByRole('row').filter({ hasText: 'Wed 16:00 to 22:00' });
      await eventually(async () => expect((await row.getByRole('cell').allTextContents()).slice(0, 3)).toEqual([String(shift.likely), String(shift.upper), '4']));
    });
  });
});

describe('a view as known at an issue', () => {
  /** Everything that is read from the page. */
  async function seen(page: Page): Promise<unknown> {
    const { bands, median, staffed, actual, hours } = await drawnChart(page);
    return { text: await page.getByTestId('ward').innerText(), bands, median, staffed, actual, hours };
  }

  it('stands still while the ward changes, and goes back to live when asked', async () => {
    await browser.visit({}, async (page) => {
      const heard: string[] = [];
      page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
      const { forecast, live } = await hospital.read('med-b');
      await openWard(page, `med-b?asof=${new Date(forecast.issuedAt).toISOString()}`);
      expect(await page.getByTestId('as-of').getAttribute('data-live')).toBe('false');
      // The reasons and what follows come by requests of their own.
      await page.getByRole('heading', { name: 'Days like this one' }).waitFor();
      await page.getByTestId('nurses').waitFor();
      const before = await seen(page);
      for (const patient of ['one', 'two', 'three']) {
        await hospital.publish('PatientAdmitted', { visitKey: visitKeyOf(`as-of ${patient}`), trigger: 'A01', location: { unitId: 'med-b' } });
      }
      const census = live.census + 3;
      await eventually(() => expect(heard.some((frame) => frame.includes('"nodeId":"med-b"') && frame.includes(`"census":${census},`))).toBe(true));
      await eventually(async () => expect((await hospital.read('med-b')).forecast.censusAtIssue).toBe(census));
      expect(await seen(page)).toEqual(before);
      await page.getByTestId('back-to-live').click();
      await eventually(async () => expect(await page.locator('.answer .support').textContent()).toContain(`${census} of 20 staffed beds are occupied`));
      expect((await drawnChart(page)).actual).not.toEqual((before as { actual: unknown }).actual);
    });
  });
});
