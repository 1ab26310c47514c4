import type { ConnectionState } from '../data/board-store';
import { Banner } from '../components/banner';
import { StartingBanner } from '../components/starting-banner';
import { useBoard } from '../data/use-board';
import { useFreshness } from '../data/use-freshness';
import { useOnline } from '../data/use-online';
import type { BadParameter } from '../model/board-search';
import { clockText } from '../model/local-time';
import { hospitalNow } from '../model/hospital-clock';
import { wardsOf } from '../model/wards';
import { stateText } from '../text/state-text';
import { useFrame } from './board-frame';
import { DoubtBanners } from './doubt-banners';
import { useMissingWards } from './use-missing-wards';

const CUT_STATES: readonly ConnectionState[] = ['polling', 'unreachable'];

/** Everything that is not as it should be, above the answer; nothing when all is well. */
export function BoardBanners({ bad }: { readonly bad: readonly BadParameter[] }) {
  return (
    <div className="banners">
      <StartingBanner />
      <StaleBanner />
      <PartialBanner />
      <DoubtBanners />
      <ConnectionBanner />
      {bad.map(({ name, value }) => (
        <Banner key={name} kind="note" words={stateText.badParameter(name, value)} />
      ))}
    </div>
  );
}

function StaleBanner() {
  const { hospital } = useFrame();
  const freshness = useFreshness();
  if (freshness?.state !== 'stale') return null;
  return <Banner kind="stale" words={stateText.stale(freshness.heardAt === null ? null : clockText(freshness.heardAt, hospital.timeZone))} />;
}

function PartialBanner() {
  const { hospital } = useFrame();
  const missing = useMissingWards();
  return missing.length === 0 ? null : <Banner kind="partial" words={stateText.partial(missing, wardsOf(hospital).length)} />;
}

function ConnectionBanner() {
  const { hospital } = useFrame();
  const connection = useBoard((state) => state.connection);
  const clock = useBoard((state) => state.clock);
  const isOnline = useOnline();
  if (!isOnline) return <Banner kind="offline" words={stateText.offline} />;
  if (!clock || !CUT_STATES.includes(connection.state)) return null;
  const since = clockText(hospitalNow(clock, connection.sinceWallMs), hospital.timeZone);
  return <Banner kind="error" words={connection.state === 'polling' ? stateText.streamClosed(since) : stateText.unreachable(since)} />;
}
