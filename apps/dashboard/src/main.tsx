import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from '@tanstack/react-router';
import { BoardConnection } from './data/board-connection';
import { BoardStore } from './data/board-store';
import { createGraphqlClient } from './data/graphql-client';
import { lastBoardKeeper } from './data/last-board';
import { WallClock } from './data/wall-clock';
import { WardcastContext } from './data/wardcast-context';
import { createAppRouter } from './router';
import { applyTheme, storedTheme } from './shell/theme';
import './styles/index.css';

applyTheme(storedTheme());

const wallNow = () => Date.now();
const client = createGraphqlClient(window.location.origin);
const store = new BoardStore(wallNow());
const clock = new WallClock(wallNow);
store.subscribe(lastBoardKeeper(window.localStorage, store.state, wallNow));
new BoardConnection({ client, store, wallNow }).start();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <WardcastContext value={{ client, store, clock }}>
      <RouterProvider router={createAppRouter()} />
    </WardcastContext>
  </StrictMode>,
);
