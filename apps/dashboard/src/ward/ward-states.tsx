import { Link } from '@tanstack/react-router';
import type { Hospital } from '@wardcast/contract';
import { Banner } from '../components/banner';
import { StartingBanner } from '../components/starting-banner';
import { useBoard } from '../data/use-board';
import { useOnline } from '../data/use-online';
import { hospitalNow } from '../model/hospital-clock';
import { clockText } from '../model/local-time';
import { stateText } from '../text/state-text';
import type { DetailFailure } from './use-ward-detail';
import { Crumb, placeOf } from './ward-header';
import type { BadWardParameter } from './ward-search';
import { failureText } from './ward-text';

interface WardBannersProps {
  readonly failure: DetailFailure | null;
  readonly bad: readonly BadWardParameter[];
  /** Last heartbeat in words (null = never), once the numbers are stale; undefined while they are not. */
  readonly staleSince: string | null | undefined;
  /** Whether an earlier answer is on the screen. */
  readonly hasNumbers: boolean;
}

/** Real labels while the first answer is on its way, each where it stays: nothing moves when the rest comes. */
export function WardLoading({ hospital, nodeId }: { readonly hospital: Hospital | null; readonly nodeId: string }) {
  const name = hospital && placeOf(hospital, nodeId)?.name;
  return (
    <>
      <Crumb hospital={hospital} nodeId={nodeId} />
      <h1 data-testid="ward-loading">{name ?? 'Ward'}</h1>
      <p className="support" role="status">Reading occupied beds and the forecast.</p>
      <div className="wardflow waiting" aria-hidden="true">
        <div className="panel"><h2>Occupied beds</h2><div className="skel ward-skel" /></div>
        <div className="panel side"><h2>Twenty equally likely outcomes</h2><div className="skel ward-skel" /></div>
      </div>
    </>
  );
}

/** A link to a ward that this hospital does not have, or that this user may not see. */
export function WardUnknown() {
  return (
    <section className="start" data-testid="ward-unknown">
      <h1>There is no such ward.</h1>
      <p className="support">The link may be old, the ward may have been renamed, or you may not be allowed to see it. Code NOT_FOUND.</p>
      <p className="ward-ways"><Link className="btn primary" to="/board">All wards on the board</Link></p>
    </section>
  );
}

/** What is not as it should be, above the answer; nothing when all is well. */
export function WardBanners({ failure, bad, staleSince, hasNumbers }: WardBannersProps) {
  const hospital = useBoard((state) => state.hospital);
  const clock = useBoard((state) => state.clock);
  const connection = useBoard((state) => state.connection);
  const isOnline = useOnline();
  // Without the server no ward can be read: that is said once.
  const isCutOff = !isOnline || connection.state === 'unreachable';
  const clockOf = (wallMs: number) => (clock && hospital ? clockText(hospitalNow(clock, wallMs), hospital.timeZone) : stateText.start);
  return (
    <div className="banners">
      <StartingBanner />
      {staleSince !== undefined && <Banner kind="stale" words={stateText.stale(staleSince)} />}
      {!isOnline && <Banner kind="offline" words={stateText.offline} />}
      {isOnline && connection.state === 'unreachable' && <Banner kind="error" words={stateText.unreachable(clockOf(connection.sinceWallMs))} />}
      {isOnline && connection.state === 'polling' && <Banner kind="error" words={stateText.streamClosed(clockOf(connection.sinceWallMs))} />}
      {failure && !isCutOff && <div data-testid="ward-error"><Banner kind="error" words={failureText(failure, clockOf(failure.sinceWallMs), hasNumbers)} /></div>}
      {bad.map(({ name, value }) => <Banner key={name} kind="note" words={stateText.badParameter(name, value)} />)}
    </div>
  );
}

/** In place of everything that a forecast would say. */
export function NoForecast() {
  return (
    <section className="panel side" aria-labelledby="no-forecast-title" data-testid="no-forecast">
      <h2 id="no-forecast-title">No forecast yet</h2>
      <p className="sm ink2">Outcomes, moves and the chance of running out appear here with the first forecast of this ward. Occupied and staffed beds need none.</p>
    </section>
  );
}
