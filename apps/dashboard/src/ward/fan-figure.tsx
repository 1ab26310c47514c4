import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { NodeForecast } from '@wardcast/contract';
import { FanChart } from '../charts/fan-chart';
import { FanCursor } from '../charts/fan-cursor';
import { fanFrame, fanScale } from '../charts/fan-geometry';
import { clockText, hourText } from '../model/local-time';
import { modelText } from '../text/model-text';
import { refusalPageText } from '../text/refusal-text';
import { datedDay, targetText } from '../text/time-text';
import { AtSlider } from './at-slider';
import { chartImage } from './chart-image';
import { forecastCsv } from './forecast-csv';
import { QuantileTable } from './quantile-table';
import { fileNameOf, saveFile } from './save-file';
import { hourReading, shownRows } from './slider-hours';
import { useElementWidth } from './use-element-width';
import { limitsText } from './ward-text';
import type { ChartWindow } from './chart-window';
import { HOURS_AHEAD, type FigureView, type HoursAhead } from './ward-search';
import type { WardView } from './ward-view';

/** Spreadsheets take a file for UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

export interface FanFigureProps {
  readonly wardName: string;
  readonly view: WardView;
  readonly forecast: NodeForecast | null;
  /** Row of the target; -1 when no forecast reaches it. */
  readonly row: number;
  readonly timeZone: string;
  readonly figureView: FigureView;
  readonly chartWindow: ChartWindow;
  readonly isStale: boolean;
  readonly isQuiet: boolean;
  readonly onMove: (at: number) => void;
  readonly onView: (view: FigureView) => void;
  readonly onHours: (hours: HoursAhead) => void;
  readonly children: ReactNode;
}

function Choice({ name, legend, options, chosen, onPick }: { readonly name: string; readonly legend: string; readonly options: readonly (readonly [string, string])[]; readonly chosen: string; readonly onPick: (value: string) => void }) {
  return (
    <fieldset className="seg">
      <legend className="vh">{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value}><input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onPick(value)} />{label}</label>
      ))}
    </fieldset>
  );
}

function Plot({ view, forecast, row, timeZone, wardName, chartWindow, onMove, isStale }: FanFigureProps) {
  const { ref, width } = useElementWidth<HTMLDivElement>();
  const frame = useMemo(() => fanFrame(width), [width]);
  const { fan } = view;
  const scale = fanScale(frame, fan.from, fan.to, fan.axis);
  const rowCount = forecast ? shownRows(forecast, fan.to) : 0;
  const shown = Math.min(row, rowCount - 1);
  const known = view.isAsOf ? 'known' : isStale ? 'last heard' : 'now';
  return (
    <div ref={ref} className="fan-area" data-testid="fan-chart">
      <div className="fan-drawing" role="img" aria-label={`Occupied beds in ${wardName}: the last ${chartWindow.hoursBack} hours and the forecast, against staffed beds. The slider below reads it hour by hour; the table holds the numbers.`}>
        <FanChart model={fan} frame={frame} timeZone={timeZone} nowLabel={`${known} ${clockText(fan.now, timeZone)}`} />
        {forecast && shown >= 0 && row < rowCount && <FanCursor model={fan} frame={frame} reading={{ ...hourReading(forecast, row), label: hourText(forecast.targets[row]!, timeZone) }} />}
      </div>
      {forecast && rowCount > 1 && shown >= 0 && (
        <AtSlider forecast={forecast} rowCount={rowCount} row={shown} timeZone={timeZone} span={{ from: scale.x(forecast.targets[0]!), to: scale.x(forecast.targets[rowCount - 1]!) }} onMove={onMove} />
      )}
    </div>
  );
}

/** The chart as a picture and its numbers as a file, both saying what they are. */
function Downloads({ figure, props }: { readonly figure: React.RefObject<HTMLElement | null>; readonly props: FanFigureProps }) {
  const { forecast, wardName, timeZone, figureView } = props;
  const [note, setNote] = useState('');
  if (!forecast) return null;
  const issued = `${clockText(forecast.issuedAt, timeZone)}, ${datedDay(forecast.issuedAt, timeZone)}`;
  const saveCsv = () => saveFile(fileNameOf(wardName, forecast.issuedAt, 'csv'), new Blob([BYTE_ORDER_MARK, forecastCsv(forecast, { wardName, timeZone })], { type: 'text/csv;charset=utf-8' }));
  const savePng = () => {
    const parts = [...(figure.current?.querySelectorAll<SVGSVGElement>('.fan-drawing svg.recharts-surface, .fan-drawing svg.fan-cursor') ?? [])];
    const foot = [`Occupied beds by hour. Forecast issued ${issued}, ${timeZone}. Model ${modelText(forecast.modelVersion, forecast.issuedAt, timeZone)}.`];
    chartImage(parts, { title: wardName, foot }).then(
      (image) => (image ? saveFile(fileNameOf(wardName, forecast.issuedAt, 'png'), image) : setNote('This browser cannot draw the picture.')),
      () => setNote('The picture could not be drawn. The CSV holds the same numbers.'),
    );
  };
  return (
    <div className="figure-files">
      <span role="status" className="stepper-note">{note}</span>
      <button type="button" className="btn sm" onClick={saveCsv}>CSV</button>
      {figureView === 'chart' && <button type="button" className="btn sm" onClick={savePng}>PNG</button>}
    </div>
  );
}

/** Occupied beds as a chart or as a table, with its controls and its limits. `children` is the as-of stepper. */
export function FanFigure(props: FanFigureProps) {
  const { forecast, row, timeZone, figureView, chartWindow, view, isStale, isQuiet } = props;
  const figure = useRef<HTMLElement>(null);
  const tone = isStale ? ' fan-stale' : isQuiet ? ' fan-quiet' : '';
  return (
    <figure ref={figure} className={`panel fan-figure${tone}`} aria-labelledby="fan-title">
      <div className="sechead">
        <h2 id="fan-title">Occupied beds</h2>
        <span className="sm ink3">{!forecast ? `${chartWindow.hoursBack} h back` : figureView === 'chart' ? `${chartWindow.hoursBack} h back, ${chartWindow.hoursAhead} h ahead` : `hour by hour, ${chartWindow.hoursAhead} h ahead`}</span>
        <div className="right">
          {props.children}
          {forecast && (
            <>
              <Choice name="figure" legend="Show as" options={[['chart', 'Chart'], ['table', 'Table']]} chosen={figureView} onPick={(value) => props.onView(value as FigureView)} />
              <Choice name="hours" legend="Hours ahead" options={HOURS_AHEAD.map((hours) => [String(hours), `${hours} h`])} chosen={String(chartWindow.hoursAhead)} onPick={(value) => props.onHours(Number(value) as HoursAhead)} />
            </>
          )}
        </div>
      </div>
      {figureView === 'chart' || !forecast ? <Plot {...props} /> : <QuantileTable forecast={forecast} rowCount={shownRows(forecast, view.fan.to)} row={row} timeZone={timeZone} />}
      <div className="figure-foot">
        <p>{forecast ? limitsText(forecast, { timeZone, figureView, isStale }) : refusalPageText.chart}{view.isAsOf ? ` The line after ${targetText(view.now, view.now, timeZone)} is what followed.` : ''}</p>
        <Downloads figure={figure} props={props} />
      </div>
    </figure>
  );
}
