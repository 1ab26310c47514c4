import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { BoardStore } from '../data/board-store';
import type { GraphqlClient } from '../data/graphql-client';
import { WallClock } from '../data/wall-clock';
import { WardcastContext } from '../data/wardcast-context';
import { createAppRouter } from '../router';
import { outlookAt } from './outlook.fixture';
import { boardOf, forecastAt, HOUR_MS, nodeDetail, NOW } from './ward.fixture';

/** Issues every hour, the newest two minutes ago. */
const ISSUES = Array.from({ length: 30 }, (_, i) => NOW - 120_000 - i * HOUR_MS);

function answer(name: string, variables: { before?: number; limit?: number; target?: number; asOf?: number; input?: { asOf?: number | null; hoursBack: number } }): unknown {
  if (name === 'ForecastIssues') return { forecastIssues: ISSUES.filter((issue) => issue < variables.before!).slice(0, variables.limit) };
  if (name === 'ForecastWhy') {
    const shares = [{ name: 'still_here', mean: 26, variance: 5 }, { name: 'not_known_yet', mean: 4.25, variance: 4 }];
    return { forecastWhy: { issuedAt: variables.asOf, target: variables.target, mean: 30.25, variance: 9, shares, similarDays: [], moved: null } };
  }
  if (name === 'Outlook') return { outlook: outlookAt(variables.asOf ?? undefined) };
  return { node: nodeDetail(variables.input!.asOf ?? null, variables.input!.hoursBack) };
}

async function open(address: string, board = boardOf('5')) {
  const asked: string[] = [];
  const client = {
    query: (operation: { readonly name: string }, variables: never) => {
      asked.push(operation.name);
      return Promise.resolve(answer(operation.name, variables));
    },
    subscribe: () => () => undefined,
    close: () => undefined,
  } as unknown as GraphqlClient;
  const wall = Date.now();
  const store = new BoardStore(wall);
  store.applyBoard(board, wall);
  const history = createMemoryHistory({ initialEntries: [address] });
  const view = render(
    <WardcastContext value={{ client, store, clock: new WallClock(() => wall) }}>
      <RouterProvider router={createAppRouter(history)} />
    </WardcastContext>,
  );
  return { view, store, wall, history, asked };
}

/** A busy machine draws the page in seconds. */
jest.setTimeout(30_000);

beforeAll(async () => {
  // The page is a chunk of its own: loading it here keeps its cost out of the tests' waiting times.
  await import('./ward-page');
  configure({ asyncUtilTimeout: 10_000 });
  // Not part of this environment; the router scrolls to the top on a new page.
  window.scrollTo = () => undefined;
}, 30_000);

describe('the ward page, live', () => {
  it('answers first: headline, dots and range of this ward at the next bed meeting', async () => {
    await open('/wards/respiratory');
    // 30 in the middle of 28 staffed; likely 27 to 34 occupied.
    expect((await screen.findByTestId('headline')).textContent).toBe('Respiratory will probably be 2 beds short at 14:00.');
    expect(screen.getByTestId('headline-chance').textContent).toContain('Chance of running out: 7 in 10. Likely 6 short to 1 free.');
    expect(screen.getByTestId('outcome-dots').getAttribute('data-short')).toBe('14');
  });

  it('says when it is first at risk, who is without a bed at the hour read, and which nurses are needed', async () => {
    await open('/wards/respiratory');
    expect((await screen.findByTestId('headline-chance')).textContent).toContain('First at risk at 10:00 (7 in 10).');
    expect((await screen.findByTestId('overflow')).textContent).toContain('If beds run out at 14:00');
    expect(within(screen.getByTestId('overflow')).getByText('Without a bed').nextElementSibling!.textContent).toBe('3');
    expect(within(screen.getByTestId('nurses')).getAllByRole('row')).toHaveLength(5);
    expect(screen.queryByTestId('crowding')).toBeNull();
  });

  it('says whom the number is made of once the slider rests', async () => {
    await open('/wards/respiratory');
    const reasons = await screen.findByTestId('reasons');
    expect(within(reasons).getAllByRole('listitem').map((line) => line.textContent)).toEqual(['Still here of those here now26', 'Not known yet4', 'Expected30']);
    expect(within(reasons).getByRole('heading', { level: 2 }).textContent).toBe('Who is expected at 14:00?');
  });

  it('is read by the slider, which speaks and keeps the hour in the address without new history', async () => {
    const { history } = await open('/wards/respiratory');
    const slider = await screen.findByTestId('at-slider');
    expect(slider.getAttribute('aria-valuetext')).toBe('Wed 14:00: likely 27 to 34 occupied, middle 30, chance of running out 7 in 10');
    fireEvent.keyDown(slider, { key: 'PageUp' });
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^Wed 20:00: /);
    await waitFor(() => expect(history.location.search).toBe('?at=2026-11-25T20:00Z'));
    expect(history.length).toBe(1);
    expect(screen.getByTestId('headline').textContent).toBe('Respiratory will probably be 4 beds short at 20:00.');
  });

  it('shows the numbers of the API as a table', async () => {
    await open('/wards/respiratory?view=table');
    const table = await screen.findByTestId('quantile-table');
    const forecast = forecastAt(NOW - 120_000);
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(48);
    rows.forEach((row, i) => {
      const cells = within(row).getAllByRole('cell').map((cell) => cell.textContent);
      expect(cells).toEqual([forecast.staffed[i], ...forecast.quantiles.map((column) => column[i])].map(String).concat('7 in 10'));
    });
  });

});

