import { NO_DATA } from '../text/level-text';
import type { NursesRequired, ShiftNurses } from './outlook';
import { shiftVerdict } from './outlook';
import { nursesText, ratioText, shiftText, verdictText } from './outlook-text';

/** Two days: rosters beyond are changed before they come. */
const SHOWN_SHIFTS = 4;

interface RowProps {
  readonly shift: ShiftNurses;
  readonly timeZone: string;
  /** Without a rule nothing is needed that a plan could be held against. */
  readonly hasRule: boolean;
}

function Row({ shift, timeZone, hasRule }: RowProps) {
  const { day, hours } = shiftText(shift, timeZone);
  const isShort = ['short', 'maybe_short'].includes(shiftVerdict(shift).kind);
  const verdict = verdictText(shift, NO_DATA);
  return (
    <tr>
      <th scope="row">{day} {hours}</th>
      {hasRule && <><td className="num">{shift.likely ?? NO_DATA}</td><td className="num">{shift.upper ?? NO_DATA}</td></>}
      <td className="num">{nursesText(shift, NO_DATA)}</td>
      {hasRule && <td className="num">{isShort ? <b>{verdict}</b> : verdict}</td>}
    </tr>
  );
}

function Head({ hasRule }: { readonly hasRule: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Shift</th>
        {hasRule && <><th scope="col" className="num">Needed</th><th scope="col" className="num">Up to</th></>}
        <th scope="col" className="num">Planned</th>
        {hasRule && <th scope="col" className="num">Balance</th>}
      </tr>
    </thead>
  );
}

/** Nurses that the forecast asks for, shift by shift, beside those who are planned. */
export function NursesPanel({ nurses, timeZone }: { readonly nurses: NursesRequired; readonly timeZone: string }) {
  const hasRule = nurses.ratio !== null;
  return (
    <section className="panel" aria-labelledby="nurses-title" data-testid="nurses">
      <div className="sechead"><h2 id="nurses-title">Nurses by shift</h2><span className="sm ink3">for the patients who are expected</span></div>
      {nurses.shifts.length === 0 ? (
        <p className="sm ink2">The forecast reaches no shift.</p>
      ) : (
        <table className="moves shifts">
          <Head hasRule={hasRule} />
          <tbody>{nurses.shifts.slice(0, SHOWN_SHIFTS).map((shift) => <Row key={shift.start} shift={shift} timeZone={timeZone} hasRule={hasRule} />)}</tbody>
        </table>
      )}
      <p className="limits-line">{ratioText(nurses.ratio, timeZone)}</p>
    </section>
  );
}
