import { useRef } from 'react';
import { reachingWindow, type ChartWindow } from './chart-window';

/**
 * The window that reaches the hour read. Once it has grown it stays so until other hours are asked for: a chart that
 * shrank under a moving slider would carry the hour away from the finger.
 */
export function useReachingWindow(room: ChartWindow, aheadMs: number): ChartWindow {
  const held = useRef({ room: room.hoursAhead, reached: room.hoursAhead });
  if (held.current.room !== room.hoursAhead) held.current = { room: room.hoursAhead, reached: room.hoursAhead };
  const reaching = reachingWindow({ ...room, hoursAhead: held.current.reached }, aheadMs);
  held.current = { room: room.hoursAhead, reached: reaching.hoursAhead };
  return reaching;
}
