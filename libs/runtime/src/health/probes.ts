import type { OperationsStore } from '@wardcast/application';
import type { ProductMetrics } from './product-metrics';
import type { ProgressReport } from './progress-watch';

/** A probe that takes longer than this is a failed one. */
const PROBE_MS = 2_000;

export interface Readiness {
  readonly ready: boolean;
  readonly database: boolean;
  readonly migrated: boolean;
  readonly forecast: boolean;
}
/** What the probes of a process are answered from. */
export interface Health {
  readonly metrics: ProductMetrics;
  /** Whether it can do its work now: the database answers, its schema is there, and (where that is asked) a forecast is. */
  readiness(): Promise<Readiness>;
  progress(): ProgressReport;
}

/** Asks the database, for a short time only. `needsForecast`: nothing to show counts as not ready. */
export async function readReadiness(store: OperationsStore | null, needsForecast: boolean): Promise<Readiness> {
  const none = { ready: false, database: false, migrated: false, forecast: false };
  if (store === null) return none;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PROBE_MS);
  });
  try {
    const found = await Promise.race([store.readiness(), late]);
    return found === null ? none : { ready: found.migrated && (found.forecast || !needsForecast), database: true, ...found };
  } catch {
    return none;
  } finally {
    clearTimeout(timer);
  }
}
