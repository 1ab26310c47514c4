import { freshnessOf, type Freshness, type FreshnessState } from '../model/freshness';
import { useBoard } from './use-board';
import { useFromClock, useWallClock } from './use-clock';
import { useServices } from './wardcast-context';

/** The state of the board's data; drawn again only when it turns. */
export function useFreshnessState(): FreshnessState {
  const { store } = useServices();
  return useFromClock((wallMs) => {
    const { clock, feeds } = store.state();
    return clock ? freshnessOf(feeds, clock, wallMs).state : 'live';
  });
}

/** The same with its age, renewed every second; null before the first message. */
export function useFreshness(): Freshness | null {
  const clock = useBoard((state) => state.clock);
  const feeds = useBoard((state) => state.feeds);
  const wallMs = useWallClock();
  return clock ? freshnessOf(feeds, clock, wallMs) : null;
}
