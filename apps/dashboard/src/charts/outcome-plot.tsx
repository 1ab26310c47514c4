import type { Level } from '../model/level';
import { outcomeStacks } from './outcome-dots';

const WIDTH = 352;
const PLOT_BOTTOM = 158;
const TOP = 28;
const MOST_PITCH = 25.8;
/** A narrow range makes high stacks: dots of one number of beds then stand side by side, up to this many. */
const MOST_ABREAST = 4;
/** Between such groups, in dots, so that it is seen what belongs together. */
const GROUP_GAP = 0.7;
/** Room beside the outermost dots, so that their axis labels stay inside. */
const COLUMNS_OF_AIR = 1;
/** Columns kept on each side of zero, so that the words above and below fit. */
const LEAST_SHORT_COLUMNS = 5;
const LEAST_FREE_COLUMNS = 3;

interface OutcomePlotProps {
  /** Free beds of twenty equally likely outcomes, ascending; negative = short. */
  readonly free: readonly number[];
  readonly level: Level;
}

/** The left edge of the bin that starts nearest to zero at `free`, counted in columns from zero. */
function columnOf(free: number, binBeds: number): number {
  return free >= 0 ? free / binBeds : (free + 1) / binBeds - 1;
}

function shape(free: readonly number[]) {
  const { binBeds, columns } = outcomeStacks(free);
  const placed = columns.map((column) => ({ ...column, index: columnOf(column.free, binBeds) }));
  const first = Math.min(-LEAST_SHORT_COLUMNS, placed[0]!.index - COLUMNS_OF_AIR);
  const last = Math.max(LEAST_FREE_COLUMNS - 1, placed.at(-1)!.index + COLUMNS_OF_AIR);
  const tallest = Math.max(...columns.map((column) => column.count));
  const widthOf = (abreast: number) => (abreast === 1 ? 1 : abreast + GROUP_GAP);
  const pitchOf = (abreast: number) => Math.min(MOST_PITCH, WIDTH / ((last - first + 1) * widthOf(abreast)), (PLOT_BOTTOM - TOP) / Math.ceil(tallest / abreast));
  const abreast = Array.from({ length: MOST_ABREAST }, (_, i) => i + 1).reduce((best, next) => (pitchOf(next) > pitchOf(best) ? next : best));
  const pitch = pitchOf(abreast);
  const width = pitch * widthOf(abreast);
  const left = (WIDTH - width * (last - first + 1)) / 2;
  return { binBeds, placed, first, last, pitch, width, abreast, xOf: (index: number) => left + (index - first) * width };
}

/** Twenty dots stacked by free beds, the filled ones left of the zero line short. */
export function OutcomePlot({ free, level }: OutcomePlotProps) {
  const { binBeds, placed, first, last, pitch, width, abreast, xOf } = shape(free);
  const short = free.filter((value) => value < 0).length;
  const radius = Math.min(11.4, pitch * 0.44);
  const zero = xOf(0);
  const labelled = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const every = Math.ceil(22 / width);
  return (
    <svg className="chart outcome" viewBox={`0 0 ${WIDTH} 196`} role="img" aria-label={`${free.length} equally likely outcomes: ${short} short of beds, ${free.length - short} not`} data-testid="outcome-dots" data-short={short}>
      <rect className="short-zone" x={0} y={TOP} width={zero} height={PLOT_BOTTOM - TOP} />
      <line className="axis" x1={0} x2={WIDTH} y1={PLOT_BOTTOM} y2={PLOT_BOTTOM} />
      <line className="zero" x1={zero} x2={zero} y1={8} y2={PLOT_BOTTOM} />
      {placed.flatMap(({ index, count }) =>
        Array.from({ length: count }, (_, i) => {
          const row = Math.floor(i / abreast);
          // The topmost row may not be full: its dots stand in the middle.
          const inRow = Math.min(abreast, count - row * abreast);
          const cx = xOf(index) + width / 2 + ((i % abreast) - (inRow - 1) / 2) * pitch;
          return <circle key={`${index} ${i}`} className={index < 0 ? `odot short lv-${level}` : 'odot'} cx={cx} cy={PLOT_BOTTOM - 3 - radius - row * pitch} r={index < 0 ? radius : radius - 0.7} />;
        }),
      )}
      {labelled.map((index) => {
        const beds = index >= 0 ? index * binBeds : -index * binBeds;
        return (index >= 0 ? index : -1 - index) % every === 0 && <text key={index} className="ax" x={xOf(index) + width / 2} y={174} textAnchor="middle">{beds}</text>;
      })}
      <text className={`lab strong sh lv-${level}`} x={zero - 8} y={18} textAnchor="end">{short} of {free.length} short</text>
      <text className="lab strong" x={zero + 8} y={18}>{free.length - short} not</text>
      <text className="ax" x={zero - 8} y={190} textAnchor="end">beds short</text>
      <text className="ax" x={zero + 8} y={190}>beds free</text>
    </svg>
  );
}
