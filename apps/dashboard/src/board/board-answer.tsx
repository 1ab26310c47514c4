import { Headline } from '../components/headline';
import { useHospitalMinute } from '../data/use-clock';
import { useReadings } from '../data/use-readings';
import { supportOf } from '../model/headline';
import { clockText } from '../model/local-time';
import { boardText } from '../text/board-text';
import { supportSentence } from '../text/headline-text';
import { firstAtRiskSentence } from '../text/risk-text';
import { refusalReason, refusalSince } from '../text/refusal-text';
import { longDay } from '../text/time-text';
import { useFrame } from './board-frame';
import { useSubject } from './use-subject';

/** The sentence that answers the board's question, with the date above it and the neighbours below. */
export function BoardAnswer({ division }: { readonly division: string | undefined }) {
  const { hospital, targetAt, at, isPast } = useFrame();
  const subject = useSubject(targetAt, division);
  const { divisions, units } = useReadings(targetAt);
  const now = useHospitalMinute();
  if (!subject) return null;
  const support = supportSentence(supportOf({ subject, divisions, units, hospital }), isPast);
  const { live, forecast, refusal } = subject.reading.node;
  const firstAtRisk = now === null ? '' : firstAtRiskSentence(forecast?.firstAtRisk ?? null, subject.reading.freeNow, { now, timeZone: hospital.timeZone, isPast });
  return (
    <section className="b-answer" aria-label={boardText.answer}>
      {now !== null && (
        <p className="eyebrow">
          {longDay(now, hospital.timeZone)}, {clockText(now, hospital.timeZone)}
        </p>
      )}
      <Headline words={{ subject: subject.name, at, isPast }} target={subject.reading.target} census={live.census} staffed={live.staffedBeds} firstAtRisk={firstAtRisk} refused={refusal && now !== null ? refusalSince(refusal, { hospital, now }) : null} />
      {refusal && now !== null && <p className="support" data-testid="refused-why">The reason: {refusalReason(refusal, { hospital, now })}.</p>}
      {support && (
        <p className="support" data-testid="support">
          {support}
        </p>
      )}
    </section>
  );
}
