import { useBoard } from '../data/use-board';
import { useWallClock } from '../data/use-clock';
import { useFreshness } from '../data/use-freshness';
import type { Freshness } from '../model/freshness';
import { wallAge, type ReadClock } from '../model/hospital-clock';
import { wardsOf } from '../model/wards';
import type { Feed } from '@wardcast/contract';
import { railText } from '../text/board-text';
import { listWords } from '../text/headline-text';
import { ageText } from '../text/time-text';
import { useFrame } from './board-frame';
import { useMissingWards } from './use-missing-wards';

function stateSentence(freshness: Freshness, wards: number): string {
  if (freshness.state === 'stale') return railText.stale;
  return freshness.state === 'delayed' && freshness.ageMs !== null ? railText.delayed(ageText(freshness.ageMs)) : railText.live(wards);
}

/** Where the numbers come from and how old they are. */
export function DataSection() {
  const { hospital } = useFrame();
  const freshness = useFreshness();
  const feeds = useBoard((state) => state.feeds);
  const clock = useBoard((state) => state.clock);
  const startup = useBoard((state) => state.startup);
  const missing = useMissingWards();
  if (!freshness || !clock) return null;
  const background = startup?.backgroundFraction;
  return (
    <section aria-labelledby="data" data-testid="data-section">
      <h2 id="data">{railText.data}</h2>
      <p className="sm ink2">
        {stateSentence(freshness, wardsOf(hospital).length - missing.length)}
        {missing.length > 0 && ` ${railText.missing(listWords(missing))}`}
      </p>
      <ul className="feeds xs ink3">
        {feeds.map((feed) => (
          <FeedLine key={feed.feedId} feed={feed} clock={clock} />
        ))}
      </ul>
      {background != null && <p className="xs ink3">{railText.history(Math.floor(background * 100))}</p>}
      {startup?.backgroundNote != null && (
        <p className="xs ink3" data-testid="background-note">
          {startup.backgroundNote}
        </p>
      )}
    </section>
  );
}

function FeedLine({ feed, clock }: { readonly feed: Feed; readonly clock: ReadClock }) {
  const wallMs = useWallClock();
  const age = (at: number) => ageText(wallAge(clock, at, wallMs));
  const heartbeat = feed.lastHeartbeatAt === null ? railText.feedSilent : railText.feed(age(feed.lastHeartbeatAt));
  return (
    <li>
      <b>{railText.feedName(feed.feedId)}</b> {heartbeat}
      {feed.lastEventAt !== null && `, ${railText.feedEvent(age(feed.lastEventAt))}`}
    </li>
  );
}
