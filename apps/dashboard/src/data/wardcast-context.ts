import { createContext, useContext } from 'react';
import type { BoardStore } from './board-store';
import type { GraphqlClient } from './graphql-client';
import type { WallClock } from './wall-clock';

/** What every screen draws from. */
export interface WardcastServices {
  readonly client: GraphqlClient;
  readonly store: BoardStore;
  readonly clock: WallClock;
}

export const WardcastContext = createContext<WardcastServices | null>(null);

export function useServices(): WardcastServices {
  const services = useContext(WardcastContext);
  if (!services) throw new Error('This component needs a WardcastContext around it');
  return services;
}
