import { useEffect, useState } from 'react';
import { SummaryDocument, type WeekSummary } from '@wardcast/contract';
import { GraphqlRefusal } from '../data/graphql-client';
import { useServices } from '../data/wardcast-context';

const RETRY_AFTER_MS = 10_000;
/** A week that is not published may still get late messages; a published one never changes. */
const READ_AGAIN_AFTER_MS = 120_000;

export interface SummaryFailure {
  /** Wall ms of the first failure in a row. */
  readonly sinceWallMs: number;
  readonly code: string;
}
export interface SummaryState {
  /** `undefined` before the first answer; null where no hospital is known. */
  readonly summary: WeekSummary | null | undefined;
  readonly failure: SummaryFailure | null;
}

interface KeyedState extends SummaryState {
  readonly asked: string | null;
}

/**
 * The week's page. Tried again every ten seconds after a failure, with the last answer kept; read again every two
 * minutes while the week is not published.
 *
 * @param asked `2026-W47`; null = the last full week
 */
export function useSummary(asked: string | null): SummaryState {
  const { client, clock } = useServices();
  const [state, setState] = useState<KeyedState>({ asked, summary: undefined, failure: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const settle = (next: (old: KeyedState) => KeyedState) => {
      if (!abort.signal.aborted) setState((old) => next(old.asked === asked ? old : { asked, summary: undefined, failure: null }));
    };
    client.query(SummaryDocument, { isoWeek: asked }, abort.signal).then(
      ({ summary }) => settle(() => ({ asked, summary, failure: null })),
      (reason: unknown) => {
        const code = reason instanceof GraphqlRefusal ? reason.code : 'NO_ANSWER';
        settle((old) => ({ ...old, failure: { sinceWallMs: old.failure?.sinceWallMs ?? clock.now(), code } }));
      },
    );
    return () => abort.abort();
  }, [client, clock, asked, round]);
  const isSettled = state.asked === asked && (state.summary !== undefined || state.failure !== null);
  const isFrozen = state.failure === null && state.summary?.state === 'published';
  const wait = state.failure ? RETRY_AFTER_MS : READ_AGAIN_AFTER_MS;
  useEffect(() => {
    if (!isSettled || isFrozen) return;
    const timer = setTimeout(() => setRound((old) => old + 1), wait);
    return () => clearTimeout(timer);
  }, [isSettled, isFrozen, wait, round]);
  return state.asked === asked ? state : { summary: undefined, failure: null };
}
