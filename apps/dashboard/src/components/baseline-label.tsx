import type { NodeForecast } from '@wardcast/contract';
import { baselineText } from '../text/doubt-text';

/** Says on a ward's own card, row or page that a simple rule speaks for it, and why; nothing while the models do. */
export function BaselineLabel({ forecast }: { readonly forecast: NodeForecast | null }) {
  const text = baselineText(forecast);
  return text && <span className="baseline" data-testid="baseline">{text}</span>;
}
