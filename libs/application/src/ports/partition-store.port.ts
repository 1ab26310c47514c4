export interface PartitionPlace {
  readonly topic: string;
  readonly partition: number;
}
/** Who may write what comes from a partition: the last process that claimed it. */
export interface PartitionOwner extends PartitionPlace {
  /** UUID of the process, made at its start. */
  readonly owner: string;
}
/** Why a partition stands still on purpose, and until when. Instants in wall ms. */
export interface PartitionPause extends PartitionPlace {
  /** Facility whose messages were refused; empty for keys that name no facility of ours. */
  readonly facilityId: string;
  /** Refused messages, of how many. */
  readonly rejected: number;
  readonly records: number;
  readonly pausedAt: number;
  /** When it goes on by itself. */
  readonly resumesAt: number;
  /** When it was let go on, by a person or by the time; null while it stands still. */
  readonly resumedAt: number | null;
}
/**
 * Ownership of partitions and facilities. A claim is a fencing token without a clock: from the moment it is stored, every
 * write of an earlier owner, batch or forecast, is refused by the database, however late that process wakes up.
 */
export interface PartitionStore {
  /** Takes the partition over. Returns the owner before, null when there was none. The same owner may claim again. */
  claim(claim: PartitionOwner): Promise<string | null>;
  /** Remembers where a facility's messages arrive, at the first of them; returns the place that holds, which is the first one. */
  bindFacility(facilityId: string, place: PartitionPlace): Promise<PartitionPlace>;
  facilitiesOf(place: PartitionPlace): Promise<readonly string[]>;
  /** The last pause of each partition that ever had one. */
  pauses(topic: string): Promise<readonly PartitionPause[]>;
  /** Overwrites the partition's last pause. */
  savePause(pause: PartitionPause): Promise<void>;
  /** Lets a partition go on that stands still; false when it does not. */
  resume(place: PartitionPlace, at: number): Promise<boolean>;
}
