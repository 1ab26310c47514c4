import type { TargetReading } from '../model/node-reading';

/** The longest bar of the bridge; the others follow at the same scale, so that the sum can be seen. */
const LONGEST_PX = 150;
/** A small division's beds stay small too: three of them are no long bar. */
const WIDEST_BED_PX = 8;
const RANGE_WIDTH = 172;
const RANGE_HEIGHT = 16;
const CENTRE = RANGE_WIDTH / 2;
/** The range bar reaches this many beds to each side, or as far as the range itself. */
const NORMAL_REACH = 12;

type PartKind = 'free' | 'closed' | 'certain' | 'likely';

/** Pixels for one bed in every bar of a bridge whose longest bar has this many. */
export function bedPx(mostBeds: number): number {
  return Math.min(WIDEST_BED_PX, LONGEST_PX / Math.max(1, mostBeds));
}

interface SplitBarProps {
  readonly parts: readonly { readonly beds: number; readonly kind: PartKind }[];
  readonly pxPerBed: number;
}

/** Beds side by side: solid is certain, outlined is likely or free, hatched is closed. */
export function SplitBar({ parts, pxPerBed }: SplitBarProps) {
  return (
    <div className="split" aria-hidden="true">
      {parts.map((part) => part.beds > 0 && <i key={part.kind} className={part.kind} style={{ width: part.beds * pxPerBed }} />)}
    </div>
  );
}

/** The likely range around zero: warm where beds are short, petrol where they are free. */
export function RangeBar({ target, isPast }: { readonly target: TargetReading; readonly isPast: boolean }) {
  const { low, high } = target.free;
  const reach = Math.max(NORMAL_REACH, Math.abs(low), Math.abs(high)) * 1.1;
  const x = (free: number) => CENTRE + (free / reach) * CENTRE;
  const warm = target.level === 'critical' ? 'var(--level-critical-line)' : 'var(--level-short-line)';
  return (
    <svg className="rangebar" viewBox={`0 0 ${RANGE_WIDTH} ${RANGE_HEIGHT}`} width={RANGE_WIDTH} height={RANGE_HEIGHT} aria-hidden="true">
      <line className="axis" x1="0" x2={RANGE_WIDTH} y1="8" y2="8" />
      <line className="zero" x1={CENTRE} x2={CENTRE} y1="0" y2={RANGE_HEIGHT} />
      {low < 0 && <line x1={x(low)} x2={x(Math.min(0, high))} y1="8" y2="8" stroke={isPast ? 'var(--line-strong)' : warm} strokeWidth="6" />}
      {high > 0 && <line x1={x(Math.max(0, low))} x2={x(high)} y1="8" y2="8" stroke={isPast ? 'var(--hatch)' : 'var(--fan-50)'} strokeWidth="6" />}
      <circle cx={x(target.bridge.freeAtTarget)} cy="8" r="5" fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" />
    </svg>
  );
}
