import type { HourlyPanel } from '@wardcast/forecasting';
import type { Forecaster, FitReport, FitRequest, PanelQuantiles } from '../ports/forecaster.port';

/** Offset basis and prime of the 32-bit FNV-1a hash. */
const FNV = { basis: 0x811c9dc5, prime: 0x01000193 } as const;

/**
 * One forecaster for all hospitals of a process: each sees one of its own, which has learnt from that hospital alone. A thread with a
 * network for each of them would cost some hundred megabytes; what a network has learnt is a small text, laid aside while
 * another hospital has its turn. Turns come in the order of asking, so that hospitals need not know of each other.
 */
export class SharedForecaster {
  private readonly learnt = new Map<string, string>();
  /** Whose learning the forecaster holds. */
  private holder: string | null = null;
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(private readonly forecaster: Forecaster) {}

  /** The forecaster as one hospital sees it. It keeps the contract of the port; closing it forgets what it has learnt and leaves the others. */
  of(facilityId: string): Forecaster {
    const { name, horizonsHours, levels } = this.forecaster;
    const turn = <T>(work: () => Promise<T>): Promise<T> => this.turn(facilityId, work);
    return {
      name, horizonsHours, levels,
      fit: (panel, request) => turn(() => this.fit(facilityId, panel, request)),
      forecast: (panel, origins) => turn(() => (this.learnt.has(facilityId) ? this.forecaster.forecast(panel, origins) : Promise.resolve(silence(panel, origins)))),
      save: () => turn(() => Promise.resolve(this.learnt.get(facilityId) ?? null)),
      load: (saved) => turn(async () => {
        const taken = await this.forecaster.load(saved);
        if (taken) this.learnt.set(facilityId, saved);
        return taken;
      }),
      close: () => turn(() => {
        this.learnt.delete(facilityId);
        return Promise.resolve();
      }),
    };
  }

  /** A seed of the hospital's own: with the seed of another one a fit would go on from what that one has learnt. */
  private async fit(facilityId: string, panel: HourlyPanel, request: FitRequest): Promise<FitReport> {
    const report = await this.forecaster.fit(panel, { ...request, seed: seedOf(facilityId, request.seed) });
    const saved = report.status === 'refused' ? null : await this.forecaster.save();
    if (saved !== null) this.learnt.set(facilityId, saved);
    return report;
  }

  private turn<T>(facilityId: string, work: () => Promise<T>): Promise<T> {
    const run = this.lastTurn.then(async () => {
      const own = this.learnt.get(facilityId);
      if (this.holder !== facilityId && own !== undefined) await this.forecaster.load(own);
      this.holder = facilityId;
      return work();
    });
    // Whoever asks next waits for the end of this turn, not for its success.
    this.lastTurn = run.catch(() => undefined);
    return run;
  }
}

function silence(panel: HourlyPanel, origins: readonly number[]): readonly PanelQuantiles[] {
  return origins.map(() => panel.sites.map(() => null));
}

function seedOf(facilityId: string, seed: number): number {
  let hash: number = FNV.basis;
  for (let i = 0; i < facilityId.length; i++) hash = Math.imul(hash ^ facilityId.charCodeAt(i), FNV.prime);
  // A bit less, so that seed and hours still add up to what 32 bits hold.
  return seed + (hash >>> 2);
}
