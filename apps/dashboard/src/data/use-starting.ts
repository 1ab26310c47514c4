import type { Startup } from '@wardcast/contract';
import { useBoard } from './use-board';

/**
 * What the product is doing while it starts and has nothing to answer with: no hospital, or one whose history is still
 * being loaded and that has no forecast. Null once there is one, be it from before a restart.
 */
export function useStarting(): Startup | null {
  const startup = useBoard((state) => state.startup);
  const hasForecast = useBoard((state) => Boolean(state.hospital && state.nodes.get(state.hospital.facilityId)?.node.forecast));
  return startup && !startup.ready && !hasForecast ? startup : null;
}
