import { wardsOf } from '../model/wards';
import type { BoardState } from './board-store';

const KEY = 'wardcast.last-board';
const SAVE_EVERY_MS = 60_000;

/** The ward names and bed counts of the last board, shown while the next one is read. No patient is in it. */
export interface LastBoard {
  readonly at: number;
  readonly timeZone: string;
  readonly sample: boolean;
  readonly wards: readonly { readonly unitId: string; readonly name: string; readonly census: number; readonly staffedBeds: number }[];
}

function lastBoardOf(state: BoardState): LastBoard | null {
  const { hospital, clock } = state;
  if (!hospital || !clock) return null;
  const wards = wardsOf(hospital).flatMap(({ unitId, name }) => {
    const live = state.nodes.get(unitId)?.node.live;
    return live ? [{ unitId, name, census: live.census, staffedBeds: live.staffedBeds }] : [];
  });
  return { at: clock.now, timeZone: hospital.timeZone, sample: hospital.sample, wards };
}

function isLastBoard(value: unknown): value is LastBoard {
  const board = value as Partial<LastBoard> | null;
  return typeof board?.at === 'number' && typeof board.timeZone === 'string' && Array.isArray(board.wards);
}

/** The last board, or null when none was kept or the browser refuses to keep anything. */
export function readLastBoard(storage: Storage): LastBoard | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? 'null');
    return isLastBoard(value) ? value : null;
  } catch {
    return null;
  }
}

/** @returns a listener for the store that keeps the board, at most once a minute */
export function lastBoardKeeper(storage: Storage, state: () => BoardState, wallNow: () => number): () => void {
  let savedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (wallNow() - savedAt < SAVE_EVERY_MS) return;
    const board = lastBoardOf(state());
    if (!board) return;
    savedAt = wallNow();
    try {
      storage.setItem(KEY, JSON.stringify(board));
    } catch {
      // A full or forbidden storage costs only the preview of the next start.
    }
  };
}
