import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Forecaster, FitReport, FitRequest, PanelQuantiles } from '@wardcast/application';
import type { HourlyPanel } from '@wardcast/forecasting';
import type { BackendName } from '../backend/open-tensorflow';
import { NEURAL_SETTINGS } from '../forecaster/neural-settings';
import type { FromNeuralThread, NeuralAnswers, NeuralThreadInput, ToNeuralThread } from './thread-messages';

/** Threads run compiled files, also when a test runs the source. */
const COMPILED = resolve(__dirname, '../../dist/thread');
/** Two years of a hundred sites as rows of single precision, twice while they are put together. */
const MAX_HEAP_MB = 2_048;
/** Loading a backend takes a second or two; on a machine that swaps, a minute. */
const START_MS = 120_000;
/** A fit ends by itself at its time limit; a thread that has not answered so long after it hangs. */
const GRACE_MS = 600_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

/**
 * The quantile network in a thread of its own, so that whoever serves screens never waits for a training step. Every
 * method rejects when the thread has ended; it is then closed, and a new one has to be opened.
 */
export class ThreadedNeuralForecaster implements Forecaster {
  readonly name = 'quantile network';
  readonly horizonsHours = NEURAL_SETTINGS.rows.horizonsHours;
  backend: { readonly name: BackendName; readonly because: string } | null = null;
  private readonly worker: Worker;
  private waiting: Waiting | null = null;
  private fault: Error | null = null;

  private constructor(readonly levels: readonly number[], only: BackendName | undefined) {
    // The library reads it from the process, of which a thread has a copy only.
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
    const input: NeuralThreadInput = { levels, only };
    this.worker = new Worker(join(COMPILED, 'neural.thread.js'), { workerData: input, name: 'neural', resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    this.worker.on('message', (message: FromNeuralThread) => this.hear(message));
    this.worker.once('error', (error) => this.fail(error));
    this.worker.once('exit', (code) => this.fail(new Error(`The thread of the quantile network ended with code ${code}.`)));
  }

  /** Starts the thread and waits until its backend answers. Rejects where none does. */
  static async open({ levels, only }: { readonly levels: readonly number[]; readonly only?: BackendName }): Promise<ThreadedNeuralForecaster> {
    const forecaster = new ThreadedNeuralForecaster(levels, only);
    await forecaster.wait(START_MS);
    return forecaster;
  }

  fit(panel: HourlyPanel, { toExclusive, seed, timeLimitMs, onProgress }: FitRequest): Promise<FitReport> {
    return this.ask<'fit'>({ ask: 'fit', panel, toExclusive, seed, timeLimitMs }, { patienceMs: timeLimitMs + GRACE_MS, onProgress });
  }

  forecast(panel: HourlyPanel, origins: readonly number[]): Promise<readonly PanelQuantiles[]> {
    return this.ask<'forecast'>({ ask: 'forecast', panel, origins });
  }

  save(): Promise<string | null> {
    return this.ask<'save'>({ ask: 'save' });
  }

  load(saved: string): Promise<boolean> {
    return this.ask<'load'>({ ask: 'load', saved });
  }

  async close(): Promise<void> {
    this.fault ??= new Error('The quantile network is closed.');
    await this.worker.terminate();
  }

  private ask<Name extends keyof NeuralAnswers>(question: ToNeuralThread & { readonly ask: Name }, { patienceMs = GRACE_MS, onProgress }: { readonly patienceMs?: number; readonly onProgress?: Waiting['onProgress'] } = {}): Promise<NeuralAnswers[Name]> {
    if (this.fault !== null) return Promise.reject(this.fault);
    if (this.waiting !== null) return Promise.reject(new Error('A forecaster is asked one thing after the other.'));
    const answer = this.wait(patienceMs, onProgress);
    this.worker.postMessage(question);
    return answer as Promise<NeuralAnswers[Name]>;
  }

  private wait(patienceMs: number, onProgress?: Waiting['onProgress']): Promise<unknown> {
    return new Promise((resolveWait, reject) => {
      const deadline = setTimeout(() => {
        this.fail(new Error('The thread of the quantile network hangs and was given up.'));
        void this.worker.terminate();
      }, patienceMs);
      const over = (): void => {
        clearTimeout(deadline);
        this.waiting = null;
      };
      this.waiting = { onProgress, resolve: (value) => (over(), resolveWait(value)), reject: (error) => (over(), reject(error)) };
    });
  }

  private hear(message: FromNeuralThread): void {
    if (message.kind === 'progress') return this.waiting?.onProgress?.(message.done, message.total);
    if (message.kind === 'ready') this.backend = { name: message.backend, because: message.because };
    this.waiting?.resolve(message.kind === 'answer' ? message.value : null);
  }

  private fail(error: Error): void {
    this.fault ??= error;
    this.waiting?.reject(this.fault);
  }
}
