import { Banner } from '../components/banner';
import type { ForecastRefusal } from '@wardcast/contract';
import type { NodeReading } from '../model/node-reading';
import { boardText } from '../text/board-text';
import { NO_DATA } from '../text/level-text';
import { refusalSince, refusalWords } from '../text/refusal-text';
import { useFrame } from './board-frame';
import { useCoarseNow } from './use-coarse-now';

/** "No forecast since 09:10" under a ward's name. */
export function RefusedSince({ refusal }: { readonly refusal: ForecastRefusal }) {
  const { hospital } = useFrame();
  const now = useCoarseNow();
  return <p className="occ" data-testid="refused">{now !== null && refusalSince(refusal, { hospital, now })}</p>;
}

/** In place of fan, range and chance: why there are none, what still works and what to do. Older numbers are not shown. */
export function RefusedBody({ refusal, reading }: { readonly refusal: ForecastRefusal; readonly reading: NodeReading }) {
  const { hospital, isPast } = useFrame();
  const now = useCoarseNow();
  return (
    <>
      {now !== null && <Banner kind="error" words={refusalWords(refusal, boardText.occupied(reading), { hospital, now })} />}
      <p className="likely" data-testid="likely"><span>{boardText.likelyLabel(isPast)}</span> {NO_DATA}</p>
    </>
  );
}
