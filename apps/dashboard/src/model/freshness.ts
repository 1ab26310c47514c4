import type { Feed } from '@wardcast/contract';
import { hospitalNow, wallAge, type ReadClock } from './hospital-clock';

export type FreshnessState = 'live' | 'delayed' | 'stale';

/** Age of the last heartbeat up to which numbers count as live. */
export const LIVE_UP_TO_MS = 2 * 60_000;
/** Age beyond which they are stale. */
export const STALE_BEYOND_MS = 10 * 60_000;

/** How far the numbers can be trusted to be today's. A quiet feed with a heartbeat is live: heartbeats decide. */
export interface Freshness {
  readonly state: FreshnessState;
  /** Age of the deciding heartbeat by the wall, ms; null when none was ever heard. */
  readonly ageMs: number | null;
  /** The deciding heartbeat, UTC ms of the hospital's clock; null when none was ever heard. */
  readonly heardAt: number | null;
  /** Feeds that are worse than live, worst first. */
  readonly lagging: readonly string[];
}

/** @param ageMs age of a heartbeat by the wall, ms */
export function stateOfAge(ageMs: number): FreshnessState {
  if (ageMs > STALE_BEYOND_MS) return 'stale';
  return ageMs < LIVE_UP_TO_MS ? 'live' : 'delayed';
}

/**
 * The state of the whole board: the feed heard longest ago decides, so that a dead feed cannot hide behind a lively
 * one. Feeds never heard are not connected and do not count; with no heartbeat at all the board is stale.
 */
export function freshnessOf(feeds: readonly Feed[], clock: ReadClock, wallMs: number): Freshness {
  const heard = feeds
    .flatMap((feed) => (feed.lastHeartbeatAt == null ? [] : [{ feedId: feed.feedId, at: feed.lastHeartbeatAt }]))
    .sort((a, b) => a.at - b.at);
  const oldest = heard[0];
  if (!oldest) return { state: 'stale', ageMs: null, heardAt: null, lagging: [] };
  const ageMs = wallAge(clock, oldest.at, wallMs);
  const lagging = heard.filter((feed) => stateOfAge(wallAge(clock, feed.at, wallMs)) !== 'live').map((feed) => feed.feedId);
  return { state: stateOfAge(ageMs), ageMs, heardAt: Math.min(oldest.at, hospitalNow(clock, wallMs)), lagging };
}
