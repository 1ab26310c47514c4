import { useFromClock } from '../data/use-clock';
import { useServices } from '../data/wardcast-context';
import { hospitalNow } from '../model/hospital-clock';

/** A spark fan moves by two pixels in this time: drawing it more often would not be seen. */
const STEP_MS = 10 * 60_000;

/** The hospital's time in steps of ten minutes, UTC ms; the step that holds the newest message at the latest. */
export function useCoarseNow(): number | null {
  const { store } = useServices();
  return useFromClock((wallMs) => {
    const { clock } = store.state();
    return clock ? Math.floor(hospitalNow(clock, wallMs) / STEP_MS) * STEP_MS : null;
  });
}
