import type { ApiContext } from '@wardcast/application';
import type { RuntimeConfig } from './config/runtime-config';
import type { Health } from './health/probes';
import { modeOf } from './open-adapters';
import type { Mode } from './open-adapters';
import { ProductRuntime } from './product-runtime';
import { ServingRuntime } from './serving-runtime';

/** The product behind the API, in the order in which its parts are called: start, announceStop, stopWork, close. */
export interface ServedProduct extends ApiContext, Health {
  /** Resolves when the board has live numbers. */
  start(): Promise<void>;
  /** Probes and screens say that it is going. */
  announceStop(): void;
  /** Stops taking events in, after the batch in hand. */
  stopWork(): Promise<void>;
  /** Leaves bus and database. */
  close(): Promise<void>;
}

const RUNTIMES: Readonly<Record<Mode, (config: RuntimeConfig, onFatal: (error: Error) => void) => ServedProduct>> = {
  embedded: (config, onFatal) => new ProductRuntime(config, onFatal),
  full: (config) => new ServingRuntime(config),
};

/** What `npm start` runs: everything in one process, or dashboard and API in front of workers. */
export function openRuntime(config: RuntimeConfig, onFatal: (error: Error) => void): ServedProduct {
  return RUNTIMES[modeOf(config)](config, onFatal);
}
