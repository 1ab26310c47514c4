import { act, fireEvent, screen, within } from '@testing-library/react';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';
import { answerFixture, baselineFixture, measureFixture, scenarioFixture } from './run.fixture';
import { RunClient } from './run-client.fixture';

beforeAll(async () => {
  // The page is read when it is first asked for; the tests' clock does not run by itself.
  await import('./workbench-page');
  await import('./scenario-page');
}, 60_000);
stillScreen(Date.UTC(2026, 10, 25, 9, 45));

async function show(address: string, client = new RunClient()) {
  const shown = await renderScreen(address, undefined, client);
  await settle();
  return { ...shown, client };
}
/** Past the page's own short waits: a hand that settles, an address that follows. */
const settle = () => act(() => jest.advanceTimersByTimeAsync(250));
const lever = (kind: string) => within(screen.getByTestId(`lever-${kind}`));
const slider = (kind: string) => screen.getByTestId<HTMLInputElement>(`slider-${kind}`);
async function move(kind: string, value: number) {
  fireEvent.change(slider(kind), { target: { value: String(value) } });
  await settle();
}
const row = (name: string) => document.querySelector<HTMLElement>(`[data-measure=${name}]`)!;

describe('the baseline alone', () => {
  it('is run and told, with nothing changed', async () => {
    const { client } = await show('/scenarios/new');
    expect(client.runs().map(({ question }) => question)).toEqual([{ baselineId: 'base-1', changes: [] }]);
    client.answerRun(answerFixture());
    expect(screen.getByTestId('run-headline').textContent).toBe('Nothing is changed yet: the hospital is short on 4 days of the next 14.');
    expect(screen.getByTestId('changed-count').textContent).toBe('none changed');
    expect(screen.getByTestId('save').getAttribute('aria-disabled')).toBe('true');
  });
});

describe('slider, number, buttons and address', () => {
  it('are one value', async () => {
    const { address, client } = await show('/scenarios/new');
    await move('surge', 15);
    const number = lever('surge').getByLabelText<HTMLInputElement>('More or fewer arrivals', { selector: 'input[type=text]' });
    expect([number.value, slider('surge').value, address()]).toEqual(['15', '15', '/scenarios/new?s=surge:percent:15']);
    fireEvent.click(lever('surge').getByRole('button', { name: 'More: More or fewer arrivals' }));
    await settle();
    expect([number.value, slider('surge').value, address()]).toEqual(['16', '16', '/scenarios/new?s=surge:percent:16']);
    fireEvent.change(number, { target: { value: '−3' } });
    await settle();
    expect([slider('surge').value, address(), slider('surge').getAttribute('aria-valuetext')]).toEqual(['-3', '/scenarios/new?s=surge:percent:-3', '−3 %']);
    expect(client.runs().at(-1)?.question.changes).toEqual([{ kind: 'surge', params: { percent: -3 } }]);
  });

  it('stay the same controls under the hand that moves them first', async () => {
    await show('/scenarios/new');
    const before = slider('surge');
    await move('surge', 1);
    expect(slider('surge')).toBe(before);
  });

  it('come from the address, which is reported where it is wrong', async () => {
    await show('/scenarios/new?s=beds:unitId:.med-b:delta:4&view=pie');
    expect(slider('beds').value).toBe('4');
    expect(lever('beds').getByLabelText<HTMLSelectElement>('Ward').value).toBe('"med-b"');
    expect(screen.getByTestId('banner-note').textContent).toBe('view=pie in the address is not known. It is ignored.');
  });

  it('keep what is no number until it is one', async () => {
    const { client } = await show('/scenarios/new');
    const number = lever('surge').getByLabelText('More or fewer arrivals', { selector: 'input[type=text]' });
    fireEvent.change(number, { target: { value: '1x' } });
    await settle();
    expect(lever('surge').getByRole('alert').textContent).toBe('Write a number.');
    expect(client.runs()).toHaveLength(1);
  });

  it('warn beyond what was seen', async () => {
    await show('/scenarios/new?s=surge:percent:40');
    expect(screen.getByTestId('beyond-seen').textContent).toContain('Weeks of the record went from −8 to +28 %');
  });
});

describe('the last hand wins', () => {
  it('ends the run of the setting before and hears nothing of it any more', async () => {
    const { client } = await show('/scenarios/new');
    await move('surge', 10);
    await move('surge', 20);
    expect(client.runs().map(({ question, isFollowed }) => [question.changes[0]?.params['percent'] ?? 0, isFollowed])).toEqual([[0, false], [10, false], [20, true]]);
    client.answerRun(answerFixture(), 2);
    const late = answerFixture({ measures: [measureFixture('daysShort', { before: 4, after: 9, low: 3, high: 6 })] });
    client.answerRun(late, 1);
    expect(screen.getByTestId('run-headline').textContent).toBe('With these changes the hospital is short on 1 day of the next 14, not 4.');
  });

  it('asks once for a drag', async () => {
    const { client } = await show('/scenarios/new');
    for (let percent = 1; percent <= 10; percent += 1) fireEvent.change(slider('surge'), { target: { value: String(percent) } });
    await settle();
    expect(client.runs().map(({ question }) => question.changes[0]?.params['percent'] ?? 0)).toEqual([0, 10]);
  });

  it('keeps the numbers before, marked as such, until the new ones are there', async () => {
    const { client } = await show('/scenarios/new');
    client.answerRun(answerFixture());
    await move('surge', 10);
    expect(screen.getByTestId('run-headline').dataset['stage']).toBe('old');
    expect(screen.getByTestId('run-state').textContent).toBe('Numbers of the setting before, until the new ones are there.');
    client.answerRun(answerFixture({ stage: 'coarse', replications: 8 }));
    expect(screen.getByTestId('run-state').textContent).toBe('8 of at most 400 paired runs so far; ranges get sharper.');
  });
});

