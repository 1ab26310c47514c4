import { useState } from 'react';
import { DeleteScenarioDocument, RerunScenarioDocument, RestoreScenarioDocument, type Scenario } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import { scenarioText } from '../text/scenario-text';

/** What was done last, with the way back where there is one. */
export interface ActionNote {
  readonly words: string;
  readonly undo: Pick<Scenario, 'scenarioId' | 'name'> | null;
  /** The scenario that a re-run made. */
  readonly made: Scenario | null;
}
export interface ScenarioActions {
  readonly note: ActionNote | null;
  readonly remove: (scenario: Scenario) => void;
  readonly putBack: (scenario: Pick<Scenario, 'scenarioId' | 'name'>) => void;
  readonly rerun: (scenario: Scenario) => void;
}

/** Deleting with a way back, and running again on the newest baseline. `changed` reads the list anew. */
export function useScenarioActions(changed: () => void): ScenarioActions {
  const { client } = useServices();
  const [note, setNote] = useState<ActionNote | null>(null);
  const settle = (work: Promise<ActionNote>) =>
    void work.catch((): ActionNote => ({ words: scenarioText.actionFailed, undo: null, made: null })).then((next) => {
      setNote(next);
      changed();
    });
  return {
    note,
    remove: ({ scenarioId, name }) => settle(client.query(DeleteScenarioDocument, { id: scenarioId }).then(() => ({ words: scenarioText.deleted(name), undo: { scenarioId, name }, made: null }))),
    putBack: ({ scenarioId, name }) => settle(client.query(RestoreScenarioDocument, { id: scenarioId }).then(() => ({ words: scenarioText.restored(name), undo: null, made: null }))),
    rerun: ({ scenarioId, name }) =>
      settle(
        client.query(RerunScenarioDocument, { id: scenarioId }).then(({ rerunScenario: { scenario, errors } }) =>
          scenario ? { words: scenarioText.rerunDone(name), undo: null, made: scenario } : { words: errors.map(({ message }) => message).join(' '), undo: null, made: null },
        ),
      ),
  };
}
