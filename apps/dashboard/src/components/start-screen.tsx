import type { Startup, StartupPhase } from '@wardcast/contract';
import { stateText } from '../text/state-text';

const PHASES: readonly StartupPhase[] = ['database', 'schema', 'sample_history', 'models', 'live'];

/** What the product is doing before the board has live numbers: the sentence, the step, how far it is. */
export function StartScreen({ startup }: { readonly startup: Startup }) {
  const current = PHASES.indexOf(startup.phase);
  return (
    <section className="start" data-testid="start-screen" aria-labelledby="starting">
      <h1 id="starting">{stateText.starting}</h1>
      <p className="support" role="status">
        {startup.message}
      </p>
      <ol className="steps" aria-label={stateText.phases}>
        {PHASES.map((phase, index) => (
          <StartStep key={phase} phase={phase} startup={startup} position={index - current} number={index + 1} />
        ))}
      </ol>
    </section>
  );
}

interface StartStepProps {
  readonly phase: StartupPhase;
  readonly startup: Startup;
  /** Negative = done, 0 = being done. */
  readonly position: number;
  readonly number: number;
}

function StartStep({ phase, startup, position, number }: StartStepProps) {
  const isCurrent = position === 0;
  const percent = startup.fraction === null ? null : Math.floor(startup.fraction * 100);
  return (
    <li className={position < 0 ? 'done' : isCurrent ? 'cur' : undefined} aria-current={isCurrent ? 'step' : undefined}>
      <span className="no" aria-hidden="true">
        {position < 0 ? '✓' : number}
      </span>
      <span>
        <b>{stateText.phase(phase)}</b>
        {isCurrent && percent !== null && <progress max={100} value={percent} aria-label={stateText.progress(phase, percent)} />}
      </span>
    </li>
  );
}
