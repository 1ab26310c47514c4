import { act, screen, within } from '@testing-library/react';
import type { WeekSummary } from '@wardcast/contract';
import { GraphqlRefusal } from '../data/graphql-client';
import { boardFixture } from '../testing/board-fixture';
import { FakeClient } from '../testing/fake-client';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';
import { summaryFixture } from './summary.fixture';

beforeAll(async () => {
  // The page is read when it is first asked for; the tests' clock does not run by itself.
  await import('./summary-page');
}, 60_000);
stillScreen();

async function show(address: string, summary: WeekSummary | null | Error) {
  const client = new FakeClient();
  client.answer('Summary', () => {
    if (summary instanceof Error) throw summary;
    return { summary };
  });
  const shown = await renderScreen(address, boardFixture(), client);
  await act(() => jest.advanceTimersByTimeAsync(100));
  return { ...shown, client };
}
const row = (id: string): HTMLElement => document.querySelector(`[data-measure=${id}]`)!;

describe('a published week', () => {
  it('opens with sentences whose numbers are those of the facts', async () => {
    await show('/summary/2026-W47', summaryFixture());
    expect(screen.getByTestId('summary-headline').textContent).toBe('Beds ran short on 2 of 7 days; Tuesday was the worst, 6 short in Medicine.');
    expect(screen.getByTestId('changes').textContent).toBe('Boarding hours: a real change for the worse, 1,140, up 8 weeks in a row. ');
    expect(screen.getByTestId('risk').textContent).toContain('Tuesday is the day at risk: 6 in 10 that Medicine runs out');
    expect(screen.getByTestId('week-state').textContent).toBe('published Mon 23 Nov, 08:00, frozen');
  });

  it('shows value, change, chart, reading and target of each measure', async () => {
    await show('/summary/2026-W47', summaryFixture());
    expect(row('mean_occupancy').textContent).toContain('528 of 562 staffed beds');
    // 94 % after 93 %.
    expect([...row('mean_occupancy').querySelectorAll('td')].map((cell) => cell.textContent).slice(0, 3)).toEqual(['94 %', '+1', 'No data']);
    expect(row('mean_occupancy').textContent).toContain('92 % or lesshit or miss');
    expect(row('mean_stay').textContent).toContain('6.8 days');
    expect(within(row('boarding_hours')).getByTestId('reading').textContent).toBe('Real rise, worse');
    expect(row('boarding_hours').querySelector('[data-icon]')?.getAttribute('data-icon')).toBe('rise');
    expect(row('mean_occupancy').querySelector('[data-icon]')?.getAttribute('data-icon')).toBe('usual');
  });

  it('hides small counts everywhere and says no data where nothing is known', async () => {
    await show('/summary/2026-W47', summaryFixture());
    const cells = (id: string) => [...row(id).querySelectorAll('td')].map((cell) => cell.textContent);
    expect(cells('cancelled_electives').slice(0, 2)).toEqual(['Hidden', 'Hidden']);
    expect(cells('cancelled_electives').slice(3, 5)).toEqual(['No chart for small numbers', 'Not judged']);
    expect(row('boarding_hours').textContent).toContain('a hidden number patients over 4 h');
    expect(cells('left_unseen')[0]).toBe('No data');
    expect(screen.getByTestId('caveats').textContent).toContain('Groups of 1 to 10 patients are hidden');
  });

  it('shows the days ahead as far as the forecast reaches, and three futures', async () => {
    await show('/summary/2026-W47', summaryFixture());
    expect(screen.getAllByTestId('day').map((day) => day.dataset['chance'])).toEqual(['4', '6', '1', 'none', 'none', 'none', 'none']);
    expect(screen.getAllByText('Not forecast yet')).toHaveLength(4);
    expect(screen.getByTestId('ahead').textContent).toContain('3 of 7 days have a forecast');
    expect([...document.querySelectorAll('.future .big')].map((big) => big.textContent)).toEqual(['1 short on Wednesday', '4 short on Wednesday', '7 short on Wednesday']);
  });

  it('judges the week\'s forecasts, or says that there is nothing to judge', async () => {
    await show('/summary/2026-W47', summaryFixture());
    expect([...screen.getByTestId('record').querySelectorAll('b')].map((strong) => strong.textContent)).toEqual(['11 of 14', '2', '81 of 100', '13 against 24']);
  });

  it('notes what was corrected since, without touching the page', async () => {
    await show('/summary/2026-W47', summaryFixture({ corrections: [{ id: 'boarding_hours', published: { shown: 'value', value: 1140 }, now: { shown: 'value', value: 1160.2 } }] }));
    expect(screen.getByTestId('corrections').textContent).toContain('Boarding hours: published as 1,140, 1,160 by what is known today');
    expect(row('boarding_hours').querySelector('td')?.textContent).toBe('1,140');
  });

  it('is read once', async () => {
    const published = await show('/summary/2026-W47', summaryFixture());
    await act(() => jest.advanceTimersByTimeAsync(600_000));
    expect(published.client.asked.filter((name) => name === 'Summary')).toHaveLength(1);
  });

  it('before that is read again every two minutes, for late messages', async () => {
    const { client } = await show('/summary/2026-W47', summaryFixture({ state: 'preview', publishedAt: null }));
    await act(() => jest.advanceTimersByTimeAsync(121_000));
    expect(client.asked.filter((name) => name === 'Summary')).toHaveLength(2);
    expect(screen.getByTestId('week-state').textContent).toBe('not published yet, due Mon 23 Nov, 08:00');
  });
});

