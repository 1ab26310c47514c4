import type { KeyboardEvent } from 'react';
import type { NodeForecast } from '@wardcast/contract';
import { hourReading, hourWords } from './slider-hours';

/** Diameter of the slider's thumb (see ward.css): its centre travels this much less than the track. */
const THUMB_PX = 20;
/** Page up and Page down move by a quarter of a day, the distance between two labels of the axis. */
const PAGE_HOURS = 6;

export interface AtSliderProps {
  readonly forecast: NodeForecast;
  /** Rows of the forecast that the chart shows. */
  readonly rowCount: number;
  readonly row: number;
  readonly timeZone: string;
  /** Px from the figure's left edge to the first and the last target of the plot. */
  readonly span: { readonly from: number; readonly to: number };
  readonly onMove: (at: number) => void;
}

/** Moves the cursor of the chart: a native range input, under the future part of the plot and aligned with it. */
export function AtSlider({ forecast, rowCount, row, timeZone, span, onMove }: AtSliderProps) {
  const last = rowCount - 1;
  const moveTo = (wanted: number) => onMove(forecast.targets[Math.min(last, Math.max(0, wanted))]!);
  const page = (event: KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault();
    moveTo(row + (event.key === 'PageUp' ? PAGE_HOURS : -PAGE_HOURS));
  };
  return (
    <div className="at-slider" style={{ marginLeft: span.from - THUMB_PX / 2, width: span.to - span.from + THUMB_PX }}>
      <label className="vh" htmlFor="at-slider">Read the forecast at</label>
      <input
        id="at-slider"
        data-testid="at-slider"
        className="slider"
        type="range"
        min={0}
        max={last}
        step={1}
        value={row}
        aria-valuetext={hourWords(hourReading(forecast, row), timeZone)}
        style={{ '--fill': `${last > 0 ? (row / last) * 100 : 0}%` } as React.CSSProperties}
        onChange={(event) => moveTo(Number(event.target.value))}
        onKeyDown={page}
      />
    </div>
  );
}
