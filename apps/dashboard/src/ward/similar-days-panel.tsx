import { clockText } from '../model/local-time';
import { datedDay } from '../text/time-text';
import type { ForecastWhy } from './reasons';

const HOUR_MS = 3_600_000;

/** Full hours from the hour of the issue to the target; the target of the running hour is one ahead. */
function hoursLater({ issuedAt, target }: Pick<ForecastWhy, 'issuedAt' | 'target'>): number {
  return Math.max(1, Math.ceil((target - Math.floor(issuedAt / HOUR_MS) * HOUR_MS) / HOUR_MS));
}

/** What days like this one brought. */
export function SimilarDaysPanel({ why, timeZone }: { readonly why: ForecastWhy; readonly timeZone: string }) {
  return (
    <section className="panel side" aria-labelledby="similar-title" data-testid="similar-days">
      <div className="sechead"><h2 id="similar-title">Days like this one</h2><span className="sm ink3">nearest in occupied beds, arrivals and day of the week</span></div>
      <table className="moves">
        <thead><tr><th scope="col">Day</th><th scope="col" className="num">Occupied</th><th scope="col" className="num">{hoursLater(why)} h later</th></tr></thead>
        <tbody>
          {why.similarDays.map((day) => (
            <tr key={day.at}><th scope="row">{datedDay(day.at, timeZone)}, {clockText(day.at, timeZone)}</th><td className="num">{day.census}</td><td className="num">{day.followed}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
