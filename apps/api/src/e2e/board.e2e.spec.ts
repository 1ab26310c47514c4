import type { Facility, RawMessage } from '@wardcast/domain';
import { toRawMessage } from '@wardcast/domain';
import type { Page } from 'playwright-core';
import { postGraphql } from '../testing/post-graphql';
import { eventOf, visitKeyOf } from '../testing/small-history';
import { smallFacility } from '../testing/small-facility';
import { TestHospital } from '../testing/test-hospital';
import { eventually } from './eventually';
import { TestBrowser } from './open-browser';
import { apiBoard, byId, chanceAt, expectedWards, nodeOf, shownOrder, shownWards, WARDS } from './shown-board';

const HOUR_MS = 3_600_000;
/** 09:42 in London on a winter day, so that the next bed meeting is at 14:00. */
const OPENS_AT = Date.UTC(2026, 10, 25, 9, 42);
const AT_14 = Date.UTC(2026, 10, 25, 14);
const AT_20 = Date.UTC(2026, 10, 25, 20);
const WARD_COUNT = 20;
/** The history leaves about sixteen patients in each ward: this many staffed beds make anything from plenty to far too few. */
const FEWEST_STAFFED = 13;
const STAFFED_STEPS = 7;
const SEED = 20_261_125;

const number = (index: number): string => String(index + 1).padStart(2, '0');
const wardId = (index: number): string => `ward-${number(index)}`;
const divisionId = (index: number): string => `division-${number(index)}`;
const indexes = Array.from({ length: WARD_COUNT }, (_, index) => index);

/** Twenty wards, each a division of its own: what is said of the one must be said of the other. */
function twentyWards(): Facility {
  const small = smallFacility();
  const ed = small.units.find(({ kind }) => kind === 'ed')!;
  const units = indexes.map((index) => ({ ...small.units[0]!, unitId: wardId(index), name: `Ward ${number(index)}`, divisionId: divisionId(index), bedIds: Array.from({ length: 20 }, (_, bed) => `${wardId(index)}-${bed + 1}`) }));
  const divisions = indexes.map((index) => ({ divisionId: divisionId(index), name: `Division ${number(index)}` }));
  return { ...small, divisions: [...divisions, { divisionId: ed.divisionId, name: 'Emergency' }], units: [...units, ed] };
}

/** Multiplicative generator of Lehmer with the constants of Park and Miller: the same numbers for the same seed. */
function seededBeds(): readonly number[] {
  let state = SEED % 2_147_483_647;
  return indexes.map(() => {
    state = (state * 48_271) % 2_147_483_647;
    return FEWEST_STAFFED + (state % STAFFED_STEPS);
  });
}

jest.setTimeout(120_000);
let hospital: TestHospital;
let browser: TestBrowser;
beforeAll(async () => {
  hospital = await TestHospital.open({ startsAt: OPENS_AT, facility: twentyWards() });
  browser = await TestBrowser.open();
  const beds = seededBeds();
  for (const index of indexes) await staff(wardId(index), beds[index]!);
  await eventually(async () => {
    const board = await apiBoard(hospital.url);
    expect(indexes.map((index) => nodeOf(board, wardId(index)).forecast.staffed[0])).toEqual(beds);
  });
});
afterAll(async () => {
  await browser?.close();
  await hospital?.close();
});
beforeEach(() => hospital.heartbeat());

async function staff(unitId: string, beds: number): Promise<void> {
  const start = hospital.clock.now();
  await hospital.publish('StaffingPlanned', { unitId, shiftId: 'day', interval: { start, end: start + 48 * HOUR_MS }, role: 'rn', staffedBedsStated: beds });
}

/** Fewer beds in two forecasts one after the other: the level rises with the second. */
async function staffTwice(unitId: string, beds: number): Promise<void> {
  for (const once of [beds, beds - 1]) {
    await staff(unitId, once);
    await eventually(async () => expect((await hospital.read(unitId)).forecast.staffed[0]).toBe(once));
  }
}

async function openBoard(page: Page, search = ''): Promise<void> {
  await page.goto(`${hospital.url}/board${search}`);
  await page.getByTestId('headline').waitFor();
}

async function csvRows(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('csv').click()]);
  const text = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
  return new Map(text.split('\r\n').map((line) => line.split(',')).map((cells) => [cells[0]!, cells]));
}

