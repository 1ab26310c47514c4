import type { HourlyPanel } from '@wardcast/forecasting';

export interface FitRequest {
  /** Hours of the panel that may be learnt from: [0, toExclusive). */
  readonly toExclusive: number;
  /** The same seed, panel and backend give the same numbers. */
  readonly seed: number;
  /** After so long the fit ends with what it has learnt by then. */
  readonly timeLimitMs: number;
  readonly onProgress?: (done: number, total: number) => void;
}
/** 'cut-short': the time was over before the work; the forecaster speaks all the same. */
export type FitReport = { readonly status: 'fitted' | 'cut-short'; readonly rows: number } | { readonly status: 'refused'; readonly reason: 'too-short' };

/** One site from one origin: by horizon, counts at the forecaster's levels, ascending, finite, never below zero. */
export type SiteQuantiles = readonly ArrayLike<number>[];
/** By site; null for a site that nothing can be said of. */
export type PanelQuantiles = readonly (SiteQuantiles | null)[];

/**
 * Forecasts units of which only hourly counts are known, all of a panel at once. What it has learnt belongs to no single
 * panel: it can be kept and given to another process. Methods are called one after the other.
 */
export interface Forecaster {
  /** What it is called beside other members of an ensemble. */
  readonly name: string;
  readonly horizonsHours: readonly number[];
  readonly levels: readonly number[];

  /** Learns from a panel, and forgets what it had learnt where the seed is another. A refusal leaves everything as it was. */
  fit(panel: HourlyPanel, request: FitRequest): Promise<FitReport>;
  /**
   * Forecasts from the ends of hours of the panel, in ascending order; each from nothing later than its origin. Hours that
   * are no origin time, and all of them before a fit, give null for every site.
   */
  forecast(panel: HourlyPanel, origins: readonly number[]): Promise<readonly PanelQuantiles[]>;
  /** What was learnt, as text without any count of any site; null before a fit. */
  save(): Promise<string | null>;
  /** Takes what another has saved. False, and nothing changed, where the text is not of this kind. */
  load(saved: string): Promise<boolean>;
  /** Frees what it holds. It is not asked anything afterwards. */
  close(): Promise<void>;
}
