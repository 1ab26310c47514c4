import type { Bridge } from '../model/bridge';
import { freeWords } from '../text/free-words';
import { StepBars } from './step-bars';
import { whySteps, type WhyStep } from './why-steps';
import { signedBeds } from './ward-text';

function stepWords(step: WhyStep): string {
  if (step.kind === 'total') return freeWords(step.beds);
  return `${signedBeds(step.beds)} ${Math.abs(step.beds) === 1 ? 'bed' : 'beds'}`;
}

/** The way from the beds free now to the middle of the forecast. Only what the data holds: no cause is guessed. */
export function WhyPanel({ bridge, at, isPast }: { readonly bridge: Bridge; readonly at: string; readonly isPast: boolean }) {
  return (
    <section className="panel" aria-labelledby="why-title" data-testid="why">
      <div className="sechead">
        <h2 id="why-title">Why {freeWords(bridge.freeAtTarget)}?</h2>
        <span className="sm ink3">free beds at {at}, step by step; the steps {isPast ? 'added' : 'add'} up exactly</span>
      </div>
      <StepBars steps={whySteps(bridge).map((step) => ({ ...step, words: stepWords(step) }))} />
    </section>
  );
}
