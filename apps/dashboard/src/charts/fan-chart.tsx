import { memo, useMemo } from 'react';
import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { FanLabels } from './fan-labels';
import { fanScale, type FanFrame } from './fan-geometry';
import type { FanModel } from './fan-model';
import { FAN_BANDS, type FanRow } from './fan-rows';
import { hoursBetweenTicks, timeTicks, type TimeTick } from './time-ticks';

/** Room that a `18:00` label needs with air around it. */
const PX_PER_TICK = 48;
const DAY_MS = 86_400_000;
const SIDES = ['under', 'over'] as const;
const FILL = { under: 'fan', over: 'over' } as const;
/** Room that `Wed 25 Nov` needs; where days lie nearer, the month is left out. */
const PX_PER_DATE = 84;
/** Nothing moves by itself and no point is marked: the cursor alone says what is read. */
const STILL = { isAnimationActive: false, dot: false, activeDot: false } as const;

export interface FanChartProps {
  readonly model: FanModel;
  readonly frame: FanFrame;
  readonly timeZone: string;
  readonly nowLabel: string;
}

interface TickProps {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly payload?: { readonly value: number };
}

/** Local hour under the plot, with the date below it where a day starts. */
function timeTickLabel(ticks: readonly TimeTick[], isDateShort: boolean) {
  const byTime = new Map(ticks.map((tick) => [tick.t, tick]));
  return function TimeTickLabel({ x, y, payload }: TickProps) {
    const tick = payload && byTime.get(payload.value);
    if (!tick) return <g />;
    return (
      <g className="fan-tick">
        <text x={x} y={Number(y) + 10} textAnchor="middle">{tick.label}</text>
        {tick.day && <text className="strong" x={x} y={Number(y) + 26} textAnchor="middle">{isDateShort ? tick.day.split(' ').slice(0, 2).join(' ') : tick.day}</text>}
      </g>
    );
  };
}

function Grid({ model, frame, ticks }: { readonly model: FanModel; readonly frame: FanFrame; readonly ticks: readonly TimeTick[] }) {
  const scale = fanScale(frame, model.from, model.to, model.axis);
  return (
    <g className="fan-grid" aria-hidden="true">
      {model.axis.ticks.map((beds) => <line key={beds} className="grid" x1={scale.plotLeft} x2={scale.plotRight} y1={scale.y(beds)} y2={scale.y(beds)} />)}
      {ticks.map(({ t, day }) => (
        <line key={t} className={day ? 'grid day' : 'tick'} x1={scale.x(t)} x2={scale.x(t)} y1={day ? scale.plotTop : scale.plotBottom} y2={day ? scale.plotBottom : scale.plotBottom + 4} />
      ))}
    </g>
  );
}

function bandAreas() {
  return FAN_BANDS.flatMap(({ name }) =>
    SIDES.map((side) => (
      <Area key={name + side} className={`band ${name} ${side}`} type="linear" dataKey={(row: FanRow) => (row.bands ? [...row.bands[name][side]] : null)} stroke="none" fill={`var(--${FILL[side]}-${name.slice(1)})`} fillOpacity={1} {...STILL} />
    )),
  );
}

/**
 * Occupied beds: the past as a step line, the future as a fan that is petrol up to the staffed beds and warm over them.
 * It knows nothing of the target time: the cursor lies over it, so that reading another hour redraws nothing here.
 */
export const FanChart = memo(function FanChart({ model, frame, timeZone, nowLabel }: FanChartProps) {
  const plotWidth = frame.width - frame.left - frame.right;
  const ticks = useMemo(
    () => timeTicks({ from: model.from, to: model.to, timeZone, everyHours: hoursBetweenTicks(model.to - model.from, plotWidth, PX_PER_TICK) }),
    [model.from, model.to, timeZone, plotWidth],
  );
  const isDateShort = (plotWidth * DAY_MS) / (model.to - model.from) < PX_PER_DATE;
  const TimeLabel = useMemo(() => timeTickLabel(ticks, isDateShort), [ticks, isDateShort]);
  const shown = ticks.map((tick) => tick.t);
  return (
    <ComposedChart className="fan-plot" width={frame.width} height={frame.height} data={model.rows as FanRow[]} margin={{ top: frame.top, right: frame.right, bottom: 0, left: 0 }} accessibilityLayer={false}>
      <Grid model={model} frame={frame} ticks={ticks} />
      <XAxis dataKey="t" type="number" domain={[model.from, model.to]} ticks={shown} interval={0} height={frame.bottom} axisLine={false} tickLine={false} tickMargin={8} tick={TimeLabel} allowDataOverflow />
      <YAxis type="number" domain={[model.axis.min, model.axis.max]} ticks={[...model.axis.ticks]} interval={0} width={frame.left} axisLine={false} tickLine={false} tickMargin={4} allowDecimals={false} allowDataOverflow />
      {bandAreas()}
      <Line className="staffed-line" data-testid="staffed-line" type="stepAfter" dataKey="staffed" stroke="var(--staffed)" strokeWidth={2} {...STILL} />
      <Line className="median-line" type="linear" dataKey="median" stroke="var(--fan-median)" strokeWidth={1.5} strokeDasharray="5 4" {...STILL} />
      <Line className="followed-halo" type="stepAfter" dataKey="followed" stroke="var(--surface)" strokeWidth={6} {...STILL} />
      <Line className="followed-line" type="stepAfter" dataKey="followed" stroke="var(--fan-actual)" strokeWidth={2.5} {...STILL} />
      <Line className="actual-line" type="stepAfter" dataKey="actual" stroke="var(--fan-actual)" strokeWidth={2.5} {...STILL} />
      <FanLabels model={model} frame={frame} nowLabel={nowLabel} />
    </ComposedChart>
  );
});
