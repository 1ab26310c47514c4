import { Link } from '@tanstack/react-router';
import type { Hospital } from '@wardcast/contract';
import { clockText } from '../model/local-time';
import type { DetailFailure } from './use-ward-detail';
import { Crumb, placeOf } from './ward-header';

/** Real labels while the first answer is on its way. */
export function WardLoading({ hospital, nodeId }: { readonly hospital: Hospital | null; readonly nodeId: string }) {
  const name = hospital && placeOf(hospital, nodeId)?.name;
  return (
    <>
      {hospital && <Crumb hospital={hospital} nodeId={nodeId} />}
      <h1 data-testid="ward-loading">{name ?? 'Ward'}</h1>
      <p className="support" role="status">Reading occupied beds and the forecast.</p>
      <div className="wardgrid" aria-hidden="true">
        <div className="panel"><h2>Occupied beds</h2><div className="skel ward-skel" /></div>
        <div className="panel"><h2>Twenty equally likely outcomes</h2><div className="skel ward-skel" /></div>
      </div>
    </>
  );
}

/** A link to a ward that this hospital does not have, or that this user may not see. */
export function WardUnknown() {
  return (
    <section className="ward-unknown" data-testid="ward-unknown">
      <h1>There is no such ward.</h1>
      <p className="support">The link may be old, the ward may have been renamed, or you may not be allowed to see it. Code NOT_FOUND.</p>
      <p className="ward-ways"><Link className="btn primary" to="/board">All wards on the board</Link></p>
    </section>
  );
}

/** The ward could not be read: what, since when, what still works, what to do, code. */
export function WardFailure({ failure, timeZone, hasNumbers }: { readonly failure: DetailFailure; readonly timeZone: string | null; readonly hasNumbers: boolean }) {
  const since = timeZone === null ? '' : ` since ${clockText(failure.sinceWallMs, timeZone)}`;
  return (
    <div className="banner error" role="alert" data-testid="ward-error">
      <div>
        <b>The history of this ward cannot be read{since}.</b>{' '}
        {hasNumbers ? 'The numbers shown are the last ones read; the board still works.' : 'The board still works.'} It is tried again every 10 seconds. Code {failure.code}.
      </div>
    </div>
  );
}

/** The clocks or the address held something that could not be read. */
export function BadParameters({ bad }: { readonly bad: readonly { readonly name: string; readonly value: string }[] }) {
  if (bad.length === 0) return null;
  return (
    <p className="banner" role="status" data-testid="bad-parameter">
      The address holds {bad.map(({ name, value }) => `${name}=${value}`).join(', ')}, which cannot be read here and is ignored.
    </p>
  );
}
