import type { LeverField, SeenRange } from '@wardcast/contract';

/** A slider that went as far as every bound would move by whole wards at a touch: two-sided ones go this many steps each way. */
const STEPS_EACH_WAY = 25;
/** And well beyond what was seen. */
const BEYOND_SEEN = 1.5;

export interface SliderRange {
  readonly min: number;
  readonly max: number;
}

/** Ends of a field's slider. The number beside it goes to the field's own bounds, and the slider follows it there. */
export function sliderRange(field: LeverField, seen: SeenRange | undefined, value: number | null): SliderRange {
  const step = field.step ?? 1;
  const [low, high] = [field.min ?? -STEPS_EACH_WAY * step, field.max ?? STEPS_EACH_WAY * step];
  const isTwoSided = low < 0 && high > 0;
  const wanted = isTwoSided
    ? [Math.min(-STEPS_EACH_WAY * step, (seen?.low ?? 0) * BEYOND_SEEN), Math.max(STEPS_EACH_WAY * step, (seen?.high ?? 0) * BEYOND_SEEN)] as const
    : [low, high] as const;
  const snap = (x: number, round: (steps: number) => number): number => Number((round(x / step) * step).toFixed(6));
  const ends = value === null ? wanted : [Math.min(wanted[0], value), Math.max(wanted[1], value)] as const;
  return { min: Math.max(low, snap(ends[0], Math.floor)), max: Math.min(high, snap(ends[1], Math.ceil)) };
}
