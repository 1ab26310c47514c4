import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { SaveScenarioDocument, type Baseline, type ChangeError, type LeverChange } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import { scenarioStateText } from '../text/scenario-text';
import { failureCode } from './failure-code';

export interface SaveState {
  readonly isOpen: boolean;
  readonly isSaving: boolean;
  readonly errors: readonly ChangeError[];
  /** What went wrong besides errors of fields; null when nothing did. */
  readonly failure: string | null;
  readonly open: () => void;
  readonly close: () => void;
  readonly save: (draft: { readonly name: string; readonly note: string; readonly changes: readonly LeverChange[] }) => void;
}
const CLOSED = { isOpen: false, isSaving: false, errors: [], failure: null } as const;

/** Saving a trial; a saved one has a page of its own, which then opens. */
export function useSave({ baselineId }: Baseline, parentId: string | null): SaveState {
  const { client } = useServices();
  const navigate = useNavigate();
  const [state, setState] = useState<Pick<SaveState, 'isOpen' | 'isSaving' | 'errors' | 'failure'>>(CLOSED);
  const save: SaveState['save'] = ({ name, note, changes }) => {
    setState({ isOpen: true, isSaving: true, errors: [], failure: null });
    client.query(SaveScenarioDocument, { input: { baselineId, name, note, changes, parentId } }).then(
      ({ saveScenario: { scenario, errors } }) => {
        setState({ isOpen: scenario === null, isSaving: false, errors, failure: null });
        if (scenario) void navigate({ to: '/scenarios/$id', params: { id: scenario.scenarioId } });
      },
      (reason: unknown) => setState({ isOpen: true, isSaving: false, errors: [], failure: scenarioStateText.failed(failureCode(reason)).strong }),
    );
  };
  return { ...state, open: () => setState({ ...CLOSED, isOpen: true }), close: () => setState(CLOSED), save };
}
