import { useMemo } from 'react';
import { useBoard } from '../data/use-board';
import { changesSince, ownLevel } from '../model/changed-since';
import { clockText } from '../model/local-time';
import { wardsOf } from '../model/wards';
import { railText } from '../text/board-text';
import { useFrame } from './board-frame';

/** What moved since the last bed meeting, or since this screen was opened after it. */
export function ChangedList() {
  const { hospital, targetAt } = useFrame();
  const baseline = useBoard((state) => state.baseline);
  const nodes = useBoard((state) => state.nodes);
  const changes = useMemo(() => (baseline ? changesSince(baseline, wardsOf(hospital).flatMap(({ unitId }) => nodes.get(unitId) ?? []), targetAt) : []), [baseline, nodes, targetAt, hospital]);
  if (!baseline) return null;
  const names = new Map(hospital.units.map((unit) => [unit.unitId, unit.name]));
  return (
    <section aria-labelledby="changed-since" data-testid="changed-since">
      <h2 id="changed-since">{railText.changedSince(clockText(baseline.at, hospital.timeZone))}</h2>
      {changes.length === 0 ? (
        <p className="sm ink2 quiet">{railText.unchanged}</p>
      ) : (
        <ul className="deltas">
          {changes.map(({ nodeId, before, after }) => {
            const level = ownLevel(before);
            if (!before.target || !after.target || !level) return null;
            return (
              <li key={nodeId}>
                <b>{names.get(nodeId)}</b>
                <span>{railText.change(before.target, after.target, { before: level, after: after.target.level })}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
