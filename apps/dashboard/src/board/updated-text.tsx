import { useWallClock } from '../data/use-clock';
import { useBoard } from '../data/use-board';
import { useFreshness } from '../data/use-freshness';
import { wallAge } from '../model/hospital-clock';
import { clockText } from '../model/local-time';
import type { BoardNode } from '@wardcast/contract';
import { boardText } from '../text/board-text';
import { ageText } from '../text/time-text';
import { useFrame } from './board-frame';

/** When a node's numbers last changed, or how late they are. The only part of a card that is redrawn each second. */
export function UpdatedText({ node }: { readonly node: BoardNode }) {
  const { hospital } = useFrame();
  const freshness = useFreshness();
  const clock = useBoard((state) => state.clock);
  const wallMs = useWallClock();
  if (!freshness || !clock) return null;
  if (freshness.state === 'stale' && freshness.heardAt !== null) return <>{boardText.lastHeard(clockText(freshness.heardAt, hospital.timeZone))}</>;
  if (freshness.state === 'delayed' && freshness.ageMs !== null) return <span className="tag">{boardText.delayed(ageText(freshness.ageMs))}</span>;
  const changedAt = Math.max(node.live.at, node.forecast?.issuedAt ?? 0);
  return <>{boardText.updated(ageText(wallAge(clock, changedAt, wallMs)))}</>;
}
