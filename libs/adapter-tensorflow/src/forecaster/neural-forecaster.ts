import type { Forecaster, FitReport, FitRequest, PanelQuantiles } from '@wardcast/application';
import type { HourlyPanel } from '@wardcast/forecasting';
import type { TensorFlowBackend } from '../backend/open-tensorflow';
import { firstWeights } from '../network/first-weights';
import type { NetworkShape } from '../network/network-shape';
import { QuantileNetwork } from '../network/quantile-network';
import { trainNetwork } from '../network/train-network';
import { scaledInputs, inputScale } from './input-scale';
import { NEURAL_SETTINGS } from './neural-settings';
import { inputWidth, PanelInputs, type OriginInputs } from './panel-inputs';
import { panelTrainingRows } from './panel-training-rows';
import { networkFromText, networkToText, type LearntNetwork } from './saved-network';

const SETTINGS = NEURAL_SETTINGS;

/**
 * One global quantile network for all sites of a panel, on the same columns as the pooled ridge. It computes in the
 * thread that calls it, which is busy meanwhile. A fit with the seed of the one before goes on from there with fewer
 * passes; another seed begins anew.
 */
export class NeuralForecaster implements Forecaster {
  readonly name = 'quantile network';
  readonly horizonsHours = SETTINGS.rows.horizonsHours;
  readonly shape: NetworkShape;
  private learnt: LearntNetwork | null = null;

  constructor(private readonly backend: TensorFlowBackend, readonly levels: readonly number[]) {
    this.shape = { inputs: inputWidth(SETTINGS.rows), hidden: SETTINGS.hidden, horizons: this.horizonsHours.length, levels };
  }

  fit(panel: HourlyPanel, { toExclusive, seed, timeLimitMs, onProgress }: FitRequest): Promise<FitReport> {
    const deadline = performance.now() + timeLimitMs;
    const rows = panelTrainingRows(panel, SETTINGS, toExclusive);
    if (rows.count < SETTINGS.leastRows) return Promise.resolve({ status: 'refused', reason: 'too-short' });
    const before = this.learnt?.seed === seed ? this.learnt : null;
    const scale = before?.scale ?? inputScale(rows.inputs, rows.inputWidth);
    const network = this.network(before?.weights ?? firstWeights(this.shape, seed));
    const plan = before === null ? { epochs: SETTINGS.firstEpochs, rate: SETTINGS.firstRate } : { epochs: SETTINGS.furtherEpochs, rate: SETTINGS.furtherRate };
    const isOver = (): boolean => performance.now() >= deadline;
    const ended = trainNetwork(network, { ...rows, inputs: scaledInputs(rows.inputs, scale) }, { ...plan, seed: seed + toExclusive, batchRows: SETTINGS.batchRows, isOver, onProgress: onProgress ?? (() => {}) });
    this.learnt = { shape: this.shape, scale, weights: network.weights(), seed };
    network.dispose();
    return Promise.resolve({ status: ended ? 'fitted' : 'cut-short', rows: rows.count });
  }

  forecast(panel: HourlyPanel, origins: readonly number[]): Promise<readonly PanelQuantiles[]> {
    const { learnt } = this;
    const silent = panel.sites.map(() => null);
    if (learnt === null) return Promise.resolve(origins.map(() => silent));
    const walk = new PanelInputs(panel, SETTINGS.rows);
    const network = this.network(learnt.weights);
    const answers = origins.map((hour) => (hour % SETTINGS.rows.originEveryHours === 0 ? this.answer(network, learnt, walk.at(hour), panel.sites.length) : silent));
    network.dispose();
    return Promise.resolve(answers);
  }

  private answer(network: QuantileNetwork, { scale }: LearntNetwork, at: OriginInputs, sites: number): PanelQuantiles {
    const answers: (readonly Float64Array[] | null)[] = new Array(sites).fill(null);
    if (at.sites.length === 0) return answers;
    const values = network.quantiles(scaledInputs(at.inputs, scale), at.sites.length);
    const horizons = this.horizonsHours.length;
    const width = this.levels.length;
    at.sites.forEach((site, row) => {
      answers[site] = this.horizonsHours.map((_, j) => {
        const cell = row * horizons + j;
        return Float64Array.from(values.subarray(cell * width, (cell + 1) * width), (value) => Math.max(0, at.bases[cell]! + at.units[row]! * value));
      });
    });
    return answers;
  }

  save(): Promise<string | null> {
    return Promise.resolve(this.learnt === null ? null : networkToText(this.learnt));
  }

  load(saved: string): Promise<boolean> {
    const learnt = networkFromText(saved, this.shape);
    if (learnt !== null) this.learnt = learnt;
    return Promise.resolve(learnt !== null);
  }

  close(): Promise<void> {
    this.learnt = null;
    return Promise.resolve();
  }

  private network(weights: readonly Float32Array[]): QuantileNetwork {
    return new QuantileNetwork(this.backend.tf, this.shape, weights);
  }
}
