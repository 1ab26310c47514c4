import { memo } from 'react';
import { Link } from '@tanstack/react-router';
import { useNode } from '../data/use-board';
import { clockText } from '../model/local-time';
import { readNode } from '../model/node-reading';
import { HOURS_BACK, hoursAhead } from '../model/spark-fan';
import { boardText, wardsText } from '../text/board-text';
import { NO_DATA } from '../text/level-text';
import { useFrame } from './board-frame';
import { NoForecastWords } from './no-forecast-words';
import { SparkFanChart } from './spark-fan-chart';
import { UpdatedText } from './updated-text';
import { useCoarseNow } from './use-coarse-now';
import type { ListedWard } from './use-ward-order';

/** Steady wards, one line each: nothing about them needs attention. */
export function SteadyRows({ wards }: { readonly wards: readonly ListedWard[] }) {
  const { targetAt, atShort: at, isPast } = useFrame();
  const now = useCoarseNow();
  if (wards.length === 0) return null;
  return (
    <section className="b-steady steady" aria-labelledby="steady">
      <div className="sechead">
        <h2 id="steady">{wardsText.steady(wards.length)}</h2>
        <span className="sm ink3">{wardsText.noAction(at, isPast)}</span>
      </div>
      <div className="srow head xs ink3" aria-hidden="true">
        <span>{wardsText.ward}</span>
        <span>{wardsText.occupied}</span>
        <span>{wardsText.trend(now === null ? 12 : hoursAhead(now, targetAt))}</span>
        <span>{wardsText.at(at)}</span>
        <span>{wardsText.chance}</span>
        <span>{wardsText.out}</span>
        <span>{wardsText.updated}</span>
      </div>
      <div className="rows" role="list">
        {wards.map((ward) => (
          <SteadyRow key={ward.unitId} unitId={ward.unitId} name={ward.name} />
        ))}
      </div>
    </section>
  );
}

const SteadyRow = memo(function SteadyRow({ unitId, name }: { readonly unitId: string; readonly name: string }) {
  const stored = useNode(unitId);
  const { hospital, targetAt, targetKey, freshness, isPast } = useFrame();
  const now = useCoarseNow();
  if (!stored || now === null) return null;
  const reading = readNode(stored, targetAt);
  const { target } = reading;
  const label = boardText.chart(name, reading, { back: HOURS_BACK, ahead: hoursAhead(now, targetAt) });
  return (
    <div className={freshness === 'live' ? 'srow' : 'srow delayed'} role="listitem" data-testid="steady-row" data-node-id={unitId} data-version={stored.node.version}>
      <Link to="/wards/$id" params={{ id: unitId }} search={{ at: targetKey }}>
        {name}
      </Link>
      <span data-testid="occupied">{boardText.occupiedShort(reading)}</span>
      <span>
        <SparkFanChart node={stored.node} now={now} targetAt={targetAt} targetClock={clockText(targetAt, hospital.timeZone)} label={label} size="micro" />
      </span>
      <span data-testid="likely">{target ? boardText.likely(target, isPast) : <NoForecastWords refusal={stored.node.refusal} />}</span>
      <span data-testid="chance">{target ? boardText.chance(target.chance, isPast) : NO_DATA}</span>
      <span>
        {boardText.outLabelInRow} {target ? boardText.out(target.bridge.out) : NO_DATA}
      </span>
      <span>
        <UpdatedText node={stored.node} />
      </span>
    </div>
  );
});
