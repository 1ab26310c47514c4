import type { NodeForecast } from '@wardcast/contract';
import { dayText } from '../charts/time-ticks';
import { hourText } from '../model/local-time';
import { chanceInTen } from '../model/chance';
import { chanceText } from '../text/level-text';

interface QuantileTableProps {
  readonly forecast: NodeForecast;
  readonly rowCount: number;
  /** Row of the target, marked. */
  readonly row: number;
  readonly timeZone: string;
}

/** ".025" of a hundred outcomes: "2.5 in 100 below". */
function levelHead(level: number): string {
  return `${Number((level * 100).toFixed(1))} %`;
}

/** The fan as numbers: every quantile of every hour, exactly as issued. */
export function QuantileTable({ forecast, rowCount, row, timeZone }: QuantileTableProps) {
  const { levels, quantiles, staffed, chanceShort } = forecast;
  return (
    <div className="tablewrap quantiles" tabIndex={0} role="region" aria-label="Forecast by hour">
      <table className="tight" data-testid="quantile-table">
        <caption className="vh">Occupied beds by hour: so many of 100 outcomes lie at or below the number</caption>
        <thead>
          <tr>
            <th scope="col" className="stick">Hour</th>
            <th scope="col" className="num">Staffed</th>
            {levels.map((level) => <th key={level} scope="col" className="num">{level === 0.5 ? 'Middle' : levelHead(level)}</th>)}
            <th scope="col" className="num">Chance</th>
          </tr>
        </thead>
        <tbody>
          {forecast.targets.slice(0, rowCount).map((target, i) => (
            <tr key={target} data-at={target} aria-current={i === row ? 'time' : undefined}>
              <th scope="row" className="stick">{dayText(target, timeZone)} {hourText(target, timeZone)}</th>
              <td className="num">{staffed[i]}</td>
              {quantiles.map((column, level) => <td key={levels[level]} className="num">{column[i]}</td>)}
              <td className="num nowrap">{chanceText(chanceInTen(chanceShort[i]!))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
