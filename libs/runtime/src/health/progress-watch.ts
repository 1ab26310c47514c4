import type { PartitionPause } from '@wardcast/application';

/** A partition that is behind and has not moved for so long has stopped. */
export const STANDSTILL_MS = 30_000;

export interface PartitionProgress {
  readonly partition: number;
  /** Records not yet taken in. */
  readonly lag: number;
  /** Next offset, as text: larger than a double holds. Null before the first batch. */
  readonly nextOffset: string | null;
  /** How long it has been behind without moving (ms); 0 while it is level or moves. */
  readonly standsStillMs: number;
  /** Stopped on purpose, because of messages that cannot be read. Instants in wall ms. */
  readonly pause: PartitionPause | null;
  readonly ok: boolean;
}
export interface ProgressReport {
  readonly ok: boolean;
  readonly partitions: readonly PartitionProgress[];
  /** How long the cluster or database has not told where its log ends (ms). */
  readonly unknownForMs: number;
}
export interface ProgressSample {
  readonly lag: ReadonlyMap<number, bigint>;
  readonly positions: ReadonlyMap<number, bigint>;
  readonly pauses: readonly PartitionPause[];
}

interface Watched {
  readonly lag: bigint;
  readonly position: bigint | null;
  /** Last instant at which it was level or moved. */
  readonly movedAt: number;
}

/** Follows how far each partition of this process is behind, and since when it has not moved. Instants of one steady clock (ms). */
export class ProgressWatch {
  private readonly watched = new Map<number, Watched>();
  private pauses: readonly PartitionPause[] = [];
  private sampledAt: number;

  constructor(startedAt: number) {
    this.sampledAt = startedAt;
  }

  observe({ lag, positions, pauses }: ProgressSample, now: number): void {
    this.sampledAt = now;
    this.pauses = pauses;
    for (const partition of this.watched.keys()) if (!lag.has(partition)) this.watched.delete(partition);
    for (const [partition, behind] of lag) {
      const position = positions.get(partition) ?? null;
      const before = this.watched.get(partition);
      const moved = before === undefined || behind <= 0n || position !== before.position;
      this.watched.set(partition, { lag: behind, position, movedAt: moved ? now : before.movedAt });
    }
  }

  report(now: number): ProgressReport {
    const partitions = [...this.watched].sort(([a], [b]) => a - b).map(([partition, watched]) => this.progressOf(partition, watched, now));
    const unknownForMs = Math.round(now - this.sampledAt);
    return { ok: unknownForMs <= STANDSTILL_MS && partitions.every(({ ok }) => ok), partitions, unknownForMs };
  }

  private progressOf(partition: number, { lag, position, movedAt }: Watched, now: number): PartitionProgress {
    const standsStillMs = lag > 0n ? Math.round(now - movedAt) : 0;
    return {
      partition,
      lag: Number(lag),
      nextOffset: position === null ? null : String(position),
      standsStillMs,
      pause: this.pauses.find((pause) => pause.partition === partition) ?? null,
      ok: standsStillMs <= STANDSTILL_MS,
    };
  }
}
