import { NO_DATA } from '../text/level-text';
import type { NursesRequired, ShiftNurses } from './outlook';
import { shiftVerdict } from './outlook';
import { nursesText, ratioText, shiftText, verdictText } from './outlook-text';

/** Two days: rosters beyond are changed before they come. */
const SHOWN_SHIFTS = 4;

function Row({ shift, timeZone }: { readonly shift: ShiftNurses; readonly timeZone: string }) {
  const isShort = ['short', 'maybe_short'].includes(shiftVerdict(shift).kind);
  return (
    <tr>
      <th scope="row">{shiftText(shift, timeZone)}</th>
      <td className="num">{shift.likely ?? NO_DATA}</td>
      <td className="num">{shift.upper ?? NO_DATA}</td>
      <td className="num">{nursesText(shift, NO_DATA)}</td>
      <td className="num">{isShort ? <b>{verdictText(shift, NO_DATA)}</b> : verdictText(shift, NO_DATA)}</td>
    </tr>
  );
}

/** Nurses that the forecast asks for, shift by shift, beside those who are planned. */
export function NursesPanel({ nurses, timeZone }: { readonly nurses: NursesRequired; readonly timeZone: string }) {
  return (
    <section className="panel" aria-labelledby="nurses-title" data-testid="nurses">
      <div className="sechead"><h2 id="nurses-title">Nurses by shift</h2><span className="sm ink3">for the patients who are expected</span></div>
      {nurses.shifts.length === 0 ? (
        <p className="sm ink2">The forecast reaches no shift.</p>
      ) : (
        <table className="moves">
          <thead>
            <tr><th scope="col">Shift</th><th scope="col" className="num">Likely needed</th><th scope="col" className="num">Up to</th><th scope="col" className="num">Planned</th><th scope="col" className="num">Balance</th></tr>
          </thead>
          <tbody>{nurses.shifts.slice(0, SHOWN_SHIFTS).map((shift) => <Row key={shift.start} shift={shift} timeZone={timeZone} />)}</tbody>
        </table>
      )}
      <p className="limits-line">{ratioText(nurses.ratio)}</p>
    </section>
  );
}
