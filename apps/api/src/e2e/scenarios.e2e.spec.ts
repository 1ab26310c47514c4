import type { Page } from 'playwright-core';
import { smallFacility } from '../testing/small-facility';
import { TestHospital } from '../testing/test-hospital';
import { eventually } from './eventually';
import { TestBrowser } from './open-browser';

/** A run to its end on a machine whose cores are all busy. */
const RUN_PATIENCE_MS = 90_000;

jest.setTimeout(240_000);
let hospital: TestHospital;
let browser: TestBrowser;
beforeAll(async () => {
  // One ward: whatever is short is short there, so that its own beds can always mend it.
  const { units, ...facility } = smallFacility();
  const only = { ...facility, divisions: facility.divisions.filter(({ divisionId }) => divisionId !== 'surgery'), units: units.filter(({ unitId }) => unitId === 'med-a' || unitId === 'ed') };
  hospital = await TestHospital.open({ startsAt: Date.UTC(2026, 10, 25, 9, 12), facility: only });
  browser = await TestBrowser.open();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await hospital?.close();
});
beforeEach(() => hospital.heartbeat());

/** Until the answer to the setting on the screen is complete. */
async function done(page: Page): Promise<void> {
  await page.locator('[data-testid=run-headline][data-stage=done]').waitFor({ timeout: RUN_PATIENCE_MS });
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(hospital.url + path);
  await page.getByTestId('workbench').waitFor({ timeout: RUN_PATIENCE_MS });
  await done(page);
}
/** Until the run on the screen is that of these changes, and complete. */
async function shows(page: Page, changes: string): Promise<void> {
  await eventually(async () => {
    const shown = JSON.parse((await page.getByTestId('workbench').getAttribute('data-shown')) ?? '{}') as { readonly changes?: unknown };
    expect(JSON.stringify(shown.changes)).toBe(changes);
  }, RUN_PATIENCE_MS);
  await done(page);
}
const outcomes = (page: Page): Promise<string> => page.getByTestId('outcomes').innerText();
const search = (page: Page): string => decodeURIComponent(new URL(page.url()).search);
const box = (page: Page, kind: string, label: string) => page.getByTestId(`lever-${kind}`).getByRole('textbox', { name: label });
/** Sixteen patients in a ward of twenty: six beds fewer are too few. */
const SIX_FEWER = 's=beds:unitId:.med-a:delta:-6';

it('a preset sets its levers, and a reset brings back exactly what was there', async () => {
  await browser.visit({}, async (page) => {
    await open(page, '/scenarios/new');
    const [before, address] = [await outcomes(page), search(page)];
    await page.getByTestId('preset-flu').click();
    await shows(page, '[{"kind":"surge","params":{"percent":15}}]');
    // The address follows on a timer of its own; an answer that is known already may be faster.
    await eventually(async () => expect(search(page)).toBe('?s=surge:percent:15'));
    expect(await outcomes(page)).not.toBe(before);
    await page.getByTestId('reset-all').click();
    await shows(page, '[]');
    await eventually(async () => expect([await outcomes(page), search(page)]).toEqual([before, address]));
  });
});

it('slider, field, buttons and address are one value, by keyboard too', async () => {
  await browser.visit({}, async (page) => {
    await open(page, '/scenarios/new');
    const slider = page.getByTestId('slider-surge');
    const values = async () => [await slider.inputValue(), await box(page, 'surge', 'More or fewer arrivals').inputValue()];
    const follows = (text: string) => eventually(async () => expect(search(page)).toBe(text));
    await slider.focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    await follows('?s=surge:percent:5');
    expect([...(await values()), await slider.getAttribute('aria-valuetext')]).toEqual(['5', '5', '5 %']);
    await page.getByTestId('lever-surge').getByRole('button', { name: 'Less: More or fewer arrivals' }).click();
    await follows('?s=surge:percent:4');
    expect(await values()).toEqual(['4', '4']);
    await box(page, 'surge', 'More or fewer arrivals').fill('-7.0');
    await follows('?s=surge:percent:-7');
    expect((await values())[0]).toBe('-7');
    await page.reload();
    await page.getByTestId('workbench').waitFor({ timeout: RUN_PATIENCE_MS });
    expect(await values()).toEqual(['-7', '−7']);
    await shows(page, '[{"kind":"surge","params":{"percent":-7}}]');
  });
});

it('a change that does nothing here reads "no clear difference", and none at all "the same"', async () => {
  await browser.visit({}, async (page) => {
    // A patient in a hundred leaves half an hour earlier: in a few replications that is a bed at a short hour, in most it is not.
    await open(page, '/scenarios/new?s=early-discharge:sharePercent:1:hours:0.5');
    const words = await page.getByTestId('outcomes').locator('tr[data-measure] td:nth-child(5)').allInnerTexts();
    expect(words.every((text) => ['No clear difference', 'The same in every run'].includes(text))).toBe(true);
    expect(words).toContain('No clear difference');
    expect(await page.getByTestId('run-headline').innerText()).toMatch(/^No clear difference: /);
    await page.getByTestId('reset-all').click();
    await shows(page, '[]');
    expect(new Set(await page.getByTestId('outcomes').locator('tr[data-measure] td:nth-child(5)').allInnerTexts())).toEqual(new Set(['The same in every run']));
  });
});

