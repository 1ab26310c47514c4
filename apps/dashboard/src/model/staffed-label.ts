/** Height of the curves over the label's width, in pixels; y grows downwards. */
export interface LabelSurroundings {
  readonly staffedY: number;
  /** Where the line of occupied beds runs over the label's width. */
  readonly actualTop: number;
  readonly actualBottom: number;
  /** A baseline below this would touch the words under the curves. */
  readonly lowestBaseline: number;
}

/** Of the small chart text: how far its digits reach above the baseline, and the air that they need around them. */
const ASCENT = 9;
const AIR = 4;
/** Baseline above a line, and below one. */
const ABOVE = AIR + 2;
const BELOW = AIR + ASCENT + 1;

/**
 * Baseline of the label of the staffed line: just above the line where the occupied beds leave room, else just below
 * it, else beyond both lines on the nearer side. No line ever runs through the words.
 */
export function staffedLabelBaseline({ staffedY, actualTop, actualBottom, lowestBaseline }: LabelSurroundings): number {
  const isClear = (baseline: number) => baseline <= lowestBaseline && (actualBottom < baseline - ASCENT - AIR / 2 || actualTop > baseline + AIR / 2);
  const above = staffedY - ABOVE;
  const below = staffedY + BELOW;
  if (isClear(above)) return above;
  if (isClear(below)) return below;
  const aboveBoth = Math.min(staffedY, actualTop) - ABOVE;
  const belowBoth = Math.max(staffedY, actualBottom) + BELOW;
  return belowBoth <= lowestBaseline && belowBoth - staffedY < staffedY - aboveBoth ? belowBoth : aboveBoth;
}
