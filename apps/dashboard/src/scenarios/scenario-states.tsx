import { Link } from '@tanstack/react-router';
import { Banner } from '../components/banner';
import { useBoard } from '../data/use-board';
import { useFreshness } from '../data/use-freshness';
import { useOnline } from '../data/use-online';
import { clockText } from '../model/local-time';
import { scenarioStateText, scenarioText } from '../text/scenario-text';
import { stateText } from '../text/state-text';
import type { BadParameter } from './scenario-search';

interface ScenarioBannersProps {
  /** Code of a failure that lasts; null when all is well. */
  readonly failure: string | null;
  readonly bad?: readonly BadParameter[];
}

/** What is not as it should be, above the answer; nothing when all is well. */
export function ScenarioBanners({ failure, bad = [] }: ScenarioBannersProps) {
  const freshness = useFreshness();
  const timeZone = useBoard((state) => state.hospital?.timeZone);
  const isOnline = useOnline();
  return (
    <div className="banners">
      {freshness?.state === 'stale' && timeZone && <Banner kind="stale" words={scenarioStateText.stale(freshness.heardAt === null ? null : clockText(freshness.heardAt, timeZone))} />}
      {!isOnline && <Banner kind="offline" words={stateText.offline} />}
      {isOnline && failure !== null && <FailureBanner code={failure} />}
      {bad.map(({ name, value }) => <Banner key={name} kind="note" words={stateText.badParameter(name, value)} />)}
    </div>
  );
}

function FailureBanner({ code }: { readonly code: string }) {
  if (code === 'NOT_READY') return <Banner kind="note" words={scenarioStateText.starting} />;
  if (code === 'FORBIDDEN') return <Banner kind="error" words={scenarioStateText.forbidden} />;
  return <Banner kind={code === 'BUSY' ? 'note' : 'error'} words={code === 'BUSY' ? scenarioStateText.busy : scenarioStateText.failed(code)} />;
}

/** Real headings while the first answer is on its way. */
export function ScenariosLoading({ head }: { readonly head: string }) {
  return (
    <div className="trials" aria-busy="true" data-testid="scenarios-loading">
      <h1>{head}</h1>
      <p className="support" role="status">{scenarioText.loadingDetail}</p>
      <div className="skel run-skel" />
    </div>
  );
}

/** The link leads to no scenario. */
export function UnknownScenario() {
  return (
    <section className="start" data-testid="scenario-unknown">
      <h1>{scenarioText.unknown}</h1>
      <p className="support">{scenarioText.unknownDetail}</p>
      <ul className="ways">
        <li><Link to="/scenarios">{scenarioText.toList}</Link></li>
        <li><Link to="/scenarios/new">{scenarioText.newScenario}</Link></li>
        <li><Link to="/board">{stateText.toBoard}</Link></li>
      </ul>
    </section>
  );
}