it('a saved scenario shows whoever opens its link the same numbers, is compared, deleted and brought back', async () => {
  let link = '';
  let numbers = '';
  await browser.visit({}, async (page) => {
    await open(page, `/scenarios/new?${SIX_FEWER}`);
    await page.getByTestId('save').click();
    await page.getByLabel('Name').fill('Six beds closed');
    await page.getByLabel('Note').fill('For the estates plan.');
    await page.getByTestId('save-form').getByRole('button', { name: 'Save' }).click();
    await page.getByTestId('scenario').waitFor();
    await done(page);
    [link, numbers] = [page.url(), await outcomes(page)];
  });
  await browser.visit({ colorScheme: 'dark' }, async (page) => {
    await page.goto(link);
    await done(page);
    expect(await outcomes(page)).toBe(numbers);
    expect(await page.getByTestId('changes').innerText()).toBe('6 fewer beds in Medicine A');
    await page.getByRole('link', { name: 'All scenarios' }).or(page.getByRole('navigation').getByRole('link', { name: 'Scenarios' })).first().click();
    await page.getByTestId('scenario-row').waitFor();
    // Worked out behind the scenes.
    await page.getByTestId('calculating').waitFor({ state: 'detached', timeout: RUN_PATIENCE_MS });
    await page.getByTestId('delete').click();
    await page.getByTestId('scenarios').and(page.locator('[data-count="0"]')).waitFor();
    await page.getByTestId('put-back').click();
    await page.getByTestId('scenario-row').waitFor();
    const id = link.split('/').at(-1) ?? '';
    await page.goto(`${hospital.url}/scenarios/compare?a=${id}&b=${id}`);
    await page.locator('[data-testid=compare-headline][data-done=true]').waitFor({ timeout: RUN_PATIENCE_MS });
    expect(await page.getByTestId('compare-headline').innerText()).toBe('No clear difference between "Six beds closed" and "Six beds closed".');
  });
});

it('what it would take is found, checked by runs that the search has not seen, and holds when it is tried', async () => {
  await browser.visit({}, async (page) => {
    await open(page, `/scenarios/new?${SIX_FEWER}`);
    const scenario = page.locator('[data-testid=outcomes] tr[data-measure=bedDaysShort] b');
    const before = Number((await scenario.innerText()).replace(/,/g, ''));
    await page.getByTestId('goal-choice').selectOption('crowding');
    await page.getByTestId('goal-start').click();
    const found = page.locator('[data-testid=finding][data-kind=beds][data-verified=true]');
    await found.waitFor({ timeout: RUN_PATIENCE_MS });
    const kind = await found.getAttribute('data-kind');
    const value = await found.getAttribute('data-value');
    await found.getByRole('button').click();
    await eventually(async () => expect(await page.getByTestId(`slider-${kind}`).inputValue()).toBe(value));
    await eventually(async () => expect(await page.getByTestId('run-headline').getAttribute('data-stage')).not.toBe('old'), RUN_PATIENCE_MS);
    await done(page);
    // Other replications, and more of them, than the search and its check had.
    expect(Number((await scenario.innerText()).replace(/,/g, ''))).toBeLessThan(before);
  });
});

it('the last drag wins, and whatever was asked before is ended', async () => {
  await browser.visit({}, async (page) => {
    const asked = new Map<string, unknown>();
    const ended = new Set<string>();
    const answered = new Set<string>();
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        const message = JSON.parse(String(payload)) as { readonly id?: string; readonly type: string };
        if (message.type === 'complete') answered.add(message.id ?? '');
      });
      socket.on('framesent', ({ payload }) => {
        const message = JSON.parse(String(payload)) as { readonly id?: string; readonly type: string; readonly payload?: { readonly operationName?: string; readonly variables?: { readonly input?: { readonly changes?: unknown } } } };
        if (message.type === 'subscribe' && message.payload?.operationName === 'ScenarioRun') asked.set(message.id ?? '', message.payload.variables?.input?.changes);
        if (message.type === 'complete') ended.add(message.id ?? '');
      });
    });
    await open(page, '/scenarios/new');
    const slider = page.getByTestId('slider-stays');
    await slider.scrollIntoViewIfNeeded();
    const handle = await slider.boundingBox();
    if (!handle) throw new Error('The slider is not on the page.');
    const y = handle.y + handle.height / 2;
    await page.mouse.move(handle.x + handle.width / 2, y);
    await page.mouse.down();
    for (let step = 1; step <= 20; step += 1) {
      await page.mouse.move(handle.x + handle.width * (0.5 - step * 0.02), y);
      if (step % 5 === 0) await page.waitForTimeout(60);
    }
    await page.mouse.up();
    const last = [{ kind: 'stays', params: { scalePercent: Number(await slider.inputValue()) } }];
    await shows(page, JSON.stringify(last));
    const runs = [...asked];
    expect(runs.at(-1)?.[1]).toEqual(last);
    // None but the last goes on: on a fast machine some were complete before the next move, all others were ended by this page.
    const between = runs.slice(1, -1).map(([id]) => id);
    expect(between.filter((id) => !ended.has(id) && !answered.has(id))).toEqual([]);
    expect(between.some((id) => ended.has(id) && !answered.has(id))).toBe(true);
  });
});

it('a setting that cannot be applied is told at its field, in the words of the server, and is not saved', async () => {
  await browser.visit({}, async (page) => {
    await open(page, '/scenarios/new');
    await box(page, 'beds', 'Beds opened (closed below 0)').fill('-25');
    await page.getByTestId('lever-beds').getByTestId('field-error').waitFor();
    expect(await page.getByTestId('field-error').innerText()).toMatch(/has only 20 staffed beds in this time\./);
    await page.getByTestId('save').click();
    await page.getByTestId('save-form').getByRole('button', { name: 'Save' }).click();
    await page.getByTestId('save-errors').waitFor();
    expect(new URL(page.url()).pathname).toBe('/scenarios/new');
  });
});
