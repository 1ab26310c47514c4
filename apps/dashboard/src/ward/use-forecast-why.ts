import { useEffect, useState } from 'react';
import { ForecastWhyDocument } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import type { ForecastWhy } from './reasons';

/** A slider passes many hours before it rests on one: only that one is asked for. */
const RESTS_AFTER_MS = 400;

export interface WhyAsked {
  readonly nodeId: string;
  /** The hour explained, ms. */
  readonly target: number;
  /** Issue of the forecast shown, ms. */
  readonly issuedAt: number;
}

/** The explanation of the forecast shown at an hour; null until it is read, where there is none, and where it cannot be read. */
export function useForecastWhy({ nodeId, target, issuedAt }: WhyAsked): ForecastWhy | null {
  const { client } = useServices();
  const key = `${nodeId} ${target} ${issuedAt}`;
  const [found, setFound] = useState<{ readonly key: string; readonly why: ForecastWhy | null }>({ key: '', why: null });
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      client.query(ForecastWhyDocument, { nodeId, target, asOf: issuedAt }, abort.signal).then(
        (answer) => abort.signal.aborted || setFound({ key, why: answer.forecastWhy ?? null }),
        // The numbers above stand without it, and the next issue asks again.
        () => abort.signal.aborted || setFound({ key, why: null }),
      );
    }, RESTS_AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, nodeId, target, issuedAt, key]);
  // A new issue comes every few seconds: the last explanation of this ward and hour stays until the new one is there.
  return found.key.startsWith(`${nodeId} ${target} `) ? found.why : null;
}
