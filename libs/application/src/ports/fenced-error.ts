import type { PartitionPlace } from './partition-store.port';

/** The partition has another owner, or its position moved under us. Stop, read again, never retry blindly. */
export class FencedError extends Error {
  constructor(place: PartitionPlace, actualOffset?: bigint) {
    super(`Partition ${place.topic}/${place.partition} is owned by another process${actualOffset === undefined ? '' : ` (stored offset ${actualOffset})`}.`);
    this.name = 'FencedError';
  }
}
