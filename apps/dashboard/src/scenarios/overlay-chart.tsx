import type { RunHours } from '@wardcast/contract';
import { bedAxis } from '../charts/bed-ticks';
import { placeLabels } from '../charts/label-placement';
import { timeTicks } from '../charts/time-ticks';
import { scenarioText } from '../text/scenario-text';
import { bandPath, differenceBands, differenceFrame, differenceScale, linePath, type DifferenceScale } from './difference-geometry';

interface OverlayChartProps {
  readonly hours: RunHours;
  readonly timeZone: string;
  readonly width: number;
}
const HOUR_MS = 3_600_000;
const PX_PER_DAY_LABEL = 76;
const LABEL_GAP_PX = 15;

/** Steps, since beds open and close at an hour. */
function stepPath(values: readonly number[], { x, y }: DifferenceScale): string {
  return values.map((value, row) => `${row === 0 ? 'M' : `H${x(row).toFixed(1)}V`}${row === 0 ? `${x(row).toFixed(1)} ${y(value).toFixed(1)}` : y(value).toFixed(1)}`).join('');
}

/** Both sides over each other: beds needed hour by hour, the range that holds 8 of 10, against staffed beds. */
export function OverlayChart({ hours, timeZone, width }: OverlayChartProps) {
  const baseline = differenceBands({ levels: hours.levels, quantiles: hours.baseline });
  const scenario = differenceBands({ levels: hours.levels, quantiles: hours.scenario });
  const eighty = (fan: typeof baseline) => fan.bands.find(({ share }) => share === 80);
  const frame = differenceFrame(width);
  const rows = hours.staffedBaseline.length;
  const shownValues = [...hours.staffedBaseline, ...hours.staffedScenario, ...[baseline, scenario].flatMap((fan) => [...(eighty(fan)?.low ?? []), ...(eighty(fan)?.high ?? [])])];
  const axis = bedAxis(shownValues);
  const scale = differenceScale(frame, axis, rows);
  const band = (fan: typeof baseline) => bandPath(eighty(fan)?.low ?? [], eighty(fan)?.high ?? [], scale);
  const isSameStaff = hours.staffedBaseline.every((beds, row) => beds === hours.staffedScenario[row]);
  const ends = placeLabels(
    [
      { key: scenarioText.legend.baseline, wanted: scale.y(baseline.middle.at(-1) ?? 0) },
      { key: scenarioText.legend.scenario, wanted: scale.y(scenario.middle.at(-1) ?? 0) },
      { key: scenarioText.legend.staffed, wanted: scale.y(hours.staffedScenario.at(-1) ?? 0) },
    ],
    { gap: LABEL_GAP_PX, min: frame.top, max: frame.height - frame.bottom },
  );
  return (
    <svg className="chart overlay" width={width} height={frame.height} viewBox={`0 0 ${width} ${frame.height}`} role="img" aria-label={scenarioText.overlayChart} data-testid="overlay-chart">
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={frame.left} x2={width - frame.right} y1={scale.y(tick)} y2={scale.y(tick)} />
          <text x={frame.left - 8} y={scale.y(tick) + 4} textAnchor="end">{tick}</text>
        </g>
      ))}
      <path className="base-band" d={band(baseline)} />
      <path className="fan80" d={band(scenario)} />
      <path className="base-middle" d={linePath(baseline.middle, scale)} />
      <path className="middle" d={linePath(scenario.middle, scale)} />
      {!isSameStaff && <path className="staffed before" d={stepPath(hours.staffedBaseline, scale)} />}
      <path className="staffed" d={stepPath(hours.staffedScenario, scale)} />
      <TimeLabels hours={hours} timeZone={timeZone} width={width} scale={scale} />
      {frame.right >= 80 && ends.map(({ key, y }) => <text key={key} x={width - frame.right + 8} y={y + 4} className="strong">{key}</text>)}
    </svg>
  );
}

function TimeLabels({ hours, timeZone, width, scale }: OverlayChartProps & { readonly scale: DifferenceScale }) {
  const frame = differenceFrame(width);
  const rows = hours.staffedBaseline.length;
  const days = timeTicks({ from: hours.from, to: hours.from + (rows - 1) * HOUR_MS, timeZone, everyHours: 24 }).filter(({ day }) => day !== null);
  const every = Math.max(1, Math.ceil((days.length * PX_PER_DAY_LABEL) / Math.max(1, width - frame.left - frame.right)));
  return (
    <>
      {days.map(({ t, day }, index) => {
        const x = scale.x((t - hours.from) / HOUR_MS);
        return (
          <g key={t}>
            <line className="grid" x1={x} x2={x} y1={frame.top} y2={frame.height - frame.bottom} />
            {index % every === 0 && <text x={x} y={frame.height - frame.bottom + 18} textAnchor="middle">{day?.split(' ').slice(0, 2).join(' ')}</text>}
          </g>
        );
      })}
    </>
  );
}
