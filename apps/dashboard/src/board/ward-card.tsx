import { memo } from 'react';
import { Link } from '@tanstack/react-router';
import { BaselineLabel } from '../components/baseline-label';
import { CountedLabel } from '../components/counted-label';
import { Dots } from '../components/dots';
import { LevelBadge, PastBadge } from '../components/level-badge';
import { useNode } from '../data/use-board';
import { useFreshness } from '../data/use-freshness';
import type { StoredNode } from '../data/stored-node';
import { clockText } from '../model/local-time';
import { readNode, type NodeReading, type TargetReading } from '../model/node-reading';
import { HOURS_BACK, hoursAhead } from '../model/spark-fan';
import { boardText } from '../text/board-text';
import { rangeWords } from '../text/free-words';
import { staleBadgeText } from '../text/freshness-text';
import { chanceText, NO_DATA } from '../text/level-text';
import { atRiskFromText } from '../text/risk-text';
import { useFrame } from './board-frame';
import { ChangeBar, usePreviousCensus, usePreviousChance } from './change-mark';
import { RefusedBody, RefusedSince } from './refused-card';
import { SparkFanChart } from './spark-fan-chart';
import { UpdatedText } from './updated-text';
import { useCoarseNow } from './use-coarse-now';

interface WardCardProps {
  readonly unitId: string;
  readonly name: string;
}

/** One ward: level, occupied of staffed, its fan, the likely range and chance at the target. The whole card is a link. */
export const WardCard = memo(function WardCard({ unitId, name }: WardCardProps) {
  const stored = useNode(unitId);
  const { targetAt, targetKey, isPast } = useFrame();
  if (!stored) return null;
  const reading = readNode(stored, targetAt);
  const { target } = reading;
  const { refusal } = stored.node;
  return (
    <article className={isPast ? 'card stale' : 'card'} data-testid="board-card" data-node-id={unitId} data-version={stored.node.version}>
      <header>
        <div>
          <h3>
            <Link to="/wards/$id" params={{ id: unitId }} search={{ at: targetKey }}>
              {name}
            </Link>
          </h3>
          {refusal ? <RefusedSince refusal={refusal} /> : <Occupied stored={stored} reading={reading} />}
        </div>
        {isPast ? <StaleBadge /> : target && <LevelBadge level={target.level} />}
      </header>
      {!refusal && <CardFan name={name} reading={reading} />}
      <CountedLabel countedAt={stored.node.live.countedAt} />
      <BaselineLabel forecast={reading.node.forecast} />
      {refusal && <RefusedBody refusal={refusal} reading={reading} />}
      {!refusal && (target ? <CardResult stored={stored} target={target} /> : <p className="likely">{boardText.noForecast}</p>)}
      <footer>
        <span>
          {boardText.outLabel} {target ? boardText.out(target.bridge.out) : NO_DATA}
        </span>
        <span className="upd">
          <UpdatedText node={stored.node} />
        </span>
      </footer>
    </article>
  );
});

function StaleBadge() {
  const freshness = useFreshness();
  return freshness && <PastBadge text={staleBadgeText(freshness)} />;
}

function Occupied({ stored, reading }: { readonly stored: StoredNode; readonly reading: NodeReading }) {
  const before = usePreviousCensus(stored);
  return (
    <p className="occ">
      <span data-testid="occupied">{boardText.occupied(reading)}</span>
      {before !== null && <span className="was"> {boardText.was(String(before))}</span>}
    </p>
  );
}

function CardFan({ name, reading }: { readonly name: string; readonly reading: NodeReading }) {
  const { hospital, targetAt } = useFrame();
  const now = useCoarseNow();
  if (now === null) return null;
  const label = boardText.chart(name, reading, { back: HOURS_BACK, ahead: hoursAhead(now, targetAt) });
  return <SparkFanChart node={reading.node} now={now} targetAt={targetAt} targetClock={clockText(targetAt, hospital.timeZone)} label={label} size="card" />;
}

function CardResult({ stored, target }: { readonly stored: StoredNode; readonly target: TargetReading }) {
  const { targetAt, isPast } = useFrame();
  const before = usePreviousChance(stored, targetAt);
  const range = rangeWords(target.free);
  return (
    <ChangeBar isChanged={before !== null}>
      <p className="likely" data-testid="likely">
        <span>{boardText.likelyLabel(isPast)}</span> {range}
      </p>
      <p className="ch">
        <Dots chance={target.chance} level={target.level} />
        <span data-testid="chance">{boardText.chance(target.chance, isPast)}</span>
        <AtRiskFrom stored={stored} />
        {before !== null && <span className="was">{boardText.was(chanceText(before))}</span>}
      </p>
    </ChangeBar>
  );
}

/** Nothing where no hour is at risk, or the risk begins after what the card speaks of; a ward that is short already says that. */
function AtRiskFrom({ stored }: { readonly stored: StoredNode }) {
  const { hospital, targetAt, isPast } = useFrame();
  const now = useCoarseNow();
  const { forecast, live } = stored.node;
  if (!forecast || now === null) return null;
  const text = atRiskFromText(forecast.firstAtRisk, live.staffedBeds - live.census, targetAt, { now, timeZone: hospital.timeZone, isPast });
  return text && (
    <span className="from" data-testid="at-risk-from">
      {text}
    </span>
  );
}