describe('one chance', () => {
  it('stands in headline, dots, card or row, division, table and CSV, for twenty wards', async () => {
    await browser.visit({}, async (page) => {
      await openBoard(page, '?target=14:00');
      const board = await apiBoard(hospital.url);
      const expected = indexes.map((index) => chanceAt(nodeOf(board, wardId(index)), AT_14));
      // Otherwise a screen that always says the same would pass.
      expect(new Set(expected).size).toBeGreaterThan(3);
      expect(indexes.map((index) => chanceAt(nodeOf(board, divisionId(index)), AT_14))).toEqual(expected);
      const words = expected.map((chance) => `${chance} in 10`);
      await eventually(async () => expect(byId(await shownWards(page)).map(({ chance }) => chance)).toEqual(words));
      for (const card of await page.getByTestId('board-card').all()) {
        const chance = expected[Number((await card.getAttribute('data-node-id'))!.slice(-2)) - 1]!;
        expect(await card.locator('.dot.on').count()).toBe(chance);
        expect(await card.locator('.dot').count()).toBe(10);
      }
      for (const index of indexes) {
        const division = page.getByTestId('divisions').locator(`[data-node-id=${divisionId(index)}]`);
        expect(await division.getByTestId('chance').textContent()).toBe(words[index]);
        await division.click();
        await eventually(async () => expect(await page.getByTestId('headline').textContent()).toContain(`Division ${number(index)} `));
        const line = page.getByTestId('headline-chance');
        expect(await line.textContent()).toContain(`Chance of running out: ${words[index]}.`);
        expect(await line.locator('.dot.on').count()).toBe(expected[index]);
      }
      await page.getByRole('button', { name: 'Table' }).click();
      const csv = await csvRows(page);
      const [column, riskColumn] = ['Chance', 'First at risk'].map((name) => csv.get('Ward')!.indexOf(name)) as [number, number];
      for (const index of indexes) {
        const row = page.getByTestId('ward-row').and(page.locator(`[data-node-id=${wardId(index)}]`));
        expect(await row.getByTestId('chance').textContent()).toBe(words[index]);
        expect(await row.locator('.dot.on').count()).toBe(expected[index]);
        expect(csv.get(`Ward ${number(index)}`)![column]).toBe(words[index]);
        const { live, forecast } = nodeOf(board, wardId(index));
        const first = forecast.firstAtRisk;
        const stamp = first === null ? null : new Date(first.at).toISOString().slice(0, 16).replace('T', ' ');
        // A ward that is short already is not at risk of it.
        const isShort = live.census > live.staffedBeds;
        expect(csv.get(`Ward ${number(index)}`)![riskColumn]).toBe(isShort ? 'Already' : (stamp ?? 'None in 72 h'));
        // The row has the weekday in place of the date.
        expect((await row.getByTestId('first-at-risk').textContent())!.split(' ').at(-1)).toBe(isShort ? 'Already' : (stamp?.slice(-5) ?? 'None'));
      }
    });
  });
});

describe('the target time', () => {
  it('changes headline, wards and address, and the back button restores all three', async () => {
    await browser.visit({}, async (page) => {
      await openBoard(page);
      const seen = async () => ({ path: new URL(page.url()).search, headline: await page.getByTestId('headline').textContent(), wards: byId(await shownWards(page)) });
      const board = await apiBoard(hospital.url);
      expect(expectedWards(board, AT_20)).not.toEqual(expectedWards(board, AT_14));
      const shows = (target: string, path: string, at: number) =>
        eventually(async () => expect(await seen()).toEqual({ path, headline: expect.stringContaining(` at ${target}.`), wards: expectedWards(board, at) }));
      await shows('14:00', '', AT_14);
      const before = await seen();
      await page.getByTestId('target').getByText('20:00').click();
      await shows('20:00', '?target=20:00', AT_20);
      await page.goBack();
      await shows('14:00', '', AT_14);
      expect(await seen()).toEqual(before);
      await page.goForward();
      await shows('20:00', '?target=20:00', AT_20);
    });
  });
});

describe('the order of the wards', () => {
  /** Makes a steady ward run out while `hold` keeps the order, and lets it take its place with `release`. */
  async function expectHeld(page: Page, hold: () => Promise<void>, release: () => Promise<void>): Promise<void> {
    await openBoard(page);
    await hold();
    await eventually(async () => expect(await page.getByTestId('order-note').textContent()).toBe('order held while you are here'));
    const before = await shownOrder(page);
    const unitId = before.at(-1)!;
    const ward = page.locator(WARDS).and(page.locator(`[data-node-id=${unitId}]`));
    expect(await ward.getAttribute('data-testid')).toBe('steady-row');
    await staffTwice(unitId, 8);
    // Sixteen patients and seven beds: the row says so at once, and stays where it is.
    await eventually(async () => expect(await ward.getByTestId('chance').textContent()).toBe('10 in 10'));
    await eventually(async () => expect(await ward.getByTestId('occupied').textContent()).toContain(' of 7'));
    expect(await shownOrder(page)).toEqual(before);
    expect(await ward.getAttribute('data-testid')).toBe('steady-row');
    await release();
    await eventually(async () => {
      expect(await ward.getAttribute('data-testid')).toBe('board-card');
      const order = await shownWards(page);
      const place = order.findIndex(({ nodeId }) => nodeId === unitId);
      expect(order.slice(0, place + 1).map(({ chance }) => chance)).toEqual(Array(place + 1).fill('10 in 10'));
    });
  }

  it('waits while the focus is in the list', async () => {
    await browser.visit({}, async (page) => {
      const help = page.getByRole('link', { name: 'Help' });
      await expectHeld(page, () => page.locator(WARDS).first().getByRole('link').focus(), () => help.focus());
    });
  });

  it('waits while the pointer is over the list', async () => {
    await browser.visit({}, async (page) => {
      await expectHeld(page, () => page.locator(WARDS).first().hover(), () => page.getByTestId('headline').hover());
    });
  });
});

