import type { WeekSummary } from '@wardcast/contract';
import { measureName, valueText } from '../text/measure-text';
import { caveatTexts, summaryText } from '../text/summary-text';

interface CaveatsProps {
  readonly summary: WeekSummary;
  readonly timeZone: string;
}

/** What limits the numbers, and what is known differently now. */
export function Caveats({ summary, timeZone }: CaveatsProps) {
  return (
    <section aria-labelledby="week-caveats" data-testid="caveats">
      <h2 id="week-caveats">{summaryText.caveats}</h2>
      <ul className="caveats">
        {caveatTexts(summary, timeZone).map((text) => <li key={text}>{text}</li>)}
      </ul>
      {summary.corrections.length > 0 && <Corrections summary={summary} />}
    </section>
  );
}

function Corrections({ summary }: { readonly summary: WeekSummary }) {
  return (
    <div className="corrections" data-testid="corrections">
      <h3>{summaryText.corrections}</h3>
      <p className="sm ink2">{summaryText.correctionsLead}</p>
      <ul className="caveats">
        {summary.corrections.map(({ id, published, now }) => {
          const measure = summary.measures.find((each) => each.id === id);
          if (!measure) return null;
          return <li key={id}>{summaryText.correction(measureName(id), valueText(measure, published), valueText(measure, now))}</li>;
        })}
      </ul>
    </div>
  );
}
