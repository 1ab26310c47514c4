import { stateText } from '../text/state-text';

/** Shown when drawing itself broke: what happened and what to do, without the error's own text. */
export function FailedScreen() {
  return (
    <section className="start" role="alert" data-testid="failed-screen">
      <h1>{stateText.failed}</h1>
      <p className="support">{stateText.failedDetail}</p>
      <button type="button" className="btn primary" onClick={() => window.location.reload()}>
        {stateText.reload}
      </button>
    </section>
  );
}
