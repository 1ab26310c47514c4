import { useSyncExternalStore } from 'react';
import { hospitalNow } from '../model/hospital-clock';
import { useServices } from './wardcast-context';

const MINUTE_MS = 60_000;

/** Wall ms, renewed every second. Only texts that show an age should use it. */
export function useWallClock(): number {
  const { clock } = useServices();
  return useSyncExternalStore(clock.subscribe, clock.tick, clock.tick);
}

/** A value read from the clock each second; the component is drawn again only when the value changes. */
export function useFromClock<Value extends string | number | boolean | null>(read: (wallMs: number) => Value): Value {
  const { clock } = useServices();
  const snapshot = () => read(clock.tick());
  return useSyncExternalStore(clock.subscribe, snapshot, snapshot);
}

/** The hospital's time (UTC ms), floored to the minute; null before the first message. */
export function useHospitalMinute(): number | null {
  const { store } = useServices();
  return useFromClock((wallMs) => {
    const { clock } = store.state();
    return clock ? Math.floor(hospitalNow(clock, wallMs) / MINUTE_MS) * MINUTE_MS : null;
  });
}
