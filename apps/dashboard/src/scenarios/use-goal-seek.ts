import { useCallback, useEffect, useRef, useState } from 'react';
import { GoalSeekDocument, type GoalFinding, type GoalInput, type LeverChange } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';

export interface GoalSeekState {
  /** The question that the findings belong to; null before the first search. */
  readonly askedKey: string | null;
  readonly findings: readonly GoalFinding[];
  readonly state: 'none' | 'searching' | 'ended' | 'failed';
}
const NONE: GoalSeekState = { askedKey: null, findings: [], state: 'none' };

export interface GoalQuestion {
  readonly baselineId: string;
  readonly changes: readonly LeverChange[];
  readonly goal: GoalInput;
}

/** A search that starts when it is asked for, and ends with the page or the next one. */
export function useGoalSeek(): { readonly seek: GoalSeekState; readonly start: (question: GoalQuestion, key: string) => void; readonly stop: () => void } {
  const { client } = useServices();
  const [seek, setSeek] = useState<GoalSeekState>(NONE);
  const leave = useRef<(() => void) | null>(null);
  const stop = useCallback(() => {
    leave.current?.();
    leave.current = null;
    setSeek((old) => (old.state === 'searching' ? { ...old, state: 'ended' } : old));
  }, []);
  const start = useCallback(
    (question: GoalQuestion, key: string) => {
      leave.current?.();
      setSeek({ askedKey: key, findings: [], state: 'searching' });
      let isCurrent = true;
      const settle = (state: GoalSeekState['state']) => isCurrent && setSeek((old) => ({ ...old, state }));
      const end = client.subscribe(GoalSeekDocument, { input: question }, {
        next: ({ goalSeek }) => isCurrent && setSeek((old) => ({ ...old, findings: [...old.findings, goalSeek] })),
        failed: () => settle('failed'),
        ended: () => settle('ended'),
      });
      leave.current = () => {
        isCurrent = false;
        end();
      };
    },
    [client],
  );
  useEffect(() => () => leave.current?.(), []);
  return { seek, start, stop };
}