describe('an event', () => {
  /** Counts what changes inside each card and row from now on; the age of the numbers, which ticks, aside. */
  async function countMutations(page: Page): Promise<() => Promise<Readonly<Record<string, number>>>> {
    await page.evaluate((wards) => {
      const counts: Record<string, number> = {};
      Object.assign(window, { mutationCounts: counts });
      const count = (ward: Element | null) => {
        const id = ward?.getAttribute('data-node-id');
        if (id) counts[id] = (counts[id] ?? 0) + 1;
      };
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          if (element?.closest('.upd, .srow > :last-child')) continue;
          count(element?.closest(wards) ?? null);
          for (const added of addedNodes) if (added instanceof Element && added.matches(wards)) count(added);
        }
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    }, WARDS);
    return () => page.evaluate(() => Reflect.get(window, 'mutationCounts') as Record<string, number>);
  }

  it('changes the card of its ward and no other', async () => {
    await browser.visit({}, async (page) => {
      await openBoard(page);
      const unitId = (await shownOrder(page))[0]!;
      const { live } = await hospital.read(unitId);
      const ward = page.locator(WARDS).and(page.locator(`[data-node-id=${unitId}]`));
      await eventually(async () => expect(await ward.getByTestId('occupied').textContent()).toContain(`${live.census} of`));
      const counts = await countMutations(page);
      await hospital.publish('PatientAdmitted', { visitKey: visitKeyOf('the one event'), trigger: 'A01', location: { unitId } });
      await eventually(async () => expect(await ward.getByTestId('occupied').textContent()).toContain(`${live.census + 1} of`));
      const version = await eventually(async () => {
        const node = nodeOf(await apiBoard(hospital.url), unitId);
        expect(node.forecast.censusAtIssue).toBe(live.census + 1);
        return node.version;
      });
      await eventually(async () => expect(await ward.getAttribute('data-version')).toBe(version));
      expect(Object.keys(await counts())).toEqual([unitId]);
    });
  });
});

describe('ten malformed messages', () => {
  /** Each is broken in a way of its own; the words after it are what the API is to say of it. */
  function malformed(unitId: string): readonly (readonly [RawMessage, string])[] {
    const good = toRawMessage(eventOf('PatientAdmitted', { visitKey: visitKeyOf('never'), trigger: 'A01', location: { unitId } }, { facilityId: hospital.facility.facilityId, at: hospital.clock.now() }));
    const headers = (change: Readonly<Record<string, string>>): RawMessage => ({ ...good, headers: { ...good.headers, ...change } });
    const text = (value: string): RawMessage => ({ ...good, value: new TextEncoder().encode(value) });
    const wire = JSON.parse(new TextDecoder().decode(good.value)) as Record<string, unknown>;
    const { visitKey: _dropped, ...withoutVisit } = wire;
    return [
      [text('{"visitKey":'), 'not_json'],
      [{ ...good, value: Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d) }, 'not_json'],
      [text('[]'), 'not_json'],
      [headers({ ce_time: '' }), 'missing_header header:ce_time'],
      [headers({ ce_type: 'org.wardcast.adt.PatientVanished.v1' }), 'unknown_type header:ce_type'],
      [text(JSON.stringify(withoutVisit)), 'schema_invalid /visitKey'],
      [headers({ ce_partitionkey: 'another' }), 'facility_mismatch header:ce_partitionkey'],
      [headers({ ce_time: 'yesterday' }), 'bad_time header:ce_time'],
      [text(`{"padding":"${'x'.repeat(70_000)}"}`), 'too_large'],
      [{ ...headers({ ce_partitionkey: 'elsewhere' }), key: 'elsewhere' }, 'unknown_facility header:ce_partitionkey'],
    ];
  }

  it('are put aside with reasons, and the board goes on', async () => {
    await browser.visit({}, async (page) => {
      await openBoard(page);
      const unitId = wardId(4);
      const { live } = await hospital.read(unitId);
      const occupied = page.locator(WARDS).and(page.locator(`[data-node-id=${unitId}]`)).getByTestId('occupied');
      const broken = malformed(unitId);
      const admit = (who: string) => hospital.publish('PatientAdmitted', { visitKey: visitKeyOf(who), trigger: 'A01', location: { unitId } });
      await hospital.append(broken.slice(0, 5).map(([message]) => message));
      await admit('between the malformed');
      await hospital.append(broken.slice(5).map(([message]) => message));
      await admit('after the malformed');
      await eventually(async () => expect(await occupied.textContent()).toContain(`${live.census + 2} of`));
      const { data } = await postGraphql<{ readonly rejected: readonly { readonly reason: string; readonly where: string }[] }, unknown>(hospital.url, '{ rejected { reason where } }');
      // Those of one moment may be listed in any order among each other.
      const reasons = data!.rejected.map(({ reason, where }) => `${reason} ${where}`.trim()).sort();
      expect(reasons).toEqual(broken.map(([, reason]) => reason).sort());
      expect(await page.getByTestId('board').getAttribute('data-state')).toBe('live');
    });
  });
});