describe('a preset', () => {
  it('sets its levers, and a reset takes back exactly everything', async () => {
    const { address, client } = await show('/scenarios/new');
    client.answerRun(answerFixture());
    fireEvent.click(screen.getByTestId('preset-flu'));
    await settle();
    expect([address(), screen.getByTestId('preset-flu').getAttribute('aria-pressed')]).toEqual(['/scenarios/new?s=surge:percent:15', 'true']);
    fireEvent.click(screen.getByTestId('reset-all'));
    await settle();
    expect([address(), slider('surge').value, screen.getByTestId('changed-count').textContent]).toEqual(['/scenarios/new', '0', 'none changed']);
    expect(client.runs().at(-1)?.question).toEqual(client.runs()[0]?.question);
  });

  it('named by a link is there at once', async () => {
    const { address } = await show('/scenarios/new?preset=closed');
    expect(address()).toContain('s=beds:unitId:.med-b:delta:-30');
    expect(address()).not.toContain('preset');
  });

  it('replays the last week on a baseline of its own', async () => {
    const client = new RunClient();
    const { address } = await show('/scenarios/new', client);
    client.answer('TakeBaseline', () => ({ takeBaseline: baselineFixture({ baselineId: 'week-1', start: 'last_week', horizonHours: 168 }) }));
    fireEvent.click(screen.getByTestId('preset-last-week'));
    // The address, the baseline's answer, the run: each waits for the one before.
    for (let step = 0; step < 3; step += 1) await settle();
    expect([address(), client.runs().at(-1)?.question.baselineId]).toEqual(['/scenarios/new?start=last_week', 'week-1']);
    client.answerRun(answerFixture());
    expect(screen.getByTestId('run-headline').textContent).toContain('the hospital was short on 4 days of the 7 days');
    // What it would take is asked of days to come.
    expect(screen.queryByTestId('goal')).toBeNull();
  });
});

describe('undo and redo', () => {
  it('walk through the settings, and the address follows', async () => {
    const { address } = await show('/scenarios/new');
    await move('surge', 10);
    await act(() => jest.advanceTimersByTimeAsync(2_000));
    await move('beds', 3);
    fireEvent.click(screen.getByTestId('undo'));
    await settle();
    expect(address()).toBe('/scenarios/new?s=surge:percent:10');
    fireEvent.click(screen.getByTestId('redo'));
    await settle();
    expect(address()).toBe('/scenarios/new?s=surge:percent:10*beds:unitId:.med-a:delta:3');
  });
});

