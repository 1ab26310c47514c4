import { act, fireEvent, screen, within } from '@testing-library/react';
import { wardsOf } from '../model/wards';
import { boardFixture, HOSPITAL } from '../testing/board-fixture';
import { nodeOf, withChance } from '../testing/readings';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

const MINUTE_MS = 60_000;
const board = boardFixture();

function card(nodeId: string): HTMLElement {
  const found = screen.getAllByTestId('board-card').find((each) => each.dataset['nodeId'] === nodeId);
  if (!found) throw new Error(`No card for ${nodeId}`);
  return found;
}

function cardOrder(): readonly (string | undefined)[] {
  return screen.getAllByTestId('board-card').map((each) => each.dataset['nodeId']);
}

async function click(element: HTMLElement): Promise<void> {
  await act(async () => {
    fireEvent.click(element);
    await jest.advanceTimersByTimeAsync(50);
  });
}

stillScreen();

describe('the board, live', () => {
  it('opens with the sentence of the division most at risk', async () => {
    await renderScreen('/board');
    expect(screen.getByTestId('headline').textContent).toMatch(/^Medicine will probably (have|be) .+ at 14:00\.$/);
  });

  it('gives one chance in headline, dots and strip', async () => {
    await renderScreen('/board?division=medicine');
    const chance = screen.getByTestId('headline-chance');
    const inTen = within(chance).getByTestId('dots').dataset['chance'];
    expect(chance.textContent).toContain(`Chance of running out: ${inTen} in 10.`);
    const strip = screen.getByTestId('divisions').querySelector('[data-node-id="medicine"]');
    expect(strip?.textContent).toContain(`${inTen} in 10`);
  });

  it('shows wards at risk as cards by risk, and folds the steady ones', async () => {
    await renderScreen('/board');
    const chances = screen.getAllByTestId('board-card').map((each) => Number(within(each).getByTestId('dots').dataset['chance']));
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    expect(screen.getAllByTestId('board-card').length + screen.getAllByTestId('steady-row').length).toBe(wardsOf(HOSPITAL).length);
  });

  it('links each card to its ward at the same target', async () => {
    await renderScreen('/board?target=20:00');
    expect(within(card('trauma')).getByRole('link').getAttribute('href')).toBe('/wards/trauma?at=20:00');
  });

  it('shows a name with markup as text', async () => {
    const units = HOSPITAL.units.map((unit) => (unit.unitId === 'trauma' ? { ...unit, name: '<script>x</script>' } : unit));
    await renderScreen('/board', { ...board, hospital: { ...HOSPITAL, units } });
    expect(within(card('trauma')).getByRole('link').textContent).toBe('<script>x</script>');
  });
});

describe('the target time', () => {
  it('changes the sentence and the address, and the back button restores both', async () => {
    const { address, back } = await renderScreen('/board');
    const before = screen.getByTestId('headline').textContent;
    await click(screen.getByRole('radio', { name: '20:00' }));
    expect(address()).toBe('/board?target=20:00');
    expect(screen.getByTestId('headline').textContent).toContain('at 20:00');
    await back();
    expect(screen.getByTestId('headline').textContent).toBe(before);
  });

  it('offers any hour under Other', async () => {
    const { address } = await renderScreen('/board');
    await click(screen.getByRole('radio', { name: 'Other' }));
    expect(address()).toBe('/board?target=2026-11-25T10:00Z');
    expect(screen.getByRole('combobox').textContent).toContain('09:00 tomorrow');
  });

  it('reports and ignores what the address gets wrong', async () => {
    await renderScreen('/board?target=soon&level=panic');
    expect(screen.getAllByTestId('banner-note').map((each) => each.textContent)).toEqual(['level=panic in the address is not known. It is ignored.', 'target=soon in the address is not known. It is ignored.']);
    expect(screen.getByTestId('headline').textContent).toContain('at 14:00');
  });
});

