import type { Hospital, WeekSummary } from '@wardcast/contract';
import { useNavigate } from '@tanstack/react-router';
import { changeSentences, riskSentence, shortageSentence, summaryText, type StrongSentence } from '../text/summary-text';
import { Caveats } from './caveats';
import { KpiTable } from './kpi-table';
import { NumbersTable } from './numbers-table';
import { RecordList } from './record-list';
import type { SummaryShape } from './summary-search';
import { WeekAhead } from './week-ahead';

interface SummaryReportProps {
  readonly summary: WeekSummary;
  readonly hospital: Hospital;
  readonly view: SummaryShape;
}

function Sentence({ sentence: { before, strong, after } }: { readonly sentence: StrongSentence }) {
  return (
    <>
      {before}
      <b>{strong}</b>
      {after}{' '}
    </>
  );
}

/** One week: sentences first, then what they are made from. */
export function SummaryReport({ summary, hospital, view }: SummaryReportProps) {
  const { timeZone } = hospital;
  return (
    <>
      <h1 data-testid="summary-headline">{shortageSentence(summary, timeZone)}</h1>
      <div className="lede">
        <p data-testid="changes">{changeSentences(summary).map((sentence) => <Sentence key={sentence.before} sentence={sentence} />)}</p>
        <p data-testid="risk"><Sentence sentence={riskSentence(summary, timeZone)} /></p>
      </div>
      <section aria-labelledby="week-kpi" className="kpis">
        <div className="sechead">
          <h2 id="week-kpi">{summaryText.kpi}</h2>
          <div className="right"><ShapeSwitch view={view} /></div>
        </div>
        {view === 'numbers' ? <NumbersTable summary={summary} /> : <KpiTable summary={summary} timeZone={timeZone} />}
        <p className="sm ink3 rules">{summaryText.rules}</p>
      </section>
      <WeekAhead outlook={summary.outlook} timeZone={timeZone} />
      <div className="two">
        <RecordList record={summary.record} />
        <Caveats summary={summary} timeZone={timeZone} />
      </div>
      <section className="print-only notes" aria-hidden="true">
        <h2>{summaryText.notes}</h2>
        <i /><i /><i />
      </section>
    </>
  );
}

/** Charts or the numbers behind them; each choice is a step that the back button undoes. */
function ShapeSwitch({ view }: { readonly view: SummaryShape }) {
  const navigate = useNavigate({ from: '/summary/$isoWeek' });
  const show = (picked: SummaryShape) => void navigate({ to: '.', search: picked === 'numbers' ? { view: picked } : {}, resetScroll: false });
  return (
    <div className="seg" role="group" aria-label={summaryText.view} data-testid="shape">
      <button type="button" aria-pressed={view === 'charts'} onClick={() => show('charts')}>{summaryText.charts}</button>
      <button type="button" aria-pressed={view === 'numbers'} onClick={() => show('numbers')}>{summaryText.numbers}</button>
    </div>
  );
}
