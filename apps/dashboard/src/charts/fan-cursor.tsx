import { fanScale, type FanFrame } from './fan-geometry';
import type { FanModel } from './fan-model';

/** What stands under the cursor, in beds. */
export interface CursorReading {
  readonly at: number;
  readonly label: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** A label that ends nearer to the right edge than this is set to the left of the cursor. */
const LABEL_ROOM_PX = 44;

/** The target time over the chart: an element of its own, so that moving it does not draw the chart again. */
export function FanCursor({ model, frame, reading }: { readonly model: FanModel; readonly frame: FanFrame; readonly reading: CursorReading }) {
  const scale = fanScale(frame, model.from, model.to, model.axis);
  const x = scale.x(reading.at);
  const roomy = x + LABEL_ROOM_PX < frame.width;
  return (
    <svg className="fan-cursor" width={frame.width} height={frame.height} viewBox={`0 0 ${frame.width} ${frame.height}`} aria-hidden="true">
      <line className="target" x1={x} x2={x} y1={scale.plotTop - 10} y2={scale.plotBottom} />
      <line className="target-range" x1={x} x2={x} y1={scale.y(reading.high)} y2={scale.y(reading.low)} />
      <circle className="target-middle" cx={x} cy={scale.y(reading.middle)} r={5} />
      <text className="lab strong" x={roomy ? x : x + 4} y={scale.plotTop - 16} textAnchor={roomy ? 'start' : 'end'}>{reading.label}</text>
    </svg>
  );
}
