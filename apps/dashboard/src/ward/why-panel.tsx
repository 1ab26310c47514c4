import type { Bridge } from '../model/bridge';
import { freeWords } from '../text/free-words';
import { whySteps, type WhyStep } from './why-steps';
import { signedBeds } from './ward-text';

const CLASS: Readonly<Record<WhyStep['kind'], string>> = { total: 'tot', adds: 'pos', takes: 'neg' };

function stepWords(step: WhyStep): string {
  if (step.kind === 'total') return freeWords(step.beds);
  return `${signedBeds(step.beds)} ${Math.abs(step.beds) === 1 ? 'bed' : 'beds'}`;
}

/** Where on the common scale (in percent) a number of free beds lies. */
function scaleOf(steps: readonly WhyStep[]): (beds: number) => number {
  const ends = steps.flatMap((step) => [step.from, step.to, 0]);
  const low = Math.min(...ends);
  const span = Math.max(1, Math.max(...ends) - low);
  return (beds) => ((beds - low) / span) * 100;
}

/** The way from the beds free now to the middle of the forecast. Only what the data holds: no cause is guessed. */
export function WhyPanel({ bridge, at, isPast }: { readonly bridge: Bridge; readonly at: string; readonly isPast: boolean }) {
  const steps = whySteps(bridge);
  const place = scaleOf(steps);
  return (
    <section className="panel" aria-labelledby="why-title" data-testid="why">
      <div className="sechead">
        <h2 id="why-title">Why {freeWords(bridge.freeAtTarget)}?</h2>
        <span className="sm ink3">free beds at {at}, step by step; the steps {isPast ? 'added' : 'add'} up exactly</span>
      </div>
      <ol className="wf">
        {steps.map((step) => {
          const left = place(Math.min(step.from, step.to));
          return (
            <li key={step.name}>
              <span>{step.name}</span>
              <span className="bar" style={{ '--zero': `${place(0)}%` } as React.CSSProperties} aria-hidden="true">
                <i className={CLASS[step.kind]} style={{ left: `${left}%`, width: `${place(Math.max(step.from, step.to)) - left}%` }} />
              </span>
              <span className="n">{stepWords(step)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
