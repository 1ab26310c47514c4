import type { Freshness } from '../model/freshness';
import { clockText } from '../model/local-time';
import { ageText } from './time-text';

/** "Live, heartbeat 4 s ago" in two parts, the first strong. */
export function freshnessText(freshness: Freshness, timeZone: string): { readonly strong: string; readonly rest: string } {
  if (freshness.ageMs === null || freshness.heardAt === null) return { strong: 'Stale', rest: ', no heartbeat yet' };
  const age = ageText(freshness.ageMs);
  if (freshness.state === 'live') return { strong: 'Live', rest: `, heartbeat ${age} ago` };
  if (freshness.state === 'delayed') return { strong: `Delayed ${age}`, rest: `, last heard ${clockText(freshness.heardAt, timeZone)}` };
  return { strong: `Stale ${age}`, rest: `, last heard ${clockText(freshness.heardAt, timeZone)}` };
}

export function staleBadgeText(freshness: Freshness): string {
  return freshness.ageMs === null ? 'Stale' : `Stale ${ageText(freshness.ageMs)}`;
}
