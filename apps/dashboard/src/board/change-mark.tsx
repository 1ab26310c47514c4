import type { ReactNode } from 'react';
import { useFromClock } from '../data/use-clock';
import { CHANGE_SHOWN_MS, lastDifferent, type StoredNode } from '../data/stored-node';
import { chanceInTen } from '../model/chance';
import { rowAt } from '../model/node-reading';

/** The chance a node showed before its last change within a minute; null when it has not changed. */
function previousChance(stored: StoredNode, targetAt: number, wallMs: number): number | null {
  const chanceOf = (node: StoredNode['node']) => {
    const probability = node.forecast?.chanceShort[node.forecast ? rowAt(node.forecast, targetAt) : -1];
    return probability === undefined ? null : chanceInTen(probability);
  };
  const before = lastDifferent(stored, chanceOf);
  return before && before.value !== null && wallMs - before.atWallMs < CHANGE_SHOWN_MS ? before.value : null;
}

/** "7" while the chance was 7 in 10 until less than a minute ago; drawn again only when that turns. */
export function usePreviousChance(stored: StoredNode, targetAt: number): number | null {
  return useFromClock((wallMs) => previousChance(stored, targetAt, wallMs));
}

/** The census before its last change within a minute; null when it has not changed. */
export function usePreviousCensus(stored: StoredNode): number | null {
  return useFromClock((wallMs) => {
    const before = lastDifferent(stored, (node) => node.live.census);
    return before && wallMs - before.atWallMs < CHANGE_SHOWN_MS ? before.value : null;
  });
}

/** A bar at the left of what has changed; it neither moves nor flashes. */
export function ChangeBar({ isChanged, children }: { readonly isChanged: boolean; readonly children: ReactNode }) {
  return (
    <div className={isChanged ? 'changed' : undefined} data-testid={isChanged ? 'changed' : undefined}>
      {children}
    </div>
  );
}
