import { act, fireEvent, screen, within } from '@testing-library/react';
import type { Scenario } from '@wardcast/contract';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';
import { answerFixture, baselineFixture, ISSUED_AT, measureFixture, scenarioFixture } from './run.fixture';
import { RunClient } from './run-client.fixture';

const DAY_MS = 86_400_000;
beforeAll(async () => {
  await import('./scenarios-page');
  await import('./compare-page');
  await import('./scenario-page');
}, 60_000);
stillScreen(Date.UTC(2026, 10, 25, 9, 45));

async function show(address: string, scenarios: readonly Scenario[], client = new RunClient()) {
  client.answer('Scenarios', () => ({ scenarios }));
  client.answer('Scenario', () => ({ scenario: scenarios[0] ?? null }));
  const shown = await renderScreen(address, undefined, client);
  await settle();
  return { ...shown, client };
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(250));

describe('the list', () => {
  it('without a scenario says what one is and has starts', async () => {
    await show('/scenarios', []);
    expect(screen.getByTestId('scenarios-headline').textContent).toBe('No scenario is saved yet.');
    expect(screen.getByTestId('start-flu').getAttribute('href')).toBe('/scenarios/new?preset=flu');
    expect(screen.getByTestId('start-last-week').getAttribute('href')).toBe('/scenarios/new?start=last_week');
  });

  it('names the one that leaves fewest days short, and shows each with what is different', async () => {
    await show('/scenarios', [scenarioFixture(), scenarioFixture({ scenarioId: 'sc-2', name: 'Flu', changes: [{ kind: 'surge', params: { percent: 15 } }], outcome: { replications: 276, measures: [measureFixture('daysShort', { before: 4, after: 11, low: 2, high: 11, better: 0 })] } })]);
    expect(screen.getByTestId('scenarios-headline').textContent).toBe('2 saved scenarios. "Four more beds" leaves 1 day short, where 4 were expected.');
    const [first, second] = screen.getAllByTestId('scenario-row');
    expect(first!.textContent).toContain('4 more beds in Medicine A4 to 1−3 days11 to 4−7 beds');
    expect(second!.textContent).toContain('Unplanned arrivals +15 %');
    expect(first!.textContent).toContain('This installationWed 25 Nov, 10:40baseline of Wed 25 Nov, 09:40');
  });

  it('watches those that are being worked out', async () => {
    const client = new RunClient();
    await show('/scenarios', [scenarioFixture({ outcome: null })], client);
    expect(screen.getByTestId('calculating').textContent).toBe('being worked out');
    client.answer('Scenarios', () => ({ scenarios: [scenarioFixture()] }));
    await act(() => jest.advanceTimersByTimeAsync(3_500));
    expect(screen.queryByTestId('calculating')).toBeNull();
  });

  it('deletes with a way back', async () => {
    const client = new RunClient();
    await show('/scenarios', [scenarioFixture()], client);
    client.answer('DeleteScenario', () => ({ deleteScenario: scenarioFixture({ deletedAt: ISSUED_AT }) }));
    client.answer('Scenarios', () => ({ scenarios: [] }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete Four more beds' }));
    await settle();
    expect(screen.getByTestId('toast').textContent).toContain('"Four more beds" is deleted.');
    expect(screen.queryAllByTestId('scenario-row')).toEqual([]);
    client.answer('RestoreScenario', () => ({ restoreScenario: scenarioFixture() }));
    client.answer('Scenarios', () => ({ scenarios: [scenarioFixture()] }));
    fireEvent.click(screen.getByTestId('put-back'));
    await settle();
    expect([screen.getByTestId('toast').textContent, screen.getAllByTestId('scenario-row')]).toEqual(['"Four more beds" is back.', expect.anything()]);
  });

  it('tells an old baseline and runs its levers again', async () => {
    const old = scenarioFixture({ baseline: baselineFixture({ issuedAt: ISSUED_AT - 3 * DAY_MS }) });
    const { client } = await show('/scenarios', [old]);
    expect(screen.getByTestId('scenario-row').textContent).toContain('on a baseline of Sun 22 Nov, 09:40');
    client.answer('RerunScenario', () => ({ rerunScenario: { scenario: scenarioFixture({ scenarioId: 'sc-9' }), errors: [] } }));
    fireEvent.click(screen.getByTestId('rerun'));
    await settle();
    expect(screen.getByTestId('toast').textContent).toContain('"Four more beds" is run again on the newest baseline.');
  });

  it('compares two', async () => {
    const { address } = await show('/scenarios', [scenarioFixture(), scenarioFixture({ scenarioId: 'sc-2', name: 'Flu' })]);
    for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box);
    fireEvent.click(screen.getByTestId('compare'));
    await settle();
    expect(address()).toBe('/scenarios/compare?a=sc-1&b=sc-2');
  });
});

describe('a saved scenario', () => {
  it('runs again for whoever opens its link, and can be changed into another', async () => {
    const { client } = await show('/scenarios/sc-1', [scenarioFixture({ note: 'Asked by surgery.' })]);
    expect(client.runs()[0]?.question).toEqual({ baselineId: 'base-1', changes: [{ kind: 'beds', params: { unitId: 'med-a', delta: 4 } }] });
    client.answerRun(answerFixture());
    expect(screen.getByTestId('run-headline').textContent).toBe('With these changes the hospital is short on 1 day of the next 14, not 4.');
    expect(screen.getByTestId('change-it').getAttribute('href')).toBe('/scenarios/new?s=beds:unitId:.med-a:delta:4&from=sc-1');
    expect(screen.getByText('Asked by surgery.')).toBeTruthy();
    expect(screen.queryByTestId('newer')).toBeNull();
  });

  it('that is not there says so and has ways on', async () => {
    await show('/scenarios/nowhere', []);
    expect(within(screen.getByTestId('scenario-unknown')).getByRole('link', { name: 'All scenarios' })).toBeTruthy();
  });

  it('on an old baseline offers a re-run that keeps its levers', async () => {
    await show('/scenarios/sc-1', [scenarioFixture({ baseline: baselineFixture({ issuedAt: ISSUED_AT - 3 * DAY_MS }) })]);
    expect(screen.getByTestId('newer').textContent).toBe('The newest baseline is 3 days newer. A re-run keeps your levers.Re-run, keeps your levers');
  });
});

describe('the comparison', () => {
  it('runs both against the baseline and one against the other', async () => {
    const { client } = await show('/scenarios/compare?a=sc-1&b=sc-1', [scenarioFixture()]);
    const changes = [{ kind: 'beds', params: { unitId: 'med-a', delta: 4 } }];
    expect(client.runs().map(({ question }) => question)).toEqual([{ baselineId: 'base-1', changes }, { baselineId: 'base-1', changes }, { baselineId: 'base-1', changes, against: changes }]);
    [0, 1, 2].forEach((run) => client.answerRun(answerFixture(), run));
    expect(screen.getByTestId('compare-headline').textContent).toContain('does better than');
    expect(screen.getAllByTestId('difference-chart')).toHaveLength(2);
    expect(within(screen.getByTestId('against')).getAllByRole('listitem')[0]?.textContent).toBe('Days short: A has likely 2 to 4 fewer days. Better in 9 in 10.');
  });

  it('of one only asks for the other', async () => {
    await show('/scenarios/compare?a=sc-1', [scenarioFixture()]);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Choose two scenarios to compare.');
  });
});
