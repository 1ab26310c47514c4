import type { SummaryRecord } from '@wardcast/contract';
import { summaryText } from '../text/summary-text';

const TEN_FORECASTS = 10;

/** Of each hundred, whole; of fewer than a hundred forecasts too, since that is how the sentence reads. */
function inHundred(part: number, whole: number): number {
  return Math.round((100 * part) / whole);
}

/** How good the week's forecasts were: warnings, misses, range, and the simplest rule beside them. */
export function RecordList({ record }: { readonly record: SummaryRecord | null }) {
  return (
    <section aria-labelledby="week-record" data-testid="record">
      <h2 id="week-record">{summaryText.record}</h2>
      {record ? <Lines record={record} /> : <p className="sm ink2">{summaryText.noRecord}</p>}
    </section>
  );
}

function Lines({ record }: { readonly record: SummaryRecord }) {
  const off = (sum: number) => Math.round((TEN_FORECASTS * sum) / record.pairs);
  const lines = [
    { strong: record.warnings === 0 ? '0' : `${record.warningsTrue} of ${record.warnings}`, rest: summaryText.warnings(record.warnings) },
    { strong: String(record.shortagesMissed), rest: summaryText.missed(record.shortages) },
    { strong: `${inHundred(record.rangeHeld, record.pairs)} of 100`, rest: summaryText.held },
    { strong: `${off(record.errorSum)} against ${off(record.lastValueErrorSum)}`, rest: summaryText.off },
  ];
  return (
    <>
      <ul className="track">
        {lines.map(({ strong, rest }) => (
          <li key={rest}>
            <b>{strong}</b>
            <span>{rest}</span>
          </li>
        ))}
      </ul>
      <p className="xs ink3 leadnote">{summaryText.recordLead(record.pairs)}</p>
    </>
  );
}
