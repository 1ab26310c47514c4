import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM_ACTOR, scoreForecasts } from '@wardcast/application';
import type { ScoringDependencies } from '@wardcast/application';

/** Targets come once an hour; a scaled clock makes them come sooner. */
const ROUND_EVERY_MS = 60_000;

export interface ForecastScoring {
  readonly deps: ScoringDependencies;
  onError(error: unknown): void;
}

async function keepScoring({ deps, onError }: ForecastScoring, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // Ended by the signal, which is no failure.
    await sleep(ROUND_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    try {
      for (const facility of signal.aborted ? [] : await deps.readStore.facilities()) await scoreForecasts(deps, SYSTEM_ACTOR, facility, signal);
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
  }
}

/**
 * Scores issued forecasts once their targets are past, whichever process gets to it first. Returns how to end it: resolves
 * when no statement of it runs any more. A failed round is told and tried again.
 */
export function keepForecastsScored(scoring: ForecastScoring): () => Promise<void> {
  const stopping = new AbortController();
  const done = keepScoring(scoring, stopping.signal);
  return () => {
    stopping.abort();
    return done;
  };
}
