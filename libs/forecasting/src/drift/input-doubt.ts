import { HOUR_MS } from '@wardcast/timeseries';
import { isFeedSilent } from './feed-gap';

/** Why what is known of a unit may not be the latest. */
export type DoubtCause = 'feed_late' | 'hours_missing' | 'contradictions';
export interface InputDoubt {
  readonly cause: DoubtCause;
  /** Of which feed, where one is named. */
  readonly feedId: string | null;
  /** So much of the recent past is taken as not known: ranges are those of a forecast that was made so much earlier. */
  readonly blindHours: number;
}
export interface HeardFeed {
  readonly feedId: string;
  /** ms; null = never. */
  readonly lastHeartbeatAt: number | null;
  readonly lastReceivedAt: number | null;
}
export interface FeedDoubtInput {
  /** ms UTC. */
  readonly now: number;
  readonly feeds: readonly HeardFeed[];
  /** Usual movements of the whole hospital in an hour. */
  readonly movementsPerHour: number;
}

/** Screens call numbers stale from here on as well, so that label and range agree (minutes). */
const LATE_AFTER_MINUTES = 10;
/** A day without news says as much as ten: by then everything is as usual, and the ladder has stepped down long before. */
const MAX_BLIND_HOURS = 24;
const MINUTE_MS = 60_000;
/** Missing hours count while they are in the last day: that long most stays and the arrivals' level remember. */
export const GAP_WINDOW_HOURS = 24;
/** The running hour, and the one that has just ended and may not have been closed yet. */
const OPEN_HOURS = 2;
/** One in twenty, as for messages that cannot be read: below it, contradictions are mended by the next event. */
const CONTRADICTION_SHARE = 0.05;

/**
 * The feed that was heard longest ago, once that is more than ten minutes; feeds that send heartbeats are judged by them and
 * their events. Where none does, the silence of all together is judged by the movements that were due in it (Poisson). Null when all is well.
 */
export function feedDoubt({ now, feeds, movementsPerHour }: FeedDoubtInput): InputDoubt | null {
  const heard = feeds.flatMap(({ feedId, lastHeartbeatAt, lastReceivedAt }) => {
    const times = [lastHeartbeatAt, lastReceivedAt].filter((at) => at !== null);
    return times.length === 0 ? [] : [{ feedId, beats: lastHeartbeatAt !== null, at: Math.max(...times) }];
  });
  const beating = heard.filter(({ beats }) => beats);
  if (beating.length > 0) {
    const last = beating.reduce((found, feed) => (feed.at < found.at ? feed : found));
    return now - last.at > LATE_AFTER_MINUTES * MINUTE_MS ? doubtOf('feed_late', (now - last.at) / HOUR_MS, last.feedId) : null;
  }
  const newest = heard.reduce<(typeof heard)[number] | null>((found, feed) => (found === null || feed.at > found.at ? feed : found), null);
  if (newest === null) return null;
  const silentHours = (now - newest.at) / HOUR_MS;
  const isLate = silentHours * 60 > LATE_AFTER_MINUTES && isFeedSilent(movementsPerHour * silentHours);
  return isLate ? doubtOf('feed_late', silentHours, newest.feedId) : null;
}

/**
 * Unknown hours (NaN) among the day before the last full hour, of the census at every hour up to the running one, oldest first. Null when all
 * are known, or none is on record yet.
 */
export function gapDoubt(recentCensus: readonly number[]): InputDoubt | null {
  const missing = recentCensus.slice(-GAP_WINDOW_HOURS - OPEN_HOURS, -OPEN_HOURS).filter(Number.isNaN).length;
  return missing > 0 ? doubtOf('hours_missing', missing, null) : null;
}

/** Many events that contradict each other: that share of the last day's movements may not have happened as told. Null up to one in twenty. */
export function contradictionDoubt(contradictions: number, movements: number): InputDoubt | null {
  const share = contradictions / Math.max(1, movements);
  return share > CONTRADICTION_SHARE ? doubtOf('contradictions', GAP_WINDOW_HOURS * share, null) : null;
}

/** The doubt that leaves most unknown. */
export function worstDoubt(doubts: readonly (InputDoubt | null)[]): InputDoubt | null {
  return doubts.reduce((worst, doubt) => (doubt !== null && (worst === null || doubt.blindHours > worst.blindHours) ? doubt : worst), null);
}

function doubtOf(cause: DoubtCause, hours: number, feedId: string | null): InputDoubt {
  return { cause, feedId, blindHours: Math.min(MAX_BLIND_HOURS, hours) };
}
