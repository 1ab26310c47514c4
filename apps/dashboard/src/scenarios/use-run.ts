import { useEffect, useRef, useState } from 'react';
import { ScenarioRunDocument, type LeverChange, type RunAnswer } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import { failureCode } from './failure-code';

/** A hand that moves on within this time after a question is asked for its next rest only; the first move is answered at once. */
const SETTLE_MS = 30;
const RETRY_AFTER_MS = 2_000;

export interface RunQuestion {
  readonly baselineId: string;
  readonly changes: readonly LeverChange[];
  readonly against?: readonly LeverChange[];
}
export interface RunState {
  /** The newest answer, of this question or, until that has one, of the question before. */
  readonly answer: RunAnswer | null;
  /** Answers of this question that say what is wrong with it, or that it waits: they replace no numbers. */
  readonly notice: RunAnswer | null;
  /** Whether `answer` belongs to the question before. */
  readonly isOld: boolean;
  /** The question that `answer` belongs to. */
  readonly shown: string | null;
  readonly failure: string | null;
}
export function hasAnswer(run: RunState): run is RunState & { readonly answer: RunAnswer } {
  return run.answer !== null;
}

interface Kept {
  readonly key: string | null;
  readonly answer: RunAnswer | null;
  readonly noticeKey: string | null;
  readonly notice: RunAnswer | null;
  readonly failure: string | null;
}
const NOTHING: Kept = { key: null, answer: null, noticeKey: null, notice: null, failure: null };

/** Follows a run. The last question wins: a new one ends the run of the one before, whose late answers are not heard. */
export function useRun(question: RunQuestion | null): RunState {
  const { client } = useServices();
  const key = question === null ? null : JSON.stringify(question);
  const [kept, setKept] = useState<Kept>(NOTHING);
  const [round, setRound] = useState(0);
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (key === null) return;
    let leave: (() => void) | null = null;
    let isOver = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const hear = (answer: RunAnswer): void => {
      if (leave === null && isOver) return;
      const isNumbers = answer.stage !== 'waiting' && answer.stage !== 'refused';
      if (answer.stage === 'done' || answer.stage === 'refused') isOver = true;
      setKept((old) => (isNumbers ? { key, answer, noticeKey: null, notice: null, failure: null } : { ...old, noticeKey: key, notice: answer, failure: null }));
    };
    const fail = (code: string): void => {
      if (isOver) return;
      isOver = true;
      setKept((old) => ({ ...old, failure: code }));
      retry = setTimeout(() => setRound((old) => old + 1), RETRY_AFTER_MS);
    };
    const start = setTimeout(() => {
      askedAt.current = performance.now();
      leave = client.subscribe(ScenarioRunDocument, { input: JSON.parse(key) as RunQuestion }, { next: ({ scenarioRun }) => hear(scenarioRun), failed: (reason) => fail(failureCode(reason)), ended: () => fail('NO_ANSWER') });
    }, performance.now() - askedAt.current < SETTLE_MS ? SETTLE_MS : 0);
    return () => {
      isOver = true;
      clearTimeout(start);
      clearTimeout(retry);
      leave?.();
      leave = null;
    };
  }, [client, key, round]);
  return { answer: kept.answer, notice: kept.noticeKey === key ? kept.notice : null, isOld: kept.key !== key, shown: kept.key, failure: kept.failure };
}
