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

function countUntil(instants: readonly (number | null)[], at: number): number {
  return instants.filter((instant) => instant === null || instant <= at).length;
}

function moves(certain: number, total: number): Moves {
  return { certain, likely: total - certain, total };
}

/**
 * The equation of the board's tiles. The median census fixes the result; the leavers come from the forecast (never
 * fewer than the certain ones); the comers are what makes the sum exact. Should they fall short of the decided ones,
 * both directions rise by the same number, so that nothing certain is hidden and the sum still holds.
 */
export function bridgeOf(input: BridgeInput): Bridge {
  const freeNow = input.staffedNow - input.censusNow;
  const staffingChange = input.staffedAtTarget - input.staffedNow;
  const freeAtTarget = input.staffedAtTarget - input.medianCensus;
  const definite = countUntil(input.definiteOutAt, input.targetAt);
  const decided = countUntil(input.decidedInAt, input.targetAt);
  const leaving = Math.max(definite, Math.round(input.expectedOut));
  const coming = freeNow + staffingChange + leaving - freeAtTarget;
  const raise = Math.max(0, decided - coming);
  return { freeNow, staffingChange, out: moves(definite, leaving + raise), in: moves(decided, coming + raise), freeAtTarget };
}

/** The balance of certain moves alone: what is left if nothing happens beyond what is decided. */
export function definiteBalance(bridge: Bridge): number {
  return bridge.freeNow + bridge.staffingChange + bridge.out.certain - bridge.in.certain;
}
