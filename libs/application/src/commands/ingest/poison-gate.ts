import type { PartitionPause, PartitionPlace, PartitionStore } from '../../ports/partition-store.port';
import type { FacilityRun } from './parse-batch';

/** Above this share of refused messages the sender, not a message, is broken. */
export const POISON_SHARE = 0.05;
/** The share is taken over a facility's last messages, since live batches hold a few each; a larger batch counts whole. */
export const WINDOW_RECORDS = 400;
/** Fewer refused messages than this never stop a partition, whatever their share: a handful is what people test with. */
export const LEAST_REJECTED = 21;
/** How long a partition waits for a person, before its board is worse off without its good messages than with them. */
export const PAUSE_MS = 15 * 60_000;
/** The same where other facilities wait in the same partition, who did nothing wrong. */
export const SHARED_PAUSE_MS = 60_000;
/** After a partition was let go on, its refused messages go to the dead letters for so long without another pause. */
export const TOLERANCE_MS = 60 * 60_000;

interface Counts {
  readonly records: number;
  readonly rejected: number;
}
export interface PoisonGateOptions {
  readonly store: PartitionStore;
  /** Wall ms. */
  wall(): number;
}

/**
 * Decides when a partition stands still because a facility's messages cannot be read: nothing of what came is lost either
 * way, but a census that misses every twentieth movement looks like a number, and a stopped one looks stopped.
 * Pauses are stored, so that the next owner of the partition keeps them.
 */
export class PoisonGate {
  private readonly windows = new Map<string, Counts[]>();
  private readonly pauses = new Map<number, PartitionPause>();

  constructor(private readonly options: PoisonGateOptions) {}

  /** Reads what is known of the partition's last pause; the counting begins anew. */
  async assigned(place: PartitionPlace): Promise<void> {
    for (const key of this.windows.keys()) if (key.startsWith(`${place.partition}/`)) this.windows.delete(key);
    await this.refresh(place.topic);
  }

  /** The pause that holds the partition now, or null. */
  holding(partition: number): PartitionPause | null {
    const pause = this.pauses.get(partition);
    return pause !== undefined && pause.resumedAt === null ? pause : null;
  }

  /** Partitions among `held` that may go on: by a person's word or because their time is over. */
  async released(topic: string, held: readonly number[]): Promise<readonly number[]> {
    if (held.length === 0) return [];
    await this.refresh(topic);
    const now = this.options.wall();
    for (const partition of held) {
      const pause = this.holding(partition);
      if (pause !== null && pause.resumesAt <= now) await this.options.store.resume(pause, now);
    }
    await this.refresh(topic);
    return held.filter((partition) => this.holding(partition) === null);
  }

  /** Stores and returns a pause when one of the runs, with what came before it, is more than one in twenty refused. */
  async judge(place: PartitionPlace, runs: readonly FacilityRun[]): Promise<PartitionPause | null> {
    for (const run of runs) {
      const { records, rejected } = total([...this.windowOf(place, run), countsOf(run)]);
      if (rejected < LEAST_REJECTED || rejected <= records * POISON_SHARE || this.isTolerated(place, run.facilityId)) continue;
      const pausedAt = this.options.wall();
      const others = (await this.options.store.facilitiesOf(place)).filter((facilityId) => facilityId !== run.facilityId);
      const pause: PartitionPause = { ...place, facilityId: run.facilityId, rejected, records, pausedAt, resumesAt: pausedAt + (others.length > 0 ? SHARED_PAUSE_MS : PAUSE_MS), resumedAt: null };
      await this.options.store.savePause(pause);
      this.pauses.set(place.partition, pause);
      return pause;
    }
    return null;
  }

  /** Counts what was committed. */
  note(place: PartitionPlace, run: FacilityRun): void {
    const window = [...this.windowOf(place, run), countsOf(run)];
    while (window.length > 1 && total(window.slice(1)).records >= WINDOW_RECORDS) window.shift();
    this.windows.set(keyOf(place, run), window);
  }

  private windowOf(place: PartitionPlace, run: FacilityRun): readonly Counts[] {
    return this.windows.get(keyOf(place, run)) ?? [];
  }

  private isTolerated({ partition }: PartitionPlace, facilityId: string): boolean {
    const pause = this.pauses.get(partition);
    return pause !== undefined && pause.facilityId === facilityId && pause.resumedAt !== null && this.options.wall() < pause.resumedAt + TOLERANCE_MS;
  }

  private async refresh(topic: string): Promise<void> {
    for (const pause of await this.options.store.pauses(topic)) this.pauses.set(pause.partition, pause);
  }
}

function keyOf({ partition }: PartitionPlace, { facilityId }: FacilityRun): string {
  return `${partition}/${facilityId}`;
}

function countsOf(run: FacilityRun): Counts {
  return { records: run.records, rejected: run.deadLetters.length };
}

function total(window: readonly Counts[]): Counts {
  return { records: window.reduce((sum, { records }) => sum + records, 0), rejected: window.reduce((sum, { rejected }) => sum + rejected, 0) };
}
