import type { Baseline, RunAnswer } from '@wardcast/contract';
import { useElementWidth } from '../ward/use-element-width';
import { fileNameOf, saveFile } from '../ward/save-file';
import { scenarioText } from '../text/scenario-text';
import { DaysTable } from './days-table';
import { DifferenceChart } from './difference-chart';
import { OverlayChart } from './overlay-chart';
import { scenarioCsv, type CsvAbout } from './scenario-csv';
import type { RunFigureView } from './scenario-search';

/** Spreadsheets take a file for UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

interface RunFigureProps {
  readonly answer: RunAnswer;
  readonly baseline: Baseline;
  readonly timeZone: string;
  readonly view: RunFigureView;
  readonly isOld: boolean;
  readonly foot: string;
  readonly about: CsvAbout;
  readonly name: string;
  readonly onView: (view: RunFigureView) => void;
}

/** The change over the days: difference first, both sides over each other on demand, or the numbers. */
export function RunFigure(props: RunFigureProps) {
  const { answer, baseline, view, isOld, foot, about, name, onView } = props;
  const save = () => saveFile(fileNameOf(name, baseline.issuedAt, 'csv'), new Blob([BYTE_ORDER_MARK, scenarioCsv(answer, about)], { type: 'text/csv;charset=utf-8' }));
  const isOverlay = view === 'overlay';
  return (
    <figure className={isOld ? 'panel run-figure is-old' : 'panel run-figure'} aria-labelledby="run-figure">
      <div className="sechead">
        <h2 id="run-figure">{isOverlay ? scenarioText.overlayTitle : scenarioText.difference}</h2>
        <span className="sm ink3">{isOverlay ? scenarioText.overlayLead : scenarioText.differenceLead}</span>
        <div className="right">
          <div className="seg" role="group" aria-label={scenarioText.viewLegend} data-testid="figure-view">
            {(['difference', 'overlay', 'table'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={view === each} onClick={() => onView(each)}>{scenarioText.views[each]}</button>
            ))}
          </div>
        </div>
      </div>
      <Drawing {...props} />
      <div className="figure-foot">
        <p>
          {answer.days && view === 'difference' && <><ShortMark /> {scenarioText.daysShort} </>}
          {foot}
        </p>
        <div className="figure-files"><button type="button" className="btn sm" onClick={save} data-testid="csv">{scenarioText.csv}</button></div>
      </div>
    </figure>
  );
}

function ShortMark() {
  return <svg className="mark" width="12" height="10" aria-hidden="true"><path className="short-mark" d="M1 10l5-9 5 9z" /></svg>;
}

function Drawing({ answer, timeZone, view }: RunFigureProps) {
  const { ref, width } = useElementWidth<HTMLDivElement>();
  const { days, hours } = answer;
  return (
    <div ref={ref} className="run-drawing">
      {days === null || hours === null ? (
        <div className="skel run-skel" role="status">{scenarioText.instant}</div>
      ) : view === 'table' ? (
        <DaysTable days={days} timeZone={timeZone} />
      ) : view === 'overlay' ? (
        <OverlayChart hours={hours} timeZone={timeZone} width={width} />
      ) : (
        <DifferenceChart days={days} timeZone={timeZone} width={width} />
      )}
    </div>
  );
}
