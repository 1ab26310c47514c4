import { useId } from 'react';
import type { RunDays } from '@wardcast/contract';
import { placeLabels } from '../charts/label-placement';
import { signed } from '../text/lever-text';
import { scenarioText } from '../text/scenario-text';
import { shortDay, shortDayParts } from '../text/time-text';
import { bandPath, differenceBands, differenceFrame, differenceScale, linePath, worstDay, changeAxis, type ChangeAxis, type DifferenceBands, type DifferenceFrame, type DifferenceScale } from './difference-geometry';

interface DifferenceChartProps {
  readonly days: RunDays;
  readonly timeZone: string;
  readonly width: number;
  /** One of several at one scale. */
  readonly axis?: ChangeAxis;
  readonly isSmall?: boolean;
}
/** Chance from which a day counts as short rather than not. */
const LIKELY_SHORT = 0.5;
const LABEL_GAP_PX = 15;
const PX_PER_DAY_LABEL = 56;
const NUDGE_PX = 4;

/** Change of free beds by day with its ranges: petrol where there are more, warm from zero downwards. */
export function DifferenceChart({ days, timeZone, width, axis: given, isSmall = false }: DifferenceChartProps) {
  const id = useId();
  const fan = differenceBands(days);
  const axis = given ?? changeAxis(fan.bands.flatMap(({ low, high }) => [...low, ...high]));
  const frame = differenceFrame(width, isSmall);
  const scale = differenceScale(frame, axis, days.from.length);
  const zero = scale.y(0);
  const [first, last] = [days.from[0] ?? 0, days.from.at(-1) ?? 0];
  return (
    <svg className="chart difference" width={width} height={frame.height} viewBox={`0 0 ${width} ${frame.height}`} role="img" aria-label={scenarioText.chart(shortDay(first, timeZone), shortDay(last, timeZone))} data-testid="difference-chart">
      <clipPath id={`${id}-above`}><rect x="0" y="0" width={width} height={Math.max(0, zero)} /></clipPath>
      <clipPath id={`${id}-below`}><rect x="0" y={zero} width={width} height={Math.max(0, frame.height - zero)} /></clipPath>
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={frame.left} x2={width - frame.right} y1={scale.y(tick)} y2={scale.y(tick)} />
          <text x={frame.left - 8} y={scale.y(tick) + NUDGE_PX} textAnchor="end">{signed(tick)}</text>
        </g>
      ))}
      {fan.bands.map(({ share, low, high }) => (
        <g key={share}>
          <path className={`fan${share}`} clipPath={`url(#${id}-above)`} d={bandPath(low, high, scale)} />
          <path className={`over${share}`} clipPath={`url(#${id}-below)`} d={bandPath(low, high, scale)} />
        </g>
      ))}
      <line className="zero" x1={frame.left} x2={width - frame.right} y1={zero} y2={zero} />
      <path className="middle" d={linePath(fan.middle, scale)} />
      <DayLabels days={days} timeZone={timeZone} frame={frame} scale={scale} />
      {!isSmall && <Directions frame={frame} />}
      {!isSmall && <EndLabels fan={fan} frame={frame} scale={scale} />}
      <Marker days={days} fan={fan} frame={frame} scale={scale} isSmall={isSmall} />
    </svg>
  );
}

function Directions({ frame }: { readonly frame: DifferenceFrame }) {
  return (
    <>
      <text x={frame.left} y={12}>{scenarioText.moreFree}</text>
      <text x={frame.left + 4} y={frame.height - frame.bottom - 6}>{scenarioText.fewerFree}</text>
    </>
  );
}

/** Days under the plot; a triangle under those that are short in the baseline. */
function DayLabels({ days, timeZone, frame, scale }: { readonly days: RunDays; readonly timeZone: string; readonly frame: DifferenceFrame; readonly scale: DifferenceScale }) {
  const every = Math.max(1, Math.ceil((days.from.length * PX_PER_DAY_LABEL) / Math.max(1, frame.width - frame.left - frame.right)));
  const y = frame.height - frame.bottom + 18;
  return (
    <>
      {days.from.map((from, day) => {
        const isShort = (days.chanceShortBaseline[day] ?? 0) >= LIKELY_SHORT;
        const { weekday, date } = shortDayParts(from, timeZone);
        const x = scale.x(day);
        return (
          <g key={from}>
            {day % every === 0 && <text x={x} y={y} textAnchor="middle" className={isShort ? 'strong' : undefined}>{`${weekday} ${date.split(' ')[0]}`}</text>}
            {isShort && <path className="short-mark" d={`M${x - 5} ${y + 17}l5-9 5 9z`} />}
          </g>
        );
      })}
    </>
  );
}

function EndLabels({ fan, frame, scale }: { readonly fan: DifferenceBands; readonly frame: DifferenceFrame; readonly scale: DifferenceScale }) {
  const x = frame.width - frame.right + 8;
  if (frame.right < 80) return null;
  const last = fan.middle.length - 1;
  const wanted = [
    ...fan.bands.map(({ share, high }) => ({ key: scenarioText.inHundred(share), wanted: scale.y(high[last] ?? 0) })),
    { key: scenarioText.middle, wanted: scale.y(fan.middle[last] ?? 0) },
    { key: scenarioText.noChange, wanted: scale.y(0) },
  ];
  const placed = placeLabels(wanted, { gap: LABEL_GAP_PX, min: frame.top, max: frame.height - frame.bottom });
  return <>{placed.map(({ key, y }) => <text key={key} x={x} y={y + NUDGE_PX} className={key === scenarioText.noChange || key === scenarioText.middle ? 'strong' : undefined}>{key}</text>)}</>;
}

function Marker({ days, fan, frame, scale, isSmall }: { readonly days: RunDays; readonly fan: DifferenceBands; readonly frame: DifferenceFrame; readonly scale: DifferenceScale; readonly isSmall: boolean }) {
  const day = worstDay(days);
  const x = scale.x(day);
  const eighty = fan.bands.find(({ share }) => share === 80);
  const isLeft = x > frame.width / 2;
  const at = { x: isLeft ? x - 8 : x + 8, textAnchor: isLeft ? ('end' as const) : ('start' as const) };
  return (
    <>
      <line className="target" x1={x} x2={x} y1={frame.top - 10} y2={frame.height - frame.bottom} />
      <circle className="tgt-dot" cx={x} cy={scale.y(fan.middle[day] ?? 0)} r="5" />
      {!isSmall && (
        <>
          <text {...at} y={frame.top + 2} className="strong">{scenarioText.worstDay(signed(fan.middle[day] ?? 0))}</text>
          {eighty && <text {...at} y={frame.top + 18}>{scenarioText.likely(signed(eighty.low[day] ?? 0), signed(eighty.high[day] ?? 0))}</text>}
        </>
      )}
    </>
  );
}
