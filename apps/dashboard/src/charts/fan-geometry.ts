import type { BedAxis } from './bed-ticks';

/** Frame of the fan chart in px. The right margin holds the direct labels. */
export interface FanFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Below this width the chart is a phone's: smaller margins, fewer ticks. */
export const NARROW_PX = 520;
const HEIGHT = { wide: 400, narrow: 280 } as const;
const MARGIN = { wide: { left: 36, right: 84, top: 40, bottom: 42 }, narrow: { left: 28, right: 70, top: 32, bottom: 42 } } as const;

/** Margins for a chart of this width. */
export function fanFrame(width: number): FanFrame {
  const size = width < NARROW_PX ? 'narrow' : 'wide';
  return { width, height: HEIGHT[size], ...MARGIN[size] };
}

export interface FanScale {
  readonly x: (t: number) => number;
  readonly y: (beds: number) => number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly plotTop: number;
  readonly plotBottom: number;
}

/** Pixels of instants and beds: the same straight lines that the chart's own axes use for this frame. */
export function fanScale(frame: FanFrame, from: number, to: number, axis: BedAxis): FanScale {
  const plotLeft = frame.left;
  const plotRight = frame.width - frame.right;
  const plotTop = frame.top;
  const plotBottom = frame.height - frame.bottom;
  return {
    plotLeft, plotRight, plotTop, plotBottom,
    x: (t) => plotLeft + ((t - from) / (to - from)) * (plotRight - plotLeft),
    y: (beds) => plotBottom - ((beds - axis.min) / (axis.max - axis.min)) * (plotBottom - plotTop),
  };
}
