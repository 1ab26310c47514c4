import type { SummaryMeasure, WeekSummary } from '@wardcast/contract';
import { NO_DATA } from '../text/level-text';
import { HIDDEN, measureInUnit, plainValueText, readingText } from '../text/measure-text';
import { summaryText, weekText } from '../text/summary-text';

function numberText(measure: SummaryMeasure, value: number): string {
  return plainValueText(measure, { shown: 'value', value });
}

/** The charts as numbers: every week of the quarter, the mean and the usual range. */
export function NumbersTable({ summary }: { readonly summary: WeekSummary }) {
  const weeks = summary.measures.find(({ series }) => series !== null)?.series?.map(({ isoWeek }) => isoWeek) ?? [];
  return (
    <div className="tablewrap" tabIndex={0} role="region" aria-label={summaryText.series}>
      <table className="tight" data-testid="numbers">
        <thead>
          <tr>
            <th scope="col" className="stick">{summaryText.measure}</th>
            {weeks.map((week) => <th key={week} scope="col" className="num">{weekText(week)}</th>)}
            <th scope="col" className="num">{summaryText.mean}</th>
            <th scope="col" className="num">{summaryText.usualRange}</th>
            <th scope="col">{summaryText.reading}</th>
          </tr>
        </thead>
        <tbody>
          {summary.measures.map((measure) => (
            <tr key={measure.id}>
              <th scope="row" className="stick">{measureInUnit(measure)}</th>
              {weeks.map((week, index) => {
                const point = measure.series?.[index];
                return <td key={week} className={point?.shown === 'value' ? 'num' : 'num nodata'}>{point ? plainValueText(measure, point) : HIDDEN}</td>;
              })}
              <td className="num nowrap">{measure.limits ? numberText(measure, measure.limits.mean) : NO_DATA}</td>
              <td className="num nowrap">{measure.limits ? summaryText.usualRangeText(numberText(measure, measure.limits.lower), numberText(measure, measure.limits.upper)) : NO_DATA}</td>
              <td>{readingText(measure.reading)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
