import { useSyncExternalStore } from 'react';
import type { BoardState } from './board-store';
import type { StoredNode } from './stored-node';
import { useServices } from './wardcast-context';

/**
 * A part of the board. `select` must give back the same object or a plain value while nothing in it has changed:
 * only then is the component left alone.
 */
export function useBoard<Part>(select: (state: BoardState) => Part): Part {
  const { store } = useServices();
  const read = () => select(store.state());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** One node of the tree (hospital, division or unit); undefined while it is not known. */
export function useNode(nodeId: string): StoredNode | undefined {
  return useBoard((state) => state.nodes.get(nodeId));
}
