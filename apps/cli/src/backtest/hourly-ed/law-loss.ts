import { Q19 } from '@wardcast/forecasting';
import { meanPinball, quantilesOf, type CountPmf } from '@wardcast/probability';

/** Pinball loss of a law over the nineteen levels of the protocol. */
export function lossOf(law: CountPmf, observed: number): number {
  return meanPinball(Q19, quantilesOf(law, Q19), observed);
}
