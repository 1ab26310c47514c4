import { memo, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { BaselineLabel } from '../components/baseline-label';
import { CountedLabel } from '../components/counted-label';
import { RefusalLabel } from '../components/refusal-label';
import { Dots } from '../components/dots';
import { LevelWord } from '../components/level-badge';
import { useNode } from '../data/use-board';
import type { StoredNode } from '../data/stored-node';
import { decidedIn } from '../model/bridge';
import { readNode, type NodeReading, type TargetReading } from '../model/node-reading';
import { boardText } from '../text/board-text';
import { freeWords } from '../text/free-words';
import { NO_DATA } from '../text/level-text';
import { firstAtRiskHour } from '../text/risk-text';
import { useFrame } from './board-frame';
import { usePreviousChance } from './change-mark';
import { UpdatedText } from './updated-text';
import { useCoarseNow } from './use-coarse-now';

/** One ward's row; it alone is drawn again when its numbers change. */
export const WardRow = memo(function WardRow({ unitId, name }: { readonly unitId: string; readonly name: string }) {
  const stored = useNode(unitId);
  const { targetKey, freshness } = useFrame();
  if (!stored) return null;
  return (
    <tr className={freshness === 'live' ? undefined : 'is-delayed'} data-testid="ward-row" data-node-id={unitId} data-version={stored.node.version}>
      <th scope="row" className="stick nowrap">
        <Link className="plain" to="/wards/$id" params={{ id: unitId }} search={{ at: targetKey }}>
          {name}
        </Link>
        <CountedLabel countedAt={stored.node.live.countedAt} />
        <BaselineLabel forecast={stored.node.forecast} />
        <RefusalLabel refusal={stored.node.refusal} />
      </th>
      <Cells stored={stored} />
    </tr>
  );
});

/** The hospital as a whole: its own forecast, since chances do not add up. */
export function HospitalRow({ label }: { readonly label: string }) {
  const { hospital, freshness } = useFrame();
  const stored = useNode(hospital.facilityId);
  if (!stored) return null;
  return (
    <tr className={freshness === 'live' ? undefined : 'is-delayed'} data-testid="total-row" data-node-id={hospital.facilityId}>
      <th scope="row" className="stick nowrap">
        {label}
      </th>
      <Cells stored={stored} />
    </tr>
  );
}

function Cells({ stored }: { readonly stored: StoredNode }) {
  const { targetAt, isPast } = useFrame();
  const reading = readNode(stored, targetAt);
  const { target } = reading;
  return (
    <>
      <td>{target ? <LevelWord level={target.level} /> : <NoData />}</td>
      <LiveCells reading={reading} />
      <MovesCells target={target} />
      <td className="num gl nodata">{NO_DATA}</td>
      <td className="gl nowrap" data-testid="likely">
        {target ? (
          <>
            <b>{freeWords(target.bridge.freeAtTarget)}</b>
            <span className="ink2 light">, {boardText.likely(target, isPast)}</span>
          </>
        ) : (
          <NoData />
        )}
      </td>
      <td className="nowrap">{target ? <ChanceCell stored={stored} target={target} /> : <NoData />}</td>
      <td className="nowrap" data-testid="first-at-risk">
        <FirstAtRisk reading={reading} />
      </td>
      <td className="num nowrap ink3 light">
        <UpdatedText node={stored.node} />
      </td>
    </>
  );
}

function LiveCells({ reading }: { readonly reading: NodeReading }) {
  const { census, staffedBeds } = reading.node.live;
  return (
    <>
      <td className="num gl">{staffedBeds}</td>
      <td className="num" data-testid="occupied">
        {census}
      </td>
      <td className="num nowrap">{reading.freeNow < 0 ? freeWords(reading.freeNow) : reading.freeNow}</td>
    </>
  );
}

function MovesCells({ target }: { readonly target: TargetReading | null }) {
  const cell = (value: number | undefined, className: string): ReactNode => <td className={value === undefined ? `${className} nodata` : className}>{value ?? NO_DATA}</td>;
  return (
    <>
      {cell(target?.bridge.out.certain, 'num gl')}
      {cell(target?.bridge.out.likely, 'num')}
      {cell(target ? decidedIn(target.bridge) : undefined, 'num gl')}
      {cell(target?.bridge.in.likely, 'num')}
    </>
  );
}

function ChanceCell({ stored, target }: { readonly stored: StoredNode; readonly target: TargetReading }) {
  const { targetAt, isPast } = useFrame();
  const before = usePreviousChance(stored, targetAt);
  return (
    <span className={before === null ? 'chcell' : 'chcell changed'}>
      <Dots chance={target.chance} level={target.level} size="small" />
      <b data-testid="chance">{boardText.chance(target.chance, isPast)}</b>
      {before !== null && <span className="was">{boardText.was(String(before))}</span>}
    </span>
  );
}

function FirstAtRisk({ reading }: { readonly reading: NodeReading }) {
  const { forecast } = reading.node;
  const { hospital } = useFrame();
  const now = useCoarseNow();
  return forecast && now !== null ? firstAtRiskHour(forecast.firstAtRisk, reading.freeNow, { now, timeZone: hospital.timeZone }) : <NoData />;
}

function NoData() {
  return <span className="ink3 nodata">{NO_DATA}</span>;
}
