/** One bar of a waterfall, reaching from `from` to `to` on a scale shared by all. `part` is neither good nor bad news. */
export interface Step {
  readonly name: string;
  readonly kind: 'total' | 'part' | 'adds' | 'takes';
  readonly from: number;
  readonly to: number;
  /** The number in words, at the right. */
  readonly words: string;
}

const CLASS: Readonly<Record<Step['kind'], string>> = { total: 'tot', part: 'part', adds: 'pos', takes: 'neg' };

/** Where on the common scale (in percent) a number of beds lies. */
function scaleOf(steps: readonly Step[]): (beds: number) => number {
  const ends = steps.flatMap((step) => [step.from, step.to, 0]);
  const low = Math.min(...ends);
  const span = Math.max(1, Math.max(...ends) - low);
  return (beds) => ((beds - low) / span) * 100;
}

/** A sum as bars, each from where the one before ends; the last one is the sum. */
export function StepBars({ steps }: { readonly steps: readonly Step[] }) {
  const place = scaleOf(steps);
  return (
    <ol className="wf">
      {steps.map((step) => {
        const left = place(Math.min(step.from, step.to));
        return (
          <li key={step.name}>
            <span>{step.name}</span>
            <span className="bar" style={{ '--zero': `${place(0)}%` } as React.CSSProperties} aria-hidden="true">
              <i className={CLASS[step.kind]} style={{ left: `${left}%`, width: `${place(Math.max(step.from, step.to)) - left}%` }} />
            </span>
            <span className="n">{step.words}</span>
          </li>
        );
      })}
    </ol>
  );
}
