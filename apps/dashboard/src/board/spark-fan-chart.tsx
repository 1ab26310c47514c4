import { memo, useId, useMemo } from 'react';
import type { BoardNode } from '@wardcast/contract';
import { sparkFan, STAFFED_LABEL_WIDTH, type SparkFan } from '../model/spark-fan';
import { boardText } from '../text/board-text';

const CARD = { width: 304, height: 96, top: 18, bottom: 78 } as const;
const MICRO = { width: 128, height: 24, top: 2, bottom: 22 } as const;
const AXIS_BASELINE = 94;
/** The now line starts above the curves, which leave room for the label of the staffed line. */
const NOW_LINE_TOP = 6;
/** Closer than this the words "now" and the target's time would touch, in pixels. */
const LABEL_GAP = 34;

interface SparkFanChartProps {
  readonly node: BoardNode;
  /** The hospital's time (UTC ms), coarse: the curve moves with it. */
  readonly now: number;
  readonly targetAt: number;
  /** Clock of the target, under its mark. */
  readonly targetClock: string;
  readonly label: string;
  readonly size: 'card' | 'micro';
}

/**
 * Eight hours back and the coming ones: petrol up to the staffed step line, warm above it. The same band is drawn
 * twice, each clipped at the step, so that the colour changes exactly there.
 */
export const SparkFanChart = memo(function SparkFanChart({ node, now, targetAt, targetClock, label, size }: SparkFanChartProps) {
  const id = useId();
  const box = size === 'card' ? CARD : MICRO;
  const fan = useMemo(() => sparkFan({ node, now, targetAt, box }), [node, now, targetAt, box]);
  return (
    <svg className={size === 'micro' ? 'chart micro' : 'chart'} viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={label}>
      <defs>
        <clipPath id={`${id}above`}>
          <path d={fan.aboveStaffed} />
        </clipPath>
        <clipPath id={`${id}below`}>
          <path d={fan.belowStaffed} />
        </clipPath>
      </defs>
      {fan.bands.map((band) => (
        <path key={`f${band.coverage}`} className={`fan${band.coverage}`} clipPath={`url(#${id}below)`} d={band.path} />
      ))}
      {fan.bands.map((band) => (
        <path key={`o${band.coverage}`} className={`over${band.coverage}`} clipPath={`url(#${id}above)`} d={band.path} />
      ))}
      <path className="staffed" d={fan.staffedPath} />
      <path className="actual" d={fan.actualPath} />
      {size === 'card' && <SparkMarks fan={fan} staffedBeds={node.live.staffedBeds} targetClock={targetClock} />}
    </svg>
  );
});

function SparkMarks({ fan, staffedBeds, targetClock }: { readonly fan: SparkFan; readonly staffedBeds: number; readonly targetClock: string }) {
  const { target, now } = fan;
  const hasRoomForNow = !target || target.x - now.x > LABEL_GAP / 2;
  return (
    <>
      <line className="now" x1={now.x} x2={now.x} y1={NOW_LINE_TOP} y2={CARD.bottom} />
      <circle className="nowdot" cx={now.x} cy={now.y} r="3" />
      {target && (
        <>
          <line className="tgt-range" x1={target.x} x2={target.x} y1={target.high} y2={target.low} />
          <circle className="tgt-dot" cx={target.x} cy={target.middle} r="3.5" />
          <text className="ax strong" x={Math.min(target.x, CARD.width - LABEL_GAP / 2)} y={AXIS_BASELINE} textAnchor="middle">
            {targetClock}
          </text>
        </>
      )}
      {hasRoomForNow && (
        <text className="ax" x={now.x - 4} y={AXIS_BASELINE} textAnchor="end">
          {boardText.now}
        </text>
      )}
      {/* A far target leaves too little of the past for it. */}
      {now.x > STAFFED_LABEL_WIDTH && (
        <text className="ax" x="0" y={fan.staffedLabelBaseline}>
          {boardText.staffed(staffedBeds)}
        </text>
      )}
    </>
  );
}
