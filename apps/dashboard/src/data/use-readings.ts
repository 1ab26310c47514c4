import type { Hospital } from '@wardcast/contract';
import type { Subject } from '../model/headline';
import { readNode, type NodeReading } from '../model/node-reading';
import type { NamedReading } from '../model/risk-order';
import { bedDivisionsOf, wardsOf } from '../model/wards';
import type { BoardState } from './board-store';
import { useBoard } from './use-board';

/** Every node with ward beds read at one target: the hospital, its divisions, its wards (those that have arrived). */
export interface Readings {
  readonly hospital: Subject | null;
  readonly divisions: readonly Subject[];
  readonly units: readonly NamedReading[];
}

const cache = new WeakMap<BoardState['nodes'], Map<number, Readings>>();

function readAll(hospital: Hospital, nodes: BoardState['nodes'], targetAt: number): Readings {
  const read = (nodeId: string): NodeReading | null => {
    const stored = nodes.get(nodeId);
    return stored ? readNode(stored, targetAt) : null;
  };
  const subject = (nodeId: string, name: string, isHospital: boolean): Subject[] => {
    const reading = read(nodeId);
    return reading ? [{ nodeId, name, isHospital, reading }] : [];
  };
  return {
    hospital: subject(hospital.facilityId, hospital.name, true)[0] ?? null,
    divisions: bedDivisionsOf(hospital).flatMap((division) => subject(division.divisionId, division.name, false)),
    units: wardsOf(hospital).flatMap((unit) => subject(unit.unitId, unit.name, false)),
  };
}

/** Reads the whole tree once per change and target, whoever asks. */
export function readingsOf(state: BoardState, targetAt: number): Readings {
  if (!state.hospital) return { hospital: null, divisions: [], units: [] };
  const byTarget = cache.get(state.nodes) ?? new Map<number, Readings>();
  const known = byTarget.get(targetAt);
  if (known) return known;
  const readings = readAll(state.hospital, state.nodes, targetAt);
  byTarget.set(targetAt, readings);
  cache.set(state.nodes, byTarget);
  return readings;
}

export function useReadings(targetAt: number): Readings {
  return useBoard((state) => readingsOf(state, targetAt));
}
