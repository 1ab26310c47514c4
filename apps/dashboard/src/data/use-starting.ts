import { useRef } from 'react';
import type { Startup } from '@wardcast/contract';
import { useBoard } from './use-board';

/**
 * What the product is doing while it starts and has nothing to answer with: no hospital, or one whose history is still
 * being loaded and that has no forecast. Null once there is one, be it from before a restart, or it is said why there
 * is none. Who has seen the start sees it to its end: the first forecast may come a moment before the product is ready,
 * when nothing was heard of its feeds yet, or a moment after.
 */
export function useStarting(): Startup | null {
  const startup = useBoard((state) => state.startup);
  const hasAnswer = useBoard(({ hospital, nodes }) => {
    const whole = hospital && nodes.get(hospital.facilityId)?.node;
    return Boolean(whole?.forecast ?? whole?.refusal);
  });
  const hasHospital = useBoard((state) => state.hospital !== null);
  const hasSeenStart = useRef(false);
  const isFirstStart = useRef(false);
  if (startup && !startup.ready) hasSeenStart.current = true;
  const isOver = hasAnswer && (startup?.ready === true || !isFirstStart.current);
  const isShown = startup !== null && !isOver && (!startup.ready || (hasHospital && hasSeenStart.current));
  // Only a hospital that is known and has no forecast is begun with: one not read yet may have numbers from before a restart.
  isFirstStart.current = isShown && hasHospital;
  return isShown ? startup : null;
}
