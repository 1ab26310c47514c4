import { Link } from '@tanstack/react-router';
import type { Unit } from '@wardcast/contract';
import { useBoard, useNode } from '../data/use-board';
import { knownMoves } from '../model/bridge';
import { emergencyUnitsOf } from '../model/wards';
import { emergencyText } from '../text/board-text';
import { NO_DATA } from '../text/level-text';
import { useFrame } from './board-frame';

/** The front door in one quiet line: who is there, and how many the wards expect. It has no ward beds, so no level. */
export function EmergencyLine() {
  const { hospital } = useFrame();
  const units = emergencyUnitsOf(hospital);
  if (units.length === 0) return null;
  return (
    <section className="ed" aria-label={emergencyText.label} data-testid="emergency">
      {units.map((unit) => (
        <Present key={unit.unitId} unit={unit} />
      ))}
      <ExpectedOnWards facilityId={hospital.facilityId} />
    </section>
  );
}

function Present({ unit }: { readonly unit: Unit }) {
  const { targetKey, isPast } = useFrame();
  const census = useBoard((state) => state.nodes.get(unit.unitId)?.node.live.census);
  return (
    <p className="sm">
      <Link to="/wards/$id" params={{ id: unit.unitId }} search={{ at: targetKey }}>
        {unit.name}
      </Link>
      : <b data-testid="emergency-patients">{census === undefined ? NO_DATA : emergencyText.patients(census, isPast)}</b>
    </p>
  );
}

/** Moves into wards come from this department, from other wards and from home alike: the data does not tell them apart. */
function ExpectedOnWards({ facilityId }: { readonly facilityId: string }) {
  const { targetAt, atShort: at, isPast } = useFrame();
  const decidedInAt = useNode(facilityId)?.node.live.decidedInAt;
  if (!decidedInAt) return null;
  return <p className="sm ink2">{emergencyText.moves(knownMoves(decidedInAt, targetAt), at, isPast)}</p>;
}