describe('a change', () => {
  it('touches its own card and leaves the others alone', async () => {
    const { receive } = await renderScreen('/board');
    const others = new Map(screen.getAllByTestId('board-card').map((each) => [each.dataset['nodeId'], each.innerHTML]));
    const trauma = nodeOf(board, 'trauma');
    receive('101', [{ ...trauma, version: '101', live: { ...trauma.live, census: 30 } }]);
    expect(within(card('trauma')).getByTestId('occupied').textContent).toBe('30 of 30 staffed');
    others.delete('trauma');
    for (const [id, html] of others) expect(card(id ?? '').innerHTML).toBe(html);
  });

  it('keeps its mark and the old value for a minute', async () => {
    const { receive, wait } = await renderScreen('/board?target=14:00');
    receive('101', [withChance(nodeOf(board, 'trauma'), 0.6, { version: '101' })]);
    // the fixture gives Trauma 5 in 10 at 14:00
    expect(within(card('trauma')).getByTestId('changed').textContent).toContain('was 5 in 10');
    wait(59_000);
    expect(within(card('trauma')).queryByTestId('changed')).not.toBeNull();
    wait(2_000);
    expect(within(card('trauma')).queryByTestId('changed')).toBeNull();
  });

  it('raises a level with the second run only', async () => {
    const { receive } = await renderScreen('/board');
    const level = () => within(card('trauma')).getByTestId('level').dataset['level'];
    receive('101', [withChance(nodeOf(board, 'trauma'), 0.9, { version: '101' })]);
    expect(level()).toBe('short');
    receive('102', [withChance(nodeOf(board, 'trauma'), 0.9, { version: '102' })]);
    expect(level()).toBe('critical');
  });

  it('waits with a new order while the pointer or the focus is in the list', async () => {
    const { receive } = await renderScreen('/board');
    const before = cardOrder();
    const wards = screen.getByTestId('wards');
    fireEvent.pointerEnter(wards);
    for (const version of ['101', '102']) receive(version, [withChance(nodeOf(board, 'general-surgery-a'), 0.999, { version })]);
    expect(cardOrder()).toEqual(before);
    fireEvent.focus(within(card('trauma')).getByRole('link'));
    fireEvent.pointerLeave(wards);
    expect(cardOrder()).toEqual(before);
    fireEvent.blur(within(card('trauma')).getByRole('link'));
    expect(cardOrder()[0]).toBe('general-surgery-a');
  });

  it('is read out politely and at most once a minute', async () => {
    const { receive, wait } = await renderScreen('/board?division=medicine');
    const said = () => screen.getByTestId('announcer').textContent;
    const first = said();
    wait(MINUTE_MS);
    receive('101', [withChance(nodeOf(board, 'medicine'), 0.6, { version: '101' })]);
    wait(1_000);
    expect(said()).toContain('6 in 10');
    expect(said()).not.toBe(first);
    receive('102', [withChance(nodeOf(board, 'medicine'), 0.9, { version: '102' })]);
    wait(50_000);
    expect(said()).toContain('6 in 10');
    wait(15_000);
    expect(said()).toContain('9 in 10');
  });
});

describe('old data', () => {
  it('is delayed after two minutes and stale after ten, in the past tense and without colour', async () => {
    const { wait } = await renderScreen('/board');
    wait(3 * MINUTE_MS);
    expect(screen.getByTestId('freshness').dataset['state']).toBe('delayed');
    expect(screen.getByTestId('headline').textContent).toContain('will probably');
    wait(8 * MINUTE_MS);
    expect(screen.getByTestId('board').dataset['state']).toBe('stale');
    expect(screen.getByTestId('headline').textContent).toContain('was expected to');
    expect(screen.getByTestId('banner-stale').textContent).toContain('No heartbeat since 09:41.');
    expect(within(card('trauma')).getByTestId('level').textContent).toMatch(/^Stale 11 min$/);
    expect(card('trauma').className).toContain('stale');
  });

  it('turns live with the next heartbeat', async () => {
    const { wait, receive } = await renderScreen('/board');
    wait(11 * MINUTE_MS);
    receive('101', []);
    wait(1_000);
    expect(screen.getByTestId('board').dataset['state']).toBe('live');
    expect(screen.queryByTestId('banner-stale')).toBeNull();
  });

  it('is not what a quiet night is: heartbeats without events stay live', async () => {
    const { wait, receive } = await renderScreen('/board');
    for (let minute = 0; minute < 15; minute += 1) {
      wait(MINUTE_MS);
      receive('100', []);
    }
    expect(screen.getByTestId('freshness').dataset['state']).toBe('live');
  });

  it('names the wards that are missing', async () => {
    await renderScreen('/board', { ...board, nodes: board.nodes.filter(({ nodeId }) => nodeId !== 'children' && nodeId !== 'neonatal') });
    expect(screen.getByTestId('banner-partial').textContent).toContain('2 of 24 wards are missing: Children and Neonatal.');
  });
});

