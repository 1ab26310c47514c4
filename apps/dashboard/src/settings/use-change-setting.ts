import { useState } from 'react';
import { ChangeSettingDocument, type FacilitySetting, type SettingError } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import { failureCode } from '../scenarios/failure-code';

export interface SettingSaving {
  readonly isSaving: boolean;
  /** What the server found wrong with the last value; empty once one was stored. */
  readonly errors: readonly SettingError[];
  /** Code of a save that did not come through; null otherwise. */
  readonly failure: string | null;
  readonly save: (value: readonly number[] | null) => void;
}

/** Saving one setting; `onSaved` has it as stored. */
export function useChangeSetting(name: FacilitySetting['name'], onSaved: (setting: FacilitySetting) => void): SettingSaving {
  const { client } = useServices();
  const [state, setState] = useState<Omit<SettingSaving, 'save'>>({ isSaving: false, errors: [], failure: null });
  const save = (value: readonly number[] | null): void => {
    setState({ isSaving: true, errors: [], failure: null });
    client.query(ChangeSettingDocument, { name, value }).then(
      ({ changeSetting: { setting, errors } }) => {
        setState({ isSaving: false, errors, failure: null });
        if (errors.length === 0) onSaved(setting);
      },
      (reason: unknown) => setState({ isSaving: false, errors: [], failure: failureCode(reason) }),
    );
  };
  return { ...state, save };
}
