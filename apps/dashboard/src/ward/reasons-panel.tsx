import { clockText } from '../model/local-time';
import { datedDay, targetText } from '../text/time-text';
import { causeLines, shareLines, signedTenthsText, tenthsText, type ForecastWhy, type ReasonLine } from './reasons';

interface ReasonsPanelProps {
  readonly why: ForecastWhy;
  /** The target in words. */
  readonly at: string;
  readonly now: number;
  readonly timeZone: string;
}

/** Lines and their total, all in tenths of occupied beds. */
function Lines({ lines, total, text }: { readonly lines: readonly ReasonLine[]; readonly total: { readonly name: string; readonly tenths: number }; readonly text: (tenths: number) => string }) {
  return (
    <table className="moves">
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}><th scope="row">{line.name}</th><td className="num">{text(line.tenths)}</td></tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{total.name}</th><td className="num">{text(total.tenths)}</td></tr></tfoot>
    </table>
  );
}

const sumOf = (lines: readonly ReasonLine[]): number => lines.reduce((sum, line) => sum + line.tenths, 0);

function Moved({ moved, now, timeZone }: { readonly moved: NonNullable<ForecastWhy['moved']>; readonly now: number; readonly timeZone: string }) {
  const lines = causeLines(moved);
  const since = targetText(moved.since, now, timeZone);
  return (
    <>
      <div className="sechead"><h3>What moved it since {since}?</h3><span className="sm ink3">from {moved.from.toFixed(1)} to {moved.to.toFixed(1)} occupied beds</span></div>
      {lines.length === 0 ? <p className="sm ink2">Nothing: all went as expected.</p> : <Lines lines={lines} total={{ name: 'Moved', tenths: sumOf(lines) }} text={signedTenthsText} />}
    </>
  );
}

function SimilarDays({ days, hours, timeZone }: { readonly days: ForecastWhy['similarDays']; readonly hours: number; readonly timeZone: string }) {
  return (
    <>
      <div className="sechead"><h3>Days like this one</h3><span className="sm ink3">nearest in occupied beds, arrivals and day of the week</span></div>
      <table className="moves">
        <thead><tr><th scope="col">Day</th><th scope="col" className="num">Occupied</th><th scope="col" className="num">{hours} h later</th></tr></thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.at}><th scope="row">{datedDay(day.at, timeZone)}, {clockText(day.at, timeZone)}</th><td className="num">{day.census}</td><td className="num">{day.followed}</td></tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const HOUR_MS = 3_600_000;

/** Whom the expected number is made of, what moved it, and what days like this one brought. All of it from what was issued. */
export function ReasonsPanel({ why, at, now, timeZone }: ReasonsPanelProps) {
  const lines = shareLines(why);
  return (
    <section className="panel" aria-labelledby="reasons-title" data-testid="reasons">
      <div className="sechead"><h2 id="reasons-title">Who is expected at {at}?</h2><span className="sm ink3">occupied beds on average; the parts add up exactly</span></div>
      <Lines lines={lines} total={{ name: 'Expected', tenths: sumOf(lines) }} text={tenthsText} />
      {why.moved && <Moved moved={why.moved} now={now} timeZone={timeZone} />}
      {why.similarDays.length > 0 && <SimilarDays days={why.similarDays} hours={Math.max(1, Math.floor((why.target - why.issuedAt) / HOUR_MS) + (why.issuedAt % HOUR_MS === 0 ? 0 : 1))} timeZone={timeZone} />}
    </section>
  );
}
