/** A bed in another unit that was asked for, or found, for a patient of this one, while that stood: [from, until), ms of receipt. */
export interface AnnouncedMove {
  readonly from: number;
  /** null = it still stands. */
  readonly until: number | null;
  /** A time of the move was told, since a bed was found; otherwise the patient waits for one. */
  readonly placed: boolean;
}
export type MoveState = 'asked' | 'placed';

/** What stood at an instant of a patient who came into the unit at `enteredAt`; null = no move. */
export function moveStateAt(moves: readonly AnnouncedMove[], enteredAt: number, at: number): MoveState | null {
  const standing = moves.findLast(({ from, until }) => from >= enteredAt && from <= at && (until === null || until > at));
  return standing === undefined ? null : standing.placed ? 'placed' : 'asked';
}
