/** A bed said to be blocked or open from an instant on (ms). */
export interface BlockedMessage {
  readonly bedId: string;
  readonly at: number;
  readonly isBlocked: boolean;
}

const DAY_MS = 86_400_000;

/** Bed-days blocked within [from, to), from the messages up to `to` in any order. A bed blocked before `from` counts from there. */
export function blockedBedDays(messages: readonly BlockedMessage[], from: number, to: number): number {
  const since = new Map<string, number>();
  let blockedMs = 0;
  const release = (bedId: string, at: number): void => {
    const start = since.get(bedId);
    since.delete(bedId);
    if (start !== undefined) blockedMs += Math.max(0, Math.min(at, to) - Math.max(start, from));
  };
  for (const { bedId, at, isBlocked } of [...messages].sort((a, b) => a.at - b.at)) {
    if (at >= to) break;
    if (!isBlocked) release(bedId, at);
    else if (!since.has(bedId)) since.set(bedId, at);
  }
  for (const bedId of [...since.keys()]) release(bedId, to);
  return blockedMs / DAY_MS;
}