describe('the outcome', () => {
  it('is told in words with its range', async () => {
    const { client } = await show('/scenarios/new?s=surge:percent:15');
    client.answerRun(answerFixture());
    expect([...row('daysShort').children].map((cell) => cell.textContent)).toEqual(['Days short', '4 to 1', '−3 days', 'likely −4 to −2', 'Fewer days short', '9 in 10']);
    expect(row('cancelledElectives').textContent).toContain('No clear difference');
    expect(screen.getByTestId('run-chance').textContent).toBe('Chance that it is better: 9 in 10. Likely 2 to 4 fewer days short.');
  });

  it('is a chart, both sides over each other, or a table, and the address says which', async () => {
    const { address, client } = await show('/scenarios/new');
    client.answerRun(answerFixture());
    expect(screen.getByTestId('difference-chart')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Overlay' }));
    await settle();
    expect([screen.getByTestId('overlay-chart') !== null, address()]).toEqual([true, '/scenarios/new?view=overlay']);
    fireEvent.click(screen.getByRole('button', { name: 'Table' }));
    await settle();
    expect(within(screen.getByTestId('days-table')).getAllByRole('row')).toHaveLength(16);
  });

  it('from formulas comes first and draws nothing yet', async () => {
    const { client } = await show('/scenarios/new?s=surge:percent:15');
    client.answerRun(answerFixture({ stage: 'instant', replications: 0, days: null, hours: null, measures: [measureFixture('daysShort', { before: 4, after: 1, low: null, high: null })] }));
    expect(screen.getByTestId('run-headline').textContent).toBe('With these changes the hospital is short on 1 day of the next 14, not 4.');
    expect([row('daysShort').textContent, screen.queryByTestId('difference-chart')]).toEqual(['Days short4 to 1−3 daysrange to comeFirst estimateto come', null]);
  });
});

describe('what cannot be applied', () => {
  it('is told at its field in the server\'s words, and the numbers before stay', async () => {
    const { client } = await show('/scenarios/new');
    client.answerRun(answerFixture());
    await move('beds', -25);
    client.answerRun(answerFixture({ stage: 'refused', measures: [], days: null, hours: null, replications: 0, errors: [{ index: 0, field: 'delta', code: 'more-than-exist', message: 'Medicine A has only 24 staffed beds in this time.' }] }));
    expect(lever('beds').getByTestId('field-error').textContent).toBe('Medicine A has only 24 staffed beds in this time.');
    expect(row('daysShort')).toBeTruthy();
  });
});

describe('what would it take', () => {
  it('is searched when asked for, lever by lever, and tried with one press', async () => {
    const { address, client } = await show('/scenarios/new?s=surge:percent:15');
    client.answerRun(answerFixture());
    fireEvent.click(screen.getByTestId('goal-start'));
    // Half of 23 bed-days short in the baseline.
    expect(client.newest('GoalSeek').variables).toEqual({ input: { baselineId: 'base-1', changes: [{ kind: 'surge', params: { percent: 15 } }], goal: { measure: 'bedDaysShort', atMost: 11.5, inNineOfTen: false } } });
    client.answerSeek({ kind: 'beds', field: 'delta', index: null, from: 0, change: { kind: 'beds', params: { unitId: 'med-a', delta: 14 } }, value: 14, reached: 11, checked: 11.2, verified: true, replications: 40, done: 1, all: 2 });
    client.answerSeek({ kind: 'electives', field: 'percent', index: null, from: 0, change: null, value: null, reached: 20, checked: 20, verified: false, replications: 40, done: 2, all: 2 });
    act(() => client.newest('GoalSeek').sink.ended());
    expect(screen.getAllByTestId('finding').map((item) => item.textContent)).toEqual(['Beds in Medicine A: 14 bedschecked: 11.2Try it', 'Electivesnot possible alone']);
    fireEvent.click(screen.getByRole('button', { name: 'Try it: Beds in Medicine A: 14 beds' }));
    await settle();
    expect(address()).toBe('/scenarios/new?s=surge:percent:15*beds:unitId:.med-a:delta:14');
    // Another question: the answers to the one before are gone.
    expect(screen.queryAllByTestId('finding')).toEqual([]);
  });
});

describe('saving', () => {
  it('says at the field what is wrong, then opens the saved scenario', async () => {
    const { address, client } = await show('/scenarios/new?s=beds:unitId:.med-a:delta:4');
    client.answerRun(answerFixture());
    fireEvent.click(screen.getByTestId('save'));
    const form = within(screen.getByTestId('save-form'));
    expect(form.getByLabelText<HTMLInputElement>('Name').value).toBe('4 more beds in Medicine A');
    client.answer('SaveScenario', () => ({ saveScenario: { scenario: null, errors: [{ index: -1, field: 'name', code: 'empty', message: 'Give the scenario a name.' }] } }));
    fireEvent.change(form.getByLabelText('Name'), { target: { value: '' } });
    fireEvent.submit(screen.getByTestId('save-form'));
    await settle();
    expect(form.getByText('Give the scenario a name.')).toBeTruthy();
    client.answer('SaveScenario', () => ({ saveScenario: { scenario: scenarioFixture(), errors: [] } }));
    client.answer('Scenario', () => ({ scenario: scenarioFixture() }));
    fireEvent.submit(screen.getByTestId('save-form'));
    await settle();
    expect(address()).toBe('/scenarios/sc-1');
    expect(screen.getByTestId('changes').textContent).toBe('4 more beds in Medicine A');
  });
});

describe('failures', () => {
  it('before the forecasts are fitted the page says so and goes on by itself', async () => {
    const client = new RunClient();
    const { GraphqlRefusal } = await import('../data/graphql-client');
    client.answer('TakeBaseline', () => {
      throw new GraphqlRefusal('not yet', 'NOT_READY');
    });
    await show('/scenarios/new', client);
    expect(screen.getByTestId('banner-note').textContent).toContain('Forecasts are being fitted.');
    client.answer('TakeBaseline', () => ({ takeBaseline: baselineFixture() }));
    await act(() => jest.advanceTimersByTimeAsync(5_500));
    expect(screen.getByTestId('workbench')).toBeTruthy();
  });

  it('of a run are told with their code, and it is asked again', async () => {
    const { client } = await show('/scenarios/new');
    act(() => client.runs()[0]!.sink.failed([{ message: 'broken', extensions: { code: 'RUN_BROKEN' } }]));
    expect(screen.getByTestId('banner-error').textContent).toContain('Code RUN_BROKEN.');
    await act(() => jest.advanceTimersByTimeAsync(2_500));
    await settle();
    expect(client.runs()).toHaveLength(2);
    client.answerRun(answerFixture());
    expect(screen.queryByTestId('banner-error')).toBeNull();
  });
});
