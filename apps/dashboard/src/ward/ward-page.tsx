import './ward.css';
import { useBoard } from '../data/use-board';
import { StartScreen } from '../components/start-screen';
import { useHospitalMinute } from '../data/use-clock';
import { useStarting } from '../data/use-starting';
import { useWardDetail } from './use-ward-detail';
import { useWardUrl } from './use-ward-url';
import { placeOf } from './ward-header';
import { WardScreen } from './ward-screen';
import { readWardSearch } from './ward-search';
import { WardBanners, WardLoading, WardUnknown } from './ward-states';
import { wardTitle } from './ward-text';

const MINUTE_MS = 60_000;

/**
 * `/wards/:id`: one ward in depth. Loaded lazily, since it brings the chart library that the board does without.
 *
 * @param unitId a ward; a division or the hospital itself reads the same way
 */
export function WardPage({ unitId }: { readonly unitId: string }) {
  const hospital = useBoard((state) => state.hospital);
  const minute = useHospitalMinute();
  const starting = useStarting();
  const connection = useBoard((state) => state.connection.state);
  const url = useWardUrl();
  const now = minute ?? 0;
  // The clock shows whole minutes: a forecast of the running minute is issued already.
  const read = readWardSearch(url.search, minute === null ? Infinity : now + MINUTE_MS);
  const { ward, failure } = useWardDetail(unitId, read.asOf);
  if (starting && connection !== 'unreachable') return <StartScreen startup={starting} />;
  if (failure?.isUnknown || (hospital && !placeOf(hospital, unitId))) return <WardUnknown />;
  return (
    <>
      <title>{wardTitle(hospital && placeOf(hospital, unitId)?.name)}</title>
      {hospital && ward && minute !== null ? (
        <WardScreen hospital={hospital} nodeId={unitId} ward={ward} failure={failure} read={read} url={url} now={now} />
      ) : (
        <>
          <WardBanners failure={failure} bad={read.bad} staleSince={undefined} hasNumbers={false} />
          <WardLoading hospital={hospital} nodeId={unitId} />
        </>
      )}
    </>
  );
}
