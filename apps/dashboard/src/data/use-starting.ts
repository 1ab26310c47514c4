import { useEffect, useRef, useState } from 'react';
import type { Startup } from '@wardcast/contract';
import { useBoard } from './use-board';

/** A first heartbeat that is not there by then is late, and the board says so: the server promises a message every ten seconds. */
const FIRST_HEARTBEAT_MS = 10_000;

/**
 * What the product is doing while it starts and has nothing to answer with: no hospital, or one whose history is still
 * being loaded and that has no forecast. Null once there is one, be it from before a restart, or it is said why there
 * is none. Who has seen the start sees it to its end: until the product is ready and there is a forecast, whichever comes first, and
 * until its feeds were heard, since before that the numbers would be called old.
 */
export function useStarting(): Startup | null {
  const startup = useBoard((state) => state.startup);
  const hasAnswer = useBoard(({ hospital, nodes }) => {
    const whole = hospital && nodes.get(hospital.facilityId)?.node;
    return Boolean(whole?.forecast ?? whole?.refusal);
  });
  const isHeard = useBoard((state) => state.feeds.some(({ lastHeartbeatAt }) => lastHeartbeatAt != null));
  const hasHospital = useBoard((state) => state.hospital !== null);
  const hasSeenStart = useRef(false);
  const isFirstStart = useRef(false);
  const [hasWaited, setHasWaited] = useState(false);
  if (startup && !startup.ready) hasSeenStart.current = true;
  const isReady = hasAnswer && startup?.ready === true;
  const isOver = isFirstStart.current ? isReady && (isHeard || hasWaited) : hasAnswer;
  const isShown = startup !== null && !isOver && (!startup.ready || (hasHospital && hasSeenStart.current));
  // Only a hospital that is known and has no forecast is begun with: one not read yet may have numbers from before a restart.
  isFirstStart.current = isShown && hasHospital;
  const isWaiting = isReady && isShown;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setHasWaited(true), FIRST_HEARTBEAT_MS);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isShown ? startup : null;
}
