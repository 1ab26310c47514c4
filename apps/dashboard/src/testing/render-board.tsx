import { act, render } from '@testing-library/react';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import type { Board, BoardNode } from '@wardcast/contract';
import { BoardStore } from '../data/board-store';
import { WallClock } from '../data/wall-clock';
import { WardcastContext } from '../data/wardcast-context';
import { createAppRouter } from '../router';
import { boardFixture } from './board-fixture';
import { FakeClient } from './fake-client';

/** A screen under test, with the hands of its clock and its server. */
export interface RenderedScreen {
  readonly store: BoardStore;
  /** The path and parameters that the address bar would show. */
  readonly address: () => string;
  readonly back: () => Promise<void>;
  /** A message from the server: some nodes, by default with a fresh heartbeat. */
  readonly receive: (version: string, nodes: readonly BoardNode[]) => void;
  /** Lets the wall clock run, with a tick at the end; no message arrives meanwhile. */
  readonly wait: (ms: number) => void;
}

/** Draws an address of the dashboard on a fixture board, without network. Needs Jest's fake timers. */
export async function renderScreen(address: string, board: Board | null = boardFixture(), client: FakeClient = new FakeClient()): Promise<RenderedScreen> {
  const store = new BoardStore(Date.now());
  if (board) store.applyBoard(board, Date.now());
  const clock = new WallClock(() => Date.now());
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createAppRouter(history);
  render(
    <WardcastContext value={{ client, store, clock }}>
      <RouterProvider router={router} />
    </WardcastContext>,
  );
  await act(() => jest.advanceTimersByTimeAsync(50));
  return {
    store,
    address: () => history.location.href,
    back: () => act(async () => {
      history.back();
      await jest.advanceTimersByTimeAsync(50);
    }),
    receive: (version, nodes) => {
      const elapsed = Date.now() - (store.state().clock?.readAtWallMs ?? 0);
      const now = (store.state().clock?.now ?? 0) + elapsed;
      act(() => void store.applyChange({ version, clock: { now, speed: 1 }, feeds: [{ feedId: 'adt', lastHeartbeatAt: now, lastEventAt: now }], nodes }, Date.now()));
    },
    wait: (ms) => act(() => jest.advanceTimersByTime(ms)),
  };
}
