import type { FitReport, PanelQuantiles } from '@wardcast/application';
import type { HourlyPanel } from '@wardcast/forecasting';
import type { BackendName } from '../backend/open-tensorflow';

/** What the thread is started with. */
export interface NeuralThreadInput {
  readonly levels: readonly number[];
  readonly only: BackendName | undefined;
}
export type ToNeuralThread =
  | { readonly ask: 'fit'; readonly panel: HourlyPanel; readonly toExclusive: number; readonly seed: number; readonly timeLimitMs: number }
  | { readonly ask: 'forecast'; readonly panel: HourlyPanel; readonly origins: readonly number[] }
  | { readonly ask: 'save' }
  | { readonly ask: 'load'; readonly saved: string };
/** What each question is answered with. */
export interface NeuralAnswers {
  readonly fit: FitReport;
  readonly forecast: readonly PanelQuantiles[];
  readonly save: string | null;
  readonly load: boolean;
}
export type FromNeuralThread =
  | { readonly kind: 'ready'; readonly backend: BackendName; readonly because: string }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly value: NeuralAnswers[keyof NeuralAnswers] };
