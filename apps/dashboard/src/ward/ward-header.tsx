import { Link } from '@tanstack/react-router';
import type { Hospital } from '@wardcast/contract';
import { BaselineLabel } from '../components/baseline-label';
import { CountedLabel } from '../components/counted-label';
import { Headline } from '../components/headline';
import { LevelBadge, PastBadge } from '../components/level-badge';
import { TargetTime } from '../components/target-time';
import type { NodeReading } from '../model/node-reading';
import type { TargetChoice } from '../model/target-time';
import { firstAtRiskSentence } from '../text/risk-text';
import { wideningText } from '../text/doubt-text';
import { refusalSince } from '../text/refusal-text';
import { supportText } from './ward-text';
import type { WardView } from './ward-view';

/** Name of a node of the tree and the division it belongs to; null when the hospital has no such node. */
export function placeOf(hospital: Hospital, nodeId: string): { readonly name: string; readonly division: { readonly divisionId: string; readonly name: string } | null } | null {
  const unit = hospital.units.find((known) => known.unitId === nodeId);
  if (unit) return { name: unit.name, division: hospital.divisions.find((known) => known.divisionId === unit.divisionId) ?? null };
  const division = hospital.divisions.find((known) => known.divisionId === nodeId);
  if (division) return { name: division.name, division: null };
  return hospital.facilityId === nodeId ? { name: hospital.name, division: null } : null;
}

export function Crumb({ hospital, nodeId, children }: { readonly hospital: Hospital | null; readonly nodeId: string; readonly children?: React.ReactNode }) {
  const place = hospital && placeOf(hospital, nodeId);
  return (
    <nav className="crumb" aria-label="Where this is">
      <Link to="/board">Board</Link>
      {place?.division && <><span aria-hidden="true">/</span><Link to="/board" search={{ division: place.division.divisionId }}>{place.division.name}</Link></>}
      {place && <><span aria-hidden="true">/</span><span aria-current="page">{place.name}</span></>}
      {children}
    </nav>
  );
}

interface WardHeaderProps {
  /** The hour read, in words. */
  readonly at: string;
  readonly hospital: Hospital;
  readonly nodeId: string;
  readonly view: WardView;
  readonly reading: NodeReading;
  readonly choice: TargetChoice;
  /** Words that replace the level, for old data and old forecasts; null = the level. */
  readonly pastBadge: string | null;
  readonly onPick: (key: string) => void;
}

/** The answer: where, the sentence, the dots, the range, and what lies ahead. */
export function WardHeader({ at, hospital, nodeId, view, reading, choice, pastBadge, onPick }: WardHeaderProps) {
  const { timeZone } = hospital;
  const { live, forecast, refusal } = view.stored.node;
  const isPast = pastBadge !== null;
  const words = { subject: placeOf(hospital, nodeId)?.name ?? nodeId, at, isPast };
  const support = supportText({ census: live.census, staffedBeds: live.staffedBeds, blockedBeds: view.isAsOf ? null : live.blockedBeds, forecast: forecast ?? null, now: view.now, timeZone, isPast });
  return (
    <>
      <Crumb hospital={hospital} nodeId={nodeId}>
        {pastBadge === null ? reading.target && <LevelBadge level={reading.target.level} /> : <PastBadge text={pastBadge} />}
      </Crumb>
      <section className="answer" aria-label="Answer">
        <div>
          <Headline words={words} target={reading.target} census={live.census} staffed={live.staffedBeds} firstAtRisk={firstAtRiskSentence(forecast?.firstAtRisk ?? null, reading.freeNow, { now: view.now, timeZone, isPast })} refused={refusal && refusalSince(refusal, { hospital, now: view.now })} />
          {support && <p className="support">{support}</p>}
          <CountedLabel countedAt={view.isAsOf ? null : live.countedAt} />
          <BaselineLabel forecast={forecast} />
          {forecast?.widening && <p className="support" data-testid="widening">{wideningText(forecast.widening).strong}</p>}
        </div>
        <TargetTime choice={choice} now={view.now} timeZone={timeZone} onPick={onPick} />
      </section>
    </>
  );
}
