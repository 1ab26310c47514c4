import { act, screen } from '@testing-library/react';
import { boardFixture } from '../testing/board-fixture';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

const board = boardFixture();

stillScreen();

describe('the start', () => {
  it('says what the product is doing while it starts', async () => {
    const { store } = await renderScreen('/board', null);
    act(() => store.setStartup({ ready: false, phase: 'sample_history', message: 'Loading eight weeks of history.', fraction: 0.41, backgroundFraction: null, backgroundNote: null }));
    expect(screen.getByTestId('start-screen').textContent).toContain('Loading eight weeks of history.');
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('41');
  });

  const startup = { ready: false, phase: 'sample_history', message: 'Loading eight weeks of history.', fraction: 0.62, backgroundFraction: null, backgroundNote: null } as const;
  const withoutForecasts = { ...board, nodes: board.nodes.map((node) => ({ ...node, forecast: null })) };
  const withForecasts = { ...board, version: '101', nodes: board.nodes.map((node) => ({ ...node, version: '101' })) };

  it('says so while a hospital is known but its history is still loading, until there is a forecast and the product is ready', async () => {
    const { store } = await renderScreen('/board', withoutForecasts);
    act(() => store.setStartup(startup));
    expect(screen.getByTestId('start-screen').textContent).toContain('Loading eight weeks of history.');
    expect(screen.queryByTestId('headline')).toBeNull();
    act(() => void store.applyBoard(withForecasts, Date.now()));
    expect(screen.queryByTestId('headline')).toBeNull();
    act(() => store.setStartup({ ...startup, phase: 'live', ready: true }));
    expect(screen.getByTestId('headline')).toBeTruthy();
    expect(screen.queryByTestId('banner-note')).toBeNull();
  });

  it('waits for the first forecast where that comes a moment after the product is ready', async () => {
    const { store } = await renderScreen('/board', withoutForecasts);
    act(() => store.setStartup(startup));
    act(() => store.setStartup({ ...startup, phase: 'live', ready: true }));
    expect(screen.queryByTestId('headline')).toBeNull();
    act(() => void store.applyBoard(withForecasts, Date.now()));
    expect(screen.getByTestId('headline')).toBeTruthy();
  });

  const silent = { ...withForecasts, feeds: board.feeds.map((feed) => ({ ...feed, lastHeartbeatAt: null })) };
  it('waits until the feeds were heard, since numbers would be called old before', async () => {
    const { store, receive } = await renderScreen('/board', withoutForecasts);
    act(() => store.setStartup(startup));
    act(() => void store.applyBoard(silent, Date.now()));
    act(() => store.setStartup({ ...startup, phase: 'live', ready: true }));
    expect(screen.queryByTestId('headline')).toBeNull();
    receive('102', []);
    expect(screen.getByTestId('headline')).toBeTruthy();
  });

  it('does not wait for ever: without a heartbeat in ten seconds the board says that there is none', async () => {
    const { store, wait } = await renderScreen('/board', withoutForecasts);
    act(() => store.setStartup(startup));
    act(() => void store.applyBoard(silent, Date.now()));
    act(() => store.setStartup({ ...startup, phase: 'live', ready: true }));
    wait(9_000);
    expect(screen.queryByTestId('headline')).toBeNull();
    wait(1_000);
    expect(screen.getByTestId('headline')).toBeTruthy();
    expect(document.body.textContent).toContain('No heartbeat yet.');
  });

  it('says so above numbers from before a restart, also when it was told of the start first', async () => {
    const { store } = await renderScreen('/board', null);
    act(() => store.setStartup(startup));
    expect(screen.getByTestId('start-screen')).toBeTruthy();
    act(() => void store.applyBoard(withForecasts, Date.now()));
    expect(screen.queryByTestId('start-screen')).toBeNull();
    expect(screen.getByTestId('banner-note').textContent).toContain('Loading eight weeks of history.');
    act(() => store.setStartup({ ...startup, ready: true }));
    expect(screen.queryByTestId('banner-note')).toBeNull();
  });
});