describe('the numbers behind the charts', () => {
  it('stand in the URL and hide what the charts hide', async () => {
    await show('/summary/2026-W47?view=numbers', summaryFixture());
    const table = screen.getByTestId('numbers');
    expect(within(table).getAllByText('Hidden')).toHaveLength(12);
    expect(within(table).getByText('Week 36')).toBeTruthy();
  });
});

describe('other weeks', () => {
  it('/summary goes to the last full week', async () => {
    const { address } = await show('/summary', summaryFixture());
    expect(address()).toBe('/summary/2026-W47');
  });

  it('reports a week and a view that do not exist, and ignores them', async () => {
    await show('/summary/2025-W53?view=pie', summaryFixture());
    expect(screen.getAllByTestId('banner-note').map((banner) => banner.textContent)).toEqual(['week=2025-W53 in the address is not known. It is ignored.', 'view=pie in the address is not known. It is ignored.']);
    expect(screen.getByTestId('summary').dataset['week']).toBe('2026-W47');
  });

  it('week 53 says that the year before has none, and a week of 169 hours why', async () => {
    const days = Array.from({ length: 7 }, (_, index) => Date.UTC(2026, 9, 18, 23) + index * 24 * 3_600_000);
    await show('/summary/2026-W53', summaryFixture({ isoWeek: '2026-W53', lastYearWeek: null, hours: 169, days, to: Date.UTC(2026, 9, 26) }));
    expect(screen.getByTestId('kpi').textContent).toContain('No week 53 in 2025');
    expect(screen.getByTestId('caveats').textContent).toContain('Sunday 25 October had 25 hours and the week 169.');
  });

  it.each([
    ['running', 'Week 47 is not over.'],
    ['future', 'Week 47, 2026 has not begun.'],
    ['incomplete', 'Too little is known of week 47, 2026: 20 of 168 hours.'],
  ] as const)('a %s week has a sentence and ways on', async (state, head) => {
    await show('/summary/2026-W47', summaryFixture({ state, headline: null, measures: [], outlook: null, record: null, knownHours: 20, publishedAt: null, lastFullWeek: '2026-W46' }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(head);
    expect(screen.getByRole('link', { name: 'Read week 46, the last full one' })).toBeTruthy();
  });

  it('says so where there is no hospital, and where the server refuses', async () => {
    await show('/summary', null);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('No hospital is known yet');
  });

  it('tells an error with its code, keeps trying, and recovers by itself', async () => {
    const { client } = await show('/summary/2026-W47', new GraphqlRefusal('broken', 'INTERNAL'));
    expect(screen.getByTestId('banner-error').textContent).toContain('Code INTERNAL.');
    client.answer('Summary', () => ({ summary: summaryFixture() }));
    await act(() => jest.advanceTimersByTimeAsync(10_100));
    expect(screen.queryByTestId('banner-error')).toBeNull();
    expect(screen.getByTestId('kpi')).toBeTruthy();
  });
});
