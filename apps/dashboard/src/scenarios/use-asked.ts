import { useCallback, useEffect, useState } from 'react';
import type { GraphqlClient } from '../data/graphql-client';
import { useServices } from '../data/wardcast-context';
import { failureCode } from './failure-code';

const RETRY_AFTER_MS = 5_000;

export interface Asked<Result> {
  /** `undefined` before the first answer. */
  readonly result: Result | undefined;
  /** Code of the last failure; null once an answer came after it. */
  readonly failure: string | null;
  /** Asks again now; the last answer stays until then. */
  readonly again: () => void;
}

/**
 * One answer of the API, tried again every few seconds after a failure. `key` names the question: another one starts anew.
 *
 * @param key null = ask nothing
 * @param ask must not depend on anything that `key` does not name
 */
export function useAsked<Result>(key: string | null, ask: (client: GraphqlClient, signal: AbortSignal) => Promise<Result>, readAgainAfterMs: number | null = null): Asked<Result> {
  const { client } = useServices();
  const [state, setState] = useState<{ readonly key: string | null; readonly result: Result | undefined; readonly failure: string | null }>({ key, result: undefined, failure: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (key === null) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (ms: number) => (timer = setTimeout(() => setRound((old) => old + 1), ms));
    ask(client, abort.signal).then(
      (result) => {
        if (abort.signal.aborted) return;
        setState({ key, result, failure: null });
        if (readAgainAfterMs !== null) later(readAgainAfterMs);
      },
      (reason: unknown) => {
        if (abort.signal.aborted) return;
        setState((old) => ({ key, result: old.key === key ? old.result : undefined, failure: failureCode(reason) }));
        later(RETRY_AFTER_MS);
      },
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
    // `ask` is not among them: its key names it.
  }, [client, key, round, readAgainAfterMs]);
  const again = useCallback(() => setRound((old) => old + 1), []);
  return { result: state.key === key ? state.result : undefined, failure: state.key === key ? state.failure : null, again };
}
