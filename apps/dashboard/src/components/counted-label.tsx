import { useFromClock } from '../data/use-clock';
import { useServices } from '../data/wardcast-context';
import { hospitalNow } from '../model/hospital-clock';
import { countedText } from '../text/counted-text';

/** A label that changed each second would be read by nobody. */
const STEP_MS = 60_000;

/** Says on a ward's own card, row or page that it sends only counts, and how old the last one is; nothing for a ward that sends movements. */
export function CountedLabel({ countedAt }: { readonly countedAt: number | null }) {
  const { store } = useServices();
  const now = useFromClock((wallMs) => {
    const { clock } = store.state();
    return clock && countedAt !== null ? Math.floor(hospitalNow(clock, wallMs) / STEP_MS) * STEP_MS : null;
  });
  return countedAt !== null && now !== null && <span className="baseline" data-testid="counted">{countedText(countedAt, now)}</span>;
}
