import { useMemo } from 'react';
import { useBoard } from '../data/use-board';
import { wardsOf } from '../model/wards';

/** Names of wards in the tree whose numbers have not arrived. */
export function useMissingWards(): readonly string[] {
  const hospital = useBoard((state) => state.hospital);
  const nodes = useBoard((state) => state.nodes);
  return useMemo(() => (hospital ? wardsOf(hospital) : []).filter((unit) => !nodes.has(unit.unitId)).map((unit) => unit.name), [hospital, nodes]);
}