describe('the ward page and its address', () => {
  it('keeps page and focus while it steps through forecasts and back to live', async () => {
    await open('/wards/respiratory');
    const earlier = await screen.findByLabelText('One forecast earlier');
    const page = screen.getByTestId('ward');
    act(() => earlier.focus());
    fireEvent.click(earlier);
    await waitFor(() => expect(screen.getByTestId('as-of').textContent).toBe('As known at 08:40'));
    expect(screen.getByTestId('ward')).toBe(page);
    expect(document.activeElement).toBe(earlier);
    const live = screen.getByTestId('back-to-live');
    act(() => live.focus());
    fireEvent.click(live);
    await waitFor(() => expect(screen.getByTestId('as-of').textContent).toBe('As known at 09:40'));
    expect(screen.getByTestId('ward')).toBe(page);
    expect(document.activeElement).toBe(earlier);
  });

  it('follows the stream while it is live and stands still as known at an issue', async () => {
    const { store, wall, asked } = await open('/wards/respiratory');
    await screen.findByTestId('at-slider');
    act(() => void store.applyChange(boardOf('6', 22), wall));
    expect(document.querySelector('.support')!.textContent).toContain('22 of 28 staffed beds are occupied');
    fireEvent.click(screen.getByLabelText('One forecast earlier'));
    await waitFor(() => expect(screen.getByTestId('as-of').textContent).toBe('As known at 08:40'));
    expect(screen.getByTestId('headline').textContent).toBe('Respiratory was expected to be 2 beds short at 14:00.');
    const [before, questions] = [screen.getByTestId('ward').textContent, asked.length];
    act(() => void store.applyChange(boardOf('7', 12), wall));
    expect(screen.getByTestId('ward').textContent).toBe(before);
    expect(asked.length).toBe(questions);
    fireEvent.click(screen.getByLabelText('One forecast later'));
    await waitFor(() => expect(screen.getByTestId('as-of').getAttribute('data-live')).toBe('true'));
  });

  it('reports a bad parameter, ignores it and leaves it in the address', async () => {
    const { history } = await open('/wards/respiratory?at=noon');
    expect((await screen.findByTestId('banner-note')).textContent).toContain('at=noon');
    expect(screen.getByTestId('headline').textContent).toContain('at 14:00.');
    expect(history.location.search).toBe('?at=noon');
  });

  it('has a way back from a ward that does not exist', async () => {
    await open('/wards/nowhere');
    const unknown = await screen.findByTestId('ward-unknown');
    expect(within(unknown).getByRole('link').getAttribute('href')).toBe('/board');
  });
});

describe('the ward page under a target beyond its chart', () => {
  it('shows all hours of the forecast, so that what is read is seen', async () => {
    await open('/wards/respiratory?at=2026-11-28T06:00Z');
    expect((await screen.findByTestId('at-slider')).getAttribute('aria-valuetext')).toMatch(/^Sat 06:00: /);
    expect((screen.getByLabelText('72 h') as HTMLInputElement).checked).toBe(true);
  });
  it('keeps its length while the slider comes back, so that no hour moves under the finger', async () => {
    await open('/wards/respiratory?at=2026-11-28T06:00Z');
    const slider = await screen.findByTestId('at-slider');
    fireEvent.change(slider, { target: { value: '0' } });
    expect([slider.getAttribute('aria-valuetext')!.slice(0, 9), slider.getAttribute('max')]).toEqual(['Wed 10:00', '71']);
    fireEvent.click(screen.getByLabelText('24 h'));
    await waitFor(() => expect(screen.getByTestId('at-slider').getAttribute('max')).toBe('23'));
  });
});

describe('the ward page without a forecast', () => {
  it('says so and offers nothing that needs one', async () => {
    const board = boardOf('5');
    await open('/wards/respiratory', { ...board, nodes: [{ ...board.nodes[0]!, forecast: null }] });
    expect((await screen.findByTestId('headline')).textContent).toBe('Respiratory has 27 of 28 staffed beds occupied. There is no forecast yet.');
    expect(screen.getByTestId('no-forecast')).toBeTruthy();
    for (const absent of ['at-slider', 'as-of', 'outcome-dots', 'moves', 'why']) expect(screen.queryByTestId(absent)).toBeNull();
    expect(screen.queryByLabelText('72 h')).toBeNull();
  });
});

describe('the ward page whose newest issue refused', () => {
  const refusal = { since: NOW - HOUR_MS, reason: 'failed' as const, unitIds: [], lastIssuedAt: ISSUES[2]! };

  it('says since when, why and what to do, and leads to the last forecast as it was known then', async () => {
    const board = boardOf('5');
    const { history } = await open('/wards/respiratory', { ...board, nodes: [{ ...board.nodes[0]!, forecast: null, refusal }] });
    expect((await screen.findByTestId('headline')).textContent).toBe('Respiratory has 27 of 28 staffed beds occupied. No forecast since 08:42.');
    const panel = screen.getByTestId('refused-forecast');
    expect(within(panel).getByRole('heading').textContent).toBe('No forecast since 08:42');
    expect(panel.textContent).toContain('Occupied beds are live: 27 of 28 staffed.');
    for (const absent of ['at-slider', 'as-of', 'outcome-dots', 'moves', 'why', 'overflow', 'nurses', 'no-forecast']) expect(screen.queryByTestId(absent)).toBeNull();
    expect(screen.getByTestId('ward').textContent).toContain('There is no forecast to draw.');
    const last = screen.getByTestId('last-forecast');
    expect(last.textContent).toBe('Last forecast, 07:40');
    fireEvent.click(last);
    await waitFor(() => expect(screen.getByTestId('as-of').textContent).toBe('As known at 07:40'));
    expect(history.location.search).toContain('asof=2026-11-25T07:40');
    expect(screen.getByTestId('headline').textContent).toBe('Respiratory was expected to be 2 beds short at 08:00.');
  });
});
