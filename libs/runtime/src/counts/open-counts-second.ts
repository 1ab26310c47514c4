import type { Forecaster } from '@wardcast/application';
import { Q23 } from '@wardcast/forecasting';
import { openNeuralForecaster } from '../neural/open-neural-forecaster';

/**
 * The quantile network as second member for units that send only counts, where it was asked for. A machine on which no backend
 * answers goes on without it, and says so.
 */
export async function openCountsSecond(isWanted: boolean, say: (line: string) => void): Promise<Forecaster | null> {
  if (!isWanted) return null;
  try {
    const network = await openNeuralForecaster({ levels: Q23 });
    say(`The quantile network computes on the ${network.backend?.name ?? 'unknown'} backend; units that send only counts get it as a second member, with the weight that it earns.`);
    return network;
  } catch (error) {
    say(`There is no quantile network here: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
