import { createContext, useContext } from 'react';
import type { Hospital } from '@wardcast/contract';
import type { FreshnessState } from '../model/freshness';

/** What every part of the board is read in: the hospital, the target, and how fresh the data is. */
export interface BoardFrame {
  readonly hospital: Hospital;
  /** The target instant, UTC ms, and its key in the URL. */
  readonly targetAt: number;
  readonly targetKey: string;
  /** The target in words, e.g. "14:00" or "08:00 tomorrow". */
  readonly at: string;
  /** The same for headings and labels, e.g. "14:00 Fri 27 Nov". */
  readonly atShort: string;
  readonly freshness: FreshnessState;
  /** Stale data speaks in the past tense and has no colour. */
  readonly isPast: boolean;
}

export const BoardFrameContext = createContext<BoardFrame | null>(null);

export function useFrame(): BoardFrame {
  const frame = useContext(BoardFrameContext);
  if (!frame) throw new Error('This part of the board needs a BoardFrameContext around it');
  return frame;
}
