import type { SummaryMeasure, SummaryValue, WeekSummary } from '@wardcast/contract';
import { isoWeekParts } from '../model/iso-week';
import { changeText, detailText, HIDDEN, measureName, targetValueText, valueText } from '../text/measure-text';
import { NO_DATA } from '../text/level-text';
import { summaryText, weekOfYearText, weekText } from '../text/summary-text';
import { momentText } from '../text/time-text';
import { AssuranceMark, ReadingMark } from './reading-mark';
import { SpcChart } from './spc-chart';

interface KpiProps {
  readonly summary: WeekSummary;
  readonly timeZone: string;
}

/** Numbers are strong; what is hidden or unknown is said in plain words. */
function Value({ measure, value }: { readonly measure: SummaryMeasure; readonly value: SummaryValue }) {
  const text = valueText(measure, value);
  return value.shown === 'value' ? <b>{text}</b> : <span className="nodata">{text}</span>;
}

/** The measures with their change, their quarter and what it says. */
export function KpiTable({ summary, timeZone }: KpiProps) {
  const { isoWeek, lastYearWeek, measures } = summary;
  const { year, week } = isoWeekParts(isoWeek);
  const lastYear = lastYearWeek === null ? summaryText.noSuchWeek(year - 1, week) : weekOfYearText(lastYearWeek);
  return (
    <table className="plain kpi" data-testid="kpi">
      <thead>
        <tr>
          <th scope="col">{summaryText.measure}</th>
          <th scope="col" className="num">{weekText(isoWeek)}</th>
          <th scope="col" className="num">{summaryText.onLastWeek}</th>
          <th scope="col" className="num">{lastYear}</th>
          <th scope="col" className="c-spc">{summaryText.series}</th>
          <th scope="col">{summaryText.reading}</th>
          <th scope="col">{summaryText.target}</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <KpiRow key={measure.id} measure={measure} hasLastYear={lastYearWeek !== null} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

function KpiRow({ measure, hasLastYear, timeZone }: { readonly measure: SummaryMeasure; readonly hasLastYear: boolean; readonly timeZone: string }) {
  const { id, current, lastYear, reading, target } = measure;
  const detail = detailText(measure, (at) => momentText(at, timeZone));
  const change = changeText(measure);
  return (
    <tr data-measure={id}>
      <th scope="row">
        {measureName(id)}
        {detail && <span className="ink3 block">{detail}</span>}
      </th>
      <td className="num now"><Value measure={measure} value={current} /></td>
      <td className="num ink2">{change === NO_DATA || change === HIDDEN ? <span className="nodata">{change}</span> : change}</td>
      <td className="num ink2">{hasLastYear && lastYear.shown === 'value' ? valueText(measure, lastYear) : <span className="nodata">{hasLastYear ? valueText(measure, lastYear) : NO_DATA}</span>}</td>
      <td className="c-spc"><SpcChart measure={measure} /></td>
      <td><ReadingMark reading={reading} /></td>
      <td className="ink2">
        {target ? (
          <>
            {targetValueText(measure, target.value)}
            <AssuranceMark assurance={target.assurance} />
          </>
        ) : (
          <span className="ink3">{summaryText.noTarget}</span>
        )}
      </td>
    </tr>
  );
}
