import type { RunDays } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { chanceText } from '../text/level-text';
import { signed } from '../text/lever-text';
import { scenarioText } from '../text/scenario-text';
import { shortDay } from '../text/time-text';
import { differenceBands } from './difference-geometry';

/** The difference chart as numbers. */
export function DaysTable({ days, timeZone }: { readonly days: RunDays; readonly timeZone: string }) {
  const { bands, middle } = differenceBands(days);
  const eighty = bands.find(({ share }) => share === 80);
  const { table } = scenarioText;
  return (
    <div className="tablewrap" tabIndex={0} role="region" aria-label={scenarioText.difference}>
      <table className="tight" data-testid="days-table">
        <thead>
          <tr>
            <th scope="col">{table.day}</th>
            <th scope="col" className="num">{table.shortBefore}</th>
            <th scope="col" className="num">{table.shortAfter}</th>
            <th scope="col" className="num">{table.middle}</th>
            <th scope="col">{table.range}</th>
          </tr>
        </thead>
        <tbody>
          {days.from.map((from, day) => (
            <tr key={from}>
              <th scope="row">{shortDay(from, timeZone)}</th>
              <td className="num">{chanceText(chanceInTen(days.chanceShortBaseline[day] ?? 0))}</td>
              <td className="num">{chanceText(chanceInTen(days.chanceShortScenario[day] ?? 0))}</td>
              <td className="num">{signed(middle[day] ?? 0)}</td>
              <td>{scenarioText.likely(signed(eighty?.low[day] ?? 0), signed(eighty?.high[day] ?? 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
