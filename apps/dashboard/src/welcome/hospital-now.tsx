import { Link } from '@tanstack/react-router';
import type { Hospital } from '@wardcast/contract';
import { useNode } from '../data/use-board';
import { useHospitalMinute } from '../data/use-clock';
import { useReadings } from '../data/use-readings';
import { chooseTarget } from '../model/target-time';
import { shortTargetText } from '../text/time-text';
import { welcomeText } from '../text/welcome-text';

/** Three live numbers that prove it, and the way to the board. */
export function HospitalNow({ hospital }: { readonly hospital: Hospital }) {
  const now = useHospitalMinute() ?? 0;
  const { timeZone, huddleTimes } = hospital;
  const { at } = chooseTarget({ requested: undefined, huddleTimes, now, timeZone }).target;
  const { units } = useReadings(at);
  const whole = useNode(hospital.facilityId)?.node.live;
  const atRisk = units.filter(({ reading }) => reading.target && reading.target.level !== 'steady').length;
  return (
    <>
      <div className="nownums" data-testid="welcome-now">
        <div><b>{units.length}</b><span>{welcomeText.wards}</span></div>
        {whole && <div><b>{whole.census}</b><span>{welcomeText.occupied(whole.staffedBeds)}</span></div>}
        <div><b>{atRisk}</b><span>{welcomeText.atRisk(shortTargetText(at, now, timeZone))}</span></div>
      </div>
      <p className="go">
        <Link className="btn primary" to="/board">{welcomeText.openBoard}</Link>
        <Link className="btn" to="/summary">{welcomeText.openSummary}</Link>
      </p>
    </>
  );
}
