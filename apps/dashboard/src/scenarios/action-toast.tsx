import { scenarioText } from '../text/scenario-text';
import type { ScenarioActions } from './use-list-actions';

/** What was done last, politely, with its way back. */
export function ActionToast({ actions: { note, putBack } }: { readonly actions: ScenarioActions }) {
  const undo = note?.undo;
  return (
    <div className={note ? 'toast' : 'toast none'} data-testid="toast">
      <span role="status">{note?.words ?? ''}</span>
      {undo && <button type="button" className="btn sm" onClick={() => putBack(undo)} data-testid="put-back">{scenarioText.undoDelete}</button>}
    </div>
  );
}
