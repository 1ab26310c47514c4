import type { BoardNode } from '@wardcast/contract';
import { useBoard } from '../data/use-board';
import { useHospitalMinute } from '../data/use-clock';
import { refusalReason, refusalSince } from '../text/refusal-text';

/** Says in a row that there is no forecast, since when and why; nothing while there is one. */
export function RefusalLabel({ refusal }: { readonly refusal: BoardNode['refusal'] }) {
  const hospital = useBoard((state) => state.hospital);
  const now = useHospitalMinute();
  if (!refusal || !hospital || now === null) return null;
  const frame = { hospital, now };
  return <span className="baseline" data-testid="refused">{`${refusalSince(refusal, frame)}: ${refusalReason(refusal, frame)}.`}</span>;
}