describe('the table', () => {
  it('has every ward, a total row and words where there is no data', async () => {
    await renderScreen('/board?view=table');
    expect(screen.getAllByTestId('ward-row').length).toBe(wardsOf(HOSPITAL).length);
    expect(within(screen.getByTestId('total-row')).getByText('Whole hospital')).toBeTruthy();
    const cells = [...screen.getByTestId('ward-table').querySelectorAll('td')];
    expect(cells.filter((cell) => cell.textContent === '')).toEqual([]);
  });

  it('sorts by a column and says so', async () => {
    await renderScreen('/board?view=table');
    await click(screen.getByRole('button', { name: 'Staffed' }));
    expect(screen.getByRole('columnheader', { name: 'Staffed' }).getAttribute('aria-sort')).toBe('descending');
    // the largest ward of the fixture is Acute Medicine with 36 beds
    expect(screen.getAllByTestId('ward-row')[0]?.dataset['nodeId']).toBe('acute-medicine');
  });

  it('is reached by the switch, filtered by a chip, and both are in the address', async () => {
    const { address } = await renderScreen('/board');
    await click(screen.getByRole('button', { name: 'Table' }));
    await click(screen.getByRole('button', { name: /^Critical/ }));
    expect(address()).toBe('/board?view=table&level=critical');
    expect(screen.getAllByTestId('ward-row').every((row) => row.textContent?.includes('Critical'))).toBe(true);
  });
});

describe('the bridge', () => {
  it('adds up on the screen', async () => {
    await renderScreen('/board?division=medicine');
    const value = (name: string) => screen.getByTestId(`tile-${name}`).querySelector('.v')?.textContent ?? '';
    const [, count, word] = /^(\d+) (free|short)$/.exec(value('free-at-target')) ?? [];
    const free = Number(count) * (word === 'short' ? -1 : 1);
    expect(Number(value('free-now')) + Number(value('expected-out')) - Number(value('expected-in'))).toBe(free);
  });

  it('says of the whole hospital how many beds are short, and never a number below nothing', async () => {
    const whole = nodeOf(board, HOSPITAL.facilityId);
    const full = { ...whole, live: { ...whole.live, census: whole.live.staffedBeds + 3 } };
    await renderScreen('/board?division=medicine', { ...board, nodes: board.nodes.map((node) => (node === whole ? full : node)) });
    expect(screen.getByTestId('tile-free-now').textContent).toContain('Whole hospital 3 short');
  });

  it('has a tile of its own for a change of staffed beds', async () => {
    const medicine = nodeOf(board, 'medicine');
    const { forecast } = medicine;
    if (!forecast) throw new Error('The fixture division has a forecast');
    const fewer = { ...medicine, forecast: { ...forecast, staffed: forecast.staffed.map((beds) => beds - 4) } };
    await renderScreen('/board?division=medicine', { ...board, nodes: board.nodes.map((node) => (node.nodeId === 'medicine' ? fewer : node)) });
    expect(screen.getByTestId('tile-staffing').textContent).toContain('4');
    expect(screen.getByTestId('tile-staffing').className).toContain('fewer');
  });
});

describe('the older history', () => {
  const startup = { ready: true, phase: 'live', message: 'Live.', fraction: null, backgroundFraction: null, backgroundNote: null } as const;

  it('says how far it is while it loads, and why it is not there', async () => {
    const { store } = await renderScreen('/board');
    const data = screen.getByTestId('data-section');
    act(() => store.setStartup({ ...startup, backgroundFraction: 0.417 }));
    expect(data.textContent).toContain('Older history is loading in the background: 41 %.');
    act(() => store.setStartup({ ...startup, backgroundNote: 'The older part is left out.' }));
    expect(screen.getByTestId('background-note').textContent).toBe('The older part is left out.');
    act(() => store.setStartup(startup));
    expect(screen.queryByTestId('background-note')).toBeNull();
  });
});

describe('before the board', () => {
  it('shows the shape of the board while it is read', async () => {
    await renderScreen('/board', null);
    expect(screen.getByTestId('loading-board').getAttribute('aria-busy')).toBe('true');
  });

  it('says that no hospital is known and gives three ways on', async () => {
    const { store } = await renderScreen('/board', null);
    act(() => {
      store.setStartup({ ready: true, phase: 'live', message: 'Live.', fraction: null, backgroundFraction: null, backgroundNote: null });
      store.setConnection('empty', Date.now());
    });
    expect(within(screen.getByTestId('empty-board')).getAllByRole('listitem').length).toBe(3);
  });

  it('says since when the server is out of reach, and keeps the numbers', async () => {
    const { store } = await renderScreen('/board');
    act(() => store.setConnection('unreachable', Date.now()));
    expect(screen.getByTestId('banner-error').textContent).toContain('The server cannot be reached since 09:42.');
    expect(screen.getAllByTestId('board-card').length).toBeGreaterThan(0);
  });
});
