import type { Level } from '../model/level';
import { chanceText } from '../text/level-text';

const DOTS = 10;
const GROUP = 5;

export type DotSize = 'small' | 'normal' | 'big';

/** Radius, distance between centres and the extra gap after five, in pixels. */
const GEOMETRY: Readonly<Record<DotSize, { readonly radius: number; readonly pitch: number; readonly gap: number }>> = {
  small: { radius: 4, pitch: 10, gap: 3 },
  normal: { radius: 5, pitch: 14, gap: 4 },
  big: { radius: 8, pitch: 22, gap: 8 },
};
/** Outlined dots are smaller by this, so that their outer edge matches the filled ones'. */
const OUTLINE_INSET = 0.75;

interface DotsProps {
  /** Chance in ten, from `chanceInTen`. */
  readonly chance: number;
  readonly level: Level;
  readonly size?: DotSize;
}

/** Ten dots of which `chance` are filled. They always stand beside "N in 10" in words. */
export function Dots({ chance, level, size = 'normal' }: DotsProps) {
  const { radius, pitch, gap } = GEOMETRY[size];
  const centre = radius + 1;
  const width = 2 * centre + (DOTS - 1) * pitch + gap;
  const height = 2 * centre;
  return (
    <svg className={`dots lv-${level} ${size}`} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={chanceText(chance)} data-testid="dots" data-chance={chance}>
      {Array.from({ length: DOTS }, (_, index) => (
        <circle
          key={index}
          className={index < chance ? 'dot on' : 'dot'}
          cx={centre + index * pitch + (index >= GROUP ? gap : 0)}
          cy={centre}
          r={index < chance ? radius : radius - OUTLINE_INSET}
        />
      ))}
    </svg>
  );
}
