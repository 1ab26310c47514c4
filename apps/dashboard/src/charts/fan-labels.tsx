import { ZIndexLayer } from 'recharts';
import { fanScale, type FanFrame, type FanScale } from './fan-geometry';
import type { FanModel } from './fan-model';
import { FAN_BANDS } from './fan-rows';
import { placeLabels, type WantedLabel } from './label-placement';

/** Line height of a 12 px label. */
const LABEL_GAP_PX = 14;
/** From the plot's right edge to the labels. */
const LABEL_INSET_PX = 6;
/** Baseline under the centre of a 12 px label. */
const BASELINE_PX = 4;
/** From the plot's left edge to the end of the word Occupied. */
const OCCUPIED_PX = 64;
/** Over every line of the chart. */
const ON_TOP = 1000;

type LabelKey = 'b95' | 'b80' | 'b50' | 'median' | 'staffed';
const CLASS: Readonly<Record<LabelKey, string>> = { b95: 'lab quiet', b80: 'lab quiet', b50: 'lab quiet', median: 'lab med', staffed: 'lab strong' };

function textOf(key: LabelKey, model: FanModel): string {
  if (key === 'median') return 'Middle';
  if (key === 'staffed') return `${model.ends.staffed} staffed`;
  return FAN_BANDS.find((band) => band.name === key)?.label ?? '';
}

/** Labels in place of a legend, at the lines' own right ends, moved apart where they would collide. */
export function FanLabels({ model, frame, nowLabel }: { readonly model: FanModel; readonly frame: FanFrame; readonly nowLabel: string }) {
  const scale = fanScale(frame, model.from, model.to, model.axis);
  const { staffed, fan } = model.ends;
  const wanted: WantedLabel<LabelKey>[] = [];
  if (fan) for (const key of ['b95', 'b80', 'b50', 'median'] as const) wanted.push({ key, wanted: scale.y(fan[key]) });
  if (staffed !== null) wanted.push({ key: 'staffed', wanted: scale.y(staffed) });
  const placed = placeLabels(wanted, { gap: LABEL_GAP_PX, min: scale.plotTop, max: scale.plotBottom });
  const nowX = scale.x(model.now);
  const first = model.rows.find((row) => row.actual !== null);
  return (
    <ZIndexLayer zIndex={ON_TOP}>
      <g className="fan-labels" aria-hidden="true">
        <line className="now" x1={nowX} x2={nowX} y1={scale.plotTop - 10} y2={scale.plotBottom} />
        <circle className="nowdot" cx={nowX} cy={scale.y(model.censusNow)} r={4.5} />
        <text className="lab quiet" x={nowX + 3} y={scale.plotTop - 16} textAnchor="end">{nowLabel}</text>
        {placed.map(({ key, y }) => <text key={key} className={CLASS[key]} x={scale.plotRight + LABEL_INSET_PX} y={y + BASELINE_PX}>{textOf(key, model)}</text>)}
        {first && <text className="lab act" x={scale.plotLeft + 4} y={occupiedLabelY(model, scale)}>Occupied</text>}
      </g>
    </ZIndexLayer>
  );
}

/** Under the line, as far as the word reaches; over it where there is no room below. */
function occupiedLabelY(model: FanModel, scale: FanScale): number {
  const heights = model.rows.flatMap((row) => (row.actual === null || scale.x(row.t) > scale.plotLeft + OCCUPIED_PX ? [] : [scale.y(row.actual)]));
  const under = Math.max(...heights) + LABEL_GAP_PX + BASELINE_PX;
  return under < scale.plotBottom - BASELINE_PX ? under : Math.min(...heights) - LABEL_GAP_PX / 2;
}
