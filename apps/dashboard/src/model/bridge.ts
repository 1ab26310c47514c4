/** Moves of one direction: those that are certain and those that the forecast adds. `total` is their sum. */
export interface Moves {
  readonly certain: number;
  readonly likely: number;
  readonly total: number;
}

/** free now + staffing change + out - in = free at target, exact in whole beds. */
export interface Bridge {
  readonly freeNow: number;
  readonly staffingChange: number;
  readonly out: Moves;
  readonly in: Moves;
  /** Decided or booked by the target but, by the forecast, not yet here then: they wait elsewhere. */
  readonly stillWaiting: number;
  readonly freeAtTarget: number;
}

export interface BridgeInput {
  readonly staffedNow: number;
  readonly censusNow: number;
  readonly staffedAtTarget: number;
  readonly medianCensus: number;
  readonly expectedOut: number;
  readonly targetAt: number;
  /** Instants of known moves, UTC ms; null = as soon as possible. */
  readonly definiteOutAt: readonly (number | null)[];
  readonly decidedInAt: readonly (number | null)[];
}

/** Known moves of one direction up to the target. */
export interface KnownMoves {
  readonly count: number;
  /** Those among them without a time: as soon as possible. */
  readonly soon: number;
}

/** @param instants UTC ms of known moves, null = as soon as possible; @param at the target, UTC ms, itself included */
export function knownMoves(instants: readonly (number | null)[], at: number): KnownMoves {
  const soon = instants.filter((instant) => instant === null).length;
  return { count: soon + instants.filter((instant) => instant !== null && instant <= at).length, soon };
}

function moves(certain: number, total: number): Moves {
  return { certain, likely: total - certain, total };
}

/**
 * The equation of the board's tiles. The median census fixes the result; the leavers come from the forecast (never
 * fewer than the certain ones); the comers are what makes the sum exact. Decided comers beyond that number are told as
 * still waiting: raising the leavers to make room for them would promise beds that nobody expects.
 */
export function bridgeOf(input: BridgeInput): Bridge {
  const freeNow = input.staffedNow - input.censusNow;
  const staffingChange = input.staffedAtTarget - input.staffedNow;
  const freeAtTarget = input.staffedAtTarget - input.medianCensus;
  const definite = knownMoves(input.definiteOutAt, input.targetAt).count;
  const decided = knownMoves(input.decidedInAt, input.targetAt).count;
  const leaving = Math.max(definite, Math.round(input.expectedOut));
  // A median above the mean can leave less than nobody to come: then that many more leave.
  const coming = Math.max(0, freeNow + staffingChange + leaving - freeAtTarget);
  const out = moves(definite, freeAtTarget - freeNow - staffingChange + coming);
  const arriving = Math.min(decided, coming);
  return { freeNow, staffingChange, out, in: moves(arriving, coming), stillWaiting: decided - arriving, freeAtTarget };
}

/** Everybody decided or booked by the target, whether or not the forecast has them here by then. */
export function decidedIn(bridge: Bridge): number {
  return bridge.in.certain + bridge.stillWaiting;
}

/** The balance of certain moves alone: what is left if nothing happens beyond what is decided. */
export function definiteBalance(bridge: Bridge): number {
  return bridge.freeNow + bridge.staffingChange + bridge.out.certain - decidedIn(bridge);
}
