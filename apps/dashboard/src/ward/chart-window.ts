import { HOURS_AHEAD, type HoursAhead } from './ward-search';

const HOUR_MS = 3_600_000;

/** The hours that the chart shows around the instant it speaks from. */
export interface ChartWindow {
  readonly hoursBack: number;
  readonly hoursAhead: HoursAhead;
}

/** A day and two on a desktop; half of both on a phone, where an hour would else be two pixels wide. */
const ROOM: Readonly<Record<'desktop' | 'phone', ChartWindow>> = {
  desktop: { hoursBack: 24, hoursAhead: 48 },
  phone: { hoursBack: 12, hoursAhead: 24 },
};

/** The hours asked for, or else as many as the screen has room for. */
export function roomyWindow(isPhone: boolean, asked: HoursAhead | null): ChartWindow {
  const room = ROOM[isPhone ? 'phone' : 'desktop'];
  return { ...room, hoursAhead: asked ?? room.hoursAhead };
}

/** The same window, or a longer one when the hour read lies beyond it. @param aheadMs how far ahead that hour lies */
export function reachingWindow(window: ChartWindow, aheadMs: number): ChartWindow {
  const hoursAhead = HOURS_AHEAD.find((hours) => hours >= window.hoursAhead && aheadMs <= hours * HOUR_MS);
  return { ...window, hoursAhead: hoursAhead ?? HOURS_AHEAD[HOURS_AHEAD.length - 1]! };
}
