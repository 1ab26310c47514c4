import { TopicRecreated } from '@wardcast/application';

export interface LogRange {
  /** Oldest offset that is still there. */
  readonly low: bigint;
  /** First offset not yet in the log. */
  readonly high: bigint;
}

/**
 * The next offset to read is not in the log: what stood there was deleted before it was read, the log was cut off below
 * it, or it is the log of a re-created topic. Going on elsewhere would skip or repeat events, so a person must decide.
 */
export class PositionOutOfRange extends Error {
  constructor(
    readonly place: { readonly topic: string; readonly partition: number; readonly offset: bigint },
    readonly range: LogRange,
  ) {
    const { topic, partition, offset } = place;
    const reason = offset < range.low ? 'the records from there on were deleted before they were read' : 'the log was cut off or the topic re-created';
    super(`${topic} (partition ${partition}): the next offset is ${offset}, and the log holds ${range.low} up to, not including, ${range.high}: ${reason}.`);
    this.name = 'PositionOutOfRange';
  }
}

/** Where to begin: the store's position if the log can serve it, the oldest record if there is none. Throws PositionOutOfRange. */
export function checkedStart(place: { readonly topic: string; readonly partition: number }, position: bigint | null, range: LogRange): bigint {
  const offset = position ?? range.low;
  if (offset < range.low || offset > range.high) throw new PositionOutOfRange({ ...place, offset }, range);
  return offset;
}

/** Faults that trying again does not mend. */
export function isFinal(error: unknown): boolean {
  return error instanceof PositionOutOfRange || error instanceof TopicRecreated;
}
