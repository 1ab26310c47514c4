import type { BoardNode } from '@wardcast/contract';
import { boardText } from '../text/board-text';
import { refusalSince } from '../text/refusal-text';
import { useFrame } from './board-frame';
import { useCoarseNow } from './use-coarse-now';

/** "No forecast since 09:10" where the newest issue refused, "No forecast yet" where none was due. */
export function NoForecastWords({ refusal }: { readonly refusal: BoardNode['refusal'] }) {
  const { hospital } = useFrame();
  const now = useCoarseNow();
  return refusal && now !== null ? refusalSince(refusal, { hospital, now }) : boardText.noForecast;
}
