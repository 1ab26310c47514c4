import { useFreshness } from '../data/use-freshness';
import { useBoard } from '../data/use-board';
import { freshnessText } from '../text/freshness-text';

/** Live, delayed or stale, with the age of the last heartbeat. It changes text, never colour alone. */
export function FreshnessLight() {
  const freshness = useFreshness();
  const hospital = useBoard((state) => state.hospital);
  if (!freshness || !hospital) return null;
  const { strong, rest } = freshnessText(freshness, hospital.timeZone);
  return (
    <span className={`fresh ${freshness.state}`} data-testid="freshness" data-state={freshness.state}>
      <span className="pulse" aria-hidden="true" />
      <span>
        <b>{strong}</b>
        <span className="long">{rest}</span>
      </span>
    </span>
  );
}
