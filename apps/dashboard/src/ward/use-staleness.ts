import { useFromClock } from '../data/use-clock';
import { useServices } from '../data/wardcast-context';
import { freshnessOf } from '../model/freshness';
import { staleBadgeText } from '../text/freshness-text';

export interface Staleness {
  /** Last heartbeat, ms; null when none was ever heard. */
  readonly heardAt: number | null;
  /** The words that replace the level. */
  readonly badge: string;
}

/** Since when the data is stale; null while it is live or delayed. Drawn again only when the words or the time turn. */
export function useStaleness(): Staleness | null {
  const { store } = useServices();
  const stale = (wallMs: number) => {
    const { clock, feeds } = store.state();
    const freshness = clock && freshnessOf(feeds, clock, wallMs);
    return freshness?.state === 'stale' ? freshness : null;
  };
  // Two plain values, since only such are compared each second.
  const heardAt = useFromClock((wallMs) => stale(wallMs)?.heardAt ?? null);
  const badge = useFromClock((wallMs) => {
    const freshness = stale(wallMs);
    return freshness && staleBadgeText(freshness);
  });
  return badge === null ? null : { heardAt, badge };
}
