import type { Page, WebSocketRoute } from 'playwright-core';
import { visitKeyOf } from '../testing/small-history';
import { TestHospital } from '../testing/test-hospital';
import { eventually } from './eventually';
import { TestBrowser } from './open-browser';
import { apiBoard, byId, expectedWards, shownWards, WARDS } from './shown-board';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Late, but within the two minutes that count as live. */
const BETWEEN_HEARTBEATS_MS = 90_000;
const OPENS_AT = Date.UTC(2026, 10, 25, 9, 42);

jest.setTimeout(120_000);
let hospital: TestHospital;
let browser: TestBrowser;
beforeAll(async () => {
  hospital = await TestHospital.open({ startsAt: OPENS_AT });
  browser = await TestBrowser.open();
  // One ward without enough beds: a colour that old data must lose.
  await hospital.publish('StaffingPlanned', { unitId: 'med-a', shiftId: 'day', interval: { start: OPENS_AT, end: OPENS_AT + 48 * HOUR_MS }, role: 'rn', staffedBedsStated: 12 });
  await eventually(async () => expect((await hospital.read('med-a')).forecast.staffed[0]).toBe(12));
});
afterAll(async () => {
  await browser?.close();
  await hospital?.close();
});
beforeEach(() => hospital.heartbeat());

async function openBoard(page: Page, search = ''): Promise<void> {
  await page.goto(`${hospital.url}/board${search}`);
  await page.getByTestId('headline').waitFor();
  await expectState(page, 'live');
}

async function expectState(page: Page, state: string): Promise<void> {
  await eventually(async () => expect(await page.getByTestId('board').getAttribute('data-state')).toBe(state));
}

/** Every colour in which something is filled, drawn, written or underlined inside the board. */
async function coloursOf(page: Page): Promise<ReadonlySet<string>> {
  const colours = await page.getByTestId('board').evaluate((board) =>
    [board, ...board.querySelectorAll('*')].flatMap((element) => {
      const style = getComputedStyle(element);
      return [style.fill, style.stroke, style.color, style.backgroundColor, style.textDecorationColor, style.borderLeftColor];
    }),
  );
  return new Set(colours);
}

/** The colours that mean a level, as the page computes them; the calm one has none. */
async function levelColoursOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const names = ['tight', 'short', 'critical'].flatMap((level) => ['text', 'line', 'fill'].map((part) => `--level-${level}-${part}`));
    const colours = [...names, '--over-95', '--over-80', '--over-50', '--fan-95', '--fan-80', '--fan-50'].map((name) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return [...new Set(colours)];
  });
}

describe('a heartbeat that stops', () => {
  it('makes the board delayed, then stale with hatch, past tense and no colour, until the next one', async () => {
    await browser.visit({}, async (page) => {
      await openBoard(page);
      const ward = page.getByTestId('board-card').and(page.locator('[data-node-id=med-a]'));
      const coloured = async () => {
        const colours = await coloursOf(page);
        return (await levelColoursOf(page)).filter((colour) => colours.has(colour)).length;
      };
      expect(await coloured()).toBeGreaterThan(3);

      hospital.clock.advance(3 * MINUTE_MS);
      await expectState(page, 'delayed');
      expect(await page.getByTestId('freshness').textContent()).toMatch(/^Delayed 3 min/);
      expect(await ward.locator('footer').textContent()).toContain('delayed 3 min');
      expect(await page.getByTestId('headline').textContent()).toContain('will probably');
      expect(await ward.getByTestId('level').textContent()).toBe('Critical');

      hospital.clock.advance(8 * MINUTE_MS);
      await expectState(page, 'stale');
      expect(await page.getByTestId('freshness').textContent()).toMatch(/^Stale 11 min/);
      expect(await page.getByTestId('banner-stale').textContent()).toMatch(/^No heartbeat since 09:4\d\./);
      expect(await page.getByTestId('headline').textContent()).toContain('was expected to');
      expect(await page.getByTestId('headline-chance').textContent()).toContain('Chance of running out was ');
      expect(await ward.getByTestId('chance').textContent()).toMatch(/^was \d+ in 10$/);
      expect(await ward.getByTestId('level').textContent()).toBe('Stale 11 min');
      expect(await page.getByTestId('needs-action').textContent()).toContain('The data is stale.');
      for (const part of [ward, page.getByTestId('tile-free-now'), page.getByTestId('steady-row').first()]) {
        expect(await part.evaluate((element) => getComputedStyle(element).backgroundImage)).toContain('repeating-linear-gradient');
      }
      expect(await coloured()).toBe(0);

      await hospital.heartbeat();
      await expectState(page, 'live');
      expect(await page.getByTestId('banner-stale').count()).toBe(0);
      expect(await page.getByTestId('headline').textContent()).toContain('will probably');
      expect(await ward.getByTestId('level').textContent()).toBe('Critical');
      expect(await coloured()).toBeGreaterThan(3);
    });
  });

  it('is not made up for by events, which do not say that the feed is whole', async () => {
    await browser.visit({}, async (page) => {
      await openBoard(page);
      hospital.clock.advance(11 * MINUTE_MS);
      await hospital.publish('PatientAdmitted', { visitKey: visitKeyOf('after the silence'), trigger: 'A01', location: { unitId: 'sur-a' } });
      await expectState(page, 'stale');
    });
  });
});

