import { targetText } from '../text/time-text';
import { causeLines, hasMoved, shareLines, type ForecastWhy, type ReasonLine } from './reasons';
import { StepBars, type Step } from './step-bars';
import { signedBeds } from './ward-text';

interface ReasonsPanelProps {
  readonly why: ForecastWhy;
  /** The target in words. */
  readonly at: string;
  readonly now: number;
  readonly timeZone: string;
  /** Old numbers are spoken of in the past. */
  readonly isPast: boolean;
}

/** The lines one on the other, and their sum. */
function stepsOf(lines: readonly ReasonLine[], total: string, look: { readonly kindOf: (beds: number) => Step['kind']; readonly words: (beds: number) => string }): readonly Step[] {
  let level = 0;
  const steps = lines.map(({ name, beds }) => {
    const from = level;
    level += beds;
    return { name, kind: look.kindOf(beds), from, to: level, words: look.words(beds) };
  });
  return [...steps, { name: total, kind: 'total', from: 0, to: level, words: look.words(level) }];
}

function Moved({ moved, now, timeZone }: { readonly moved: NonNullable<ForecastWhy['moved']>; readonly now: number; readonly timeZone: string }) {
  const lines = causeLines(moved);
  const nothing = hasMoved(moved) ? 'Things went otherwise than expected, but not by a bed.' : 'Nothing: all went as expected.';
  const takesBeds = (beds: number) => (beds > 0 ? 'takes' : 'adds');
  return (
    <>
      <div className="sechead">
        <h3>What moved it since {targetText(moved.since, now, timeZone)}?</h3>
        <span className="sm ink3">from {Math.round(moved.from)} to {Math.round(moved.to)} occupied beds</span>
      </div>
      {lines.length === 0 ? <p className="sm ink2">{nothing}</p> : <StepBars steps={stepsOf(lines, 'Moved', { kindOf: takesBeds, words: signedBeds })} />}
    </>
  );
}

/** Whom the expected number is made of, and what moved it. All of it from what was issued. */
export function ReasonsPanel({ why, at, now, timeZone, isPast }: ReasonsPanelProps) {
  const words = (beds: number) => (beds < 0 ? signedBeds(beds) : String(beds));
  return (
    <section className="panel" aria-labelledby="reasons-title" data-testid="reasons">
      <div className="sechead"><h2 id="reasons-title">Who {isPast ? 'was' : 'is'} expected at {at}?</h2><span className="sm ink3">occupied beds; the parts add up exactly</span></div>
      <StepBars steps={stepsOf(shareLines(why), 'Expected', { kindOf: () => 'part', words })} />
      {why.moved && <Moved moved={why.moved} now={now} timeZone={timeZone} />}
    </section>
  );
}