describe('a quiet night', () => {
  it('stays live through an hour of heartbeats without an event', async () => {
    await browser.visit({}, async (page) => {
      await openBoard(page);
      await page.evaluate(() => {
        const states: string[] = [];
        Object.assign(window, { seenStates: states });
        const board = document.querySelector('[data-testid=board]')!;
        new MutationObserver(() => states.push(board.getAttribute('data-state') ?? '')).observe(board, { attributes: true, attributeFilter: ['data-state'] });
      });
      for (let quietMs = 0; quietMs <= HOUR_MS; quietMs += BETWEEN_HEARTBEATS_MS) {
        hospital.clock.advance(BETWEEN_HEARTBEATS_MS);
        const now = hospital.clock.now();
        await hospital.heartbeat();
        // The next one is sent when this one has been told.
        await eventually(async () => expect((await apiBoard(hospital.url)).feeds[0]!.lastHeartbeatAt).toBeGreaterThanOrEqual(now));
      }
      await eventually(async () => expect(await page.getByTestId('data-section').textContent()).toMatch(/heartbeat \d+ s ago, last event 1 h ago/));
      expect(await page.getByTestId('freshness').getAttribute('data-state')).toBe('live');
      expect(await page.evaluate(() => Reflect.get(window, 'seenStates') as unknown)).toEqual([]);
    });
  });
});

/** The page's way to the API, which can be cut and mended; the page's files come through all the while. */
async function wayToApi(page: Page): Promise<{ readonly cut: () => Promise<void>; readonly mend: () => void }> {
  let isCut = false;
  const sockets = new Set<WebSocketRoute>();
  await page.route('**/graphql', (route) => (isCut ? route.abort('connectionrefused') : route.continue()));
  await page.routeWebSocket('**/graphql', (socket) => {
    if (isCut) return void socket.close();
    socket.connectToServer();
    sockets.add(socket);
  });
  return {
    cut: async () => {
      isCut = true;
      await Promise.all([...sockets].map((socket) => socket.close()));
      sockets.clear();
    },
    mend: () => {
      isCut = false;
    },
  };
}

describe('a connection that breaks', () => {
  /** What the page must say of each ward of the hospital, for the hour after next. */
  async function expectApiNumbers(page: Page, targetAt: number): Promise<void> {
    await eventually(async () => expect(byId(await shownWards(page))).toEqual(expectedWards(await apiBoard(hospital.url), targetAt)), 40_000);
  }

  async function admit(unitId: string, who: string): Promise<void> {
    await hospital.publish('PatientAdmitted', { visitKey: visitKeyOf(who), trigger: 'A01', location: { unitId } });
  }

  it('says so, keeps the last numbers, and catches up with every event once and no more', async () => {
    await browser.visit({ expectedErrors: /ERR_CONNECTION_REFUSED|WebSocket/ }, async (page) => {
      const way = await wayToApi(page);
      const targetAt = Math.ceil(hospital.clock.now() / HOUR_MS) * HOUR_MS + HOUR_MS;
      await openBoard(page, `?target=${new Date(targetAt).toISOString().slice(0, 16)}Z`);
      await expectApiNumbers(page, targetAt);
      const before = byId(await shownWards(page));
      const { live } = await hospital.read('med-b');

      await way.cut();
      await page.getByTestId('banner-error').waitFor();
      await admit('med-b', 'first while cut');
      await admit('med-b', 'second while cut');
      await admit('icu', 'third while cut');
      await hospital.publish('PatientDischarged', { visitKey: visitKeyOf('second while cut'), trigger: 'A03' });
      await admit('med-b', 'fourth while cut');
      // Two more who stay: 1 + 1 - 1 + 1.
      await eventually(async () => expect((await hospital.read('med-b')).live.census).toBe(live.census + 2));
      expect(byId(await shownWards(page))).toEqual(before);
      expect(await page.getByTestId('banner-error').textContent()).toMatch(/^The (stream closed at|server cannot be reached since) \d\d:\d\d\./);

      way.mend();
      await expectApiNumbers(page, targetAt);
      const ward = page.locator(WARDS).and(page.locator('[data-node-id=med-b]'));
      expect(await ward.getByTestId('occupied').textContent()).toContain(`${live.census + 2} of`);
      await eventually(async () => expect(await page.getByTestId('banner-error').count()).toBe(0));
      // The stream is back too, not the reading now and then alone: an event shows at once.
      await admit('med-b', 'after the cut');
      await eventually(async () => expect(await ward.getByTestId('occupied').textContent()).toContain(`${live.census + 3} of`), 5_000);
      await expectApiNumbers(page, targetAt);
    });
  });

  it('is told from a browser without a network', async () => {
    await browser.visit({ expectedErrors: /ERR_INTERNET_DISCONNECTED|WebSocket/ }, async (page) => {
      await openBoard(page);
      await page.context().setOffline(true);
      expect(await page.getByTestId('banner-offline').textContent()).toContain('This browser is offline.');
      await page.context().setOffline(false);
      await eventually(async () => expect(await page.getByTestId('banner-offline').count()).toBe(0));
    });
  });
});
