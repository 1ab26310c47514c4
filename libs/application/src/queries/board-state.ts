import type { Facility, UnitLive } from '@wardcast/domain';
import type { HourColumns } from '../ports/read-store.port';
import type { BoardNodeView, ForecastView } from './board-view';
import { toForecastView } from './forecast-view';
import { hospitalNodes, type HospitalNode } from './hospital-nodes';
import { hourOf, hoursUpTo, RECENT_HOURS } from './hour-columns';
import { toLiveNumbers } from './live-numbers';
import type { QueryDependencies } from './query-dependencies';

/** A board node together with its version as a number, for comparison. */
export interface VersionedNode {
  readonly node: HospitalNode;
  readonly version: bigint;
  readonly view: BoardNodeView;
}
/** Everything read of one facility's board, as of one version. Immutable: a refresh makes a new one. */
export interface BoardState {
  readonly facility: Facility;
  readonly version: bigint;
  /** The full hour that the recent columns end with. */
  readonly hour: number;
  readonly versions: ReadonlyMap<string, bigint>;
  readonly live: ReadonlyMap<string, UnitLive>;
  readonly recent: ReadonlyMap<string, HourColumns>;
  readonly forecasts: ReadonlyMap<string, ForecastView>;
  /** In the tree's order; nodes without any live row are not there yet. */
  readonly nodes: readonly VersionedNode[];
}

function emptyState(facility: Facility): BoardState {
  return { facility, version: 0n, hour: 0, versions: new Map(), live: new Map(), recent: new Map(), forecasts: new Map(), nodes: [] };
}

function toVersionedNode(node: HospitalNode, state: Omit<BoardState, 'nodes'>): VersionedNode | null {
  const rows = node.unitIds.flatMap((unitId) => state.live.get(unitId) ?? []);
  if (rows.length === 0) return null;
  const recent = node.unitIds.flatMap((unitId) => state.recent.get(unitId) ?? []);
  // A roll-up changes whenever one of its units does, whether or not the store counts it as changed.
  const version = [node.nodeId, ...node.unitIds].reduce((newest, id) => {
    const own = state.versions.get(id) ?? 0n;
    return own > newest ? own : newest;
  }, 0n);
  const view = { nodeId: node.nodeId, kind: node.kind, version: version.toString(), live: toLiveNumbers(rows, recent), forecast: state.forecasts.get(node.nodeId) ?? null };
  return { node, version, view };
}

/** Nodes whose numbers cannot have changed keep their view, so that a refresh costs what changed and not the tree. */
function rebuild(state: Omit<BoardState, 'nodes'>, previous: BoardState, changed: ReadonlySet<string> | 'all'): BoardState {
  const kept = new Map(previous.nodes.map((known) => [known.node.nodeId, known]));
  const nodes = hospitalNodes(state.facility).flatMap((node) => {
    const touched = changed === 'all' || changed.has(node.nodeId) || node.unitIds.some((unitId) => changed.has(unitId));
    return (touched ? undefined : kept.get(node.nodeId)) ?? toVersionedNode(node, state) ?? [];
  });
  return { ...state, nodes };
}

async function advance(deps: QueryDependencies, previous: BoardState, facility: Facility): Promise<BoardState> {
  const { readStore, forecastStore, clock } = deps;
  const { facilityId } = facility;
  const sameTree = JSON.stringify(previous.facility) === JSON.stringify(facility);
  const base = sameTree ? previous : emptyState(facility);
  const now = clock.now();
  const hour = hourOf(now);
  const changedNodes = await readStore.changedNodes(facilityId, base.version);
  if (changedNodes.length === 0 && hour === base.hour) return base;
  const ids = changedNodes.map((node) => node.nodeId);
  const units = new Set(facility.units.map((unit) => unit.unitId));
  const changedUnits = ids.filter((id) => units.has(id));
  const { from, to } = hoursUpTo(now, RECENT_HOURS);
  // The versions were read first: rows read now are as new or newer, so no change can be marked as seen and yet be missing.
  const [live, records, recent] = await Promise.all([
    changedUnits.length > 0 ? readStore.liveRows(facilityId, changedUnits) : [],
    ids.length > 0 ? forecastStore.latest(facilityId, ids) : [],
    changedUnits.length > 0 || hour !== base.hour ? readStore.recentHours(facilityId, from, to) : base.recent,
  ]);
  const next = {
    facility, hour, recent,
    version: changedNodes.reduce((newest, node) => (node.version > newest ? node.version : newest), base.version),
    versions: new Map([...base.versions, ...changedNodes.map((node) => [node.nodeId, node.version] as const)]),
    live: new Map([...base.live, ...live.map((row) => [row.unitId, row] as const)]),
    forecasts: new Map([...base.forecasts, ...records.map((record) => [record.nodeId, toForecastView(record)] as const)]),
  };
  return rebuild(next, base, hour === base.hour ? new Set(ids) : 'all');
}

/** One refresh at a time. Those who come before the next one has begun share it: it reads all they may have been told of. */
interface Slot {
  state: BoardState;
  /** Settles when the newest refresh has ended, however it ended. */
  tail: Promise<unknown>;
  waiting: Promise<BoardState> | null;
}
/** Kept beside the store it was read from: another store (a test's, a restart's) starts with nothing, and nothing outlives its store. */
const slots = new WeakMap<object, Map<string, Slot>>();

function slotOf(deps: QueryDependencies, facility: Facility): Slot {
  const byFacility = slots.get(deps.readStore) ?? new Map<string, Slot>();
  slots.set(deps.readStore, byFacility);
  const slot = byFacility.get(facility.facilityId) ?? { state: emptyState(facility), tail: Promise.resolve(), waiting: null };
  byFacility.set(facility.facilityId, slot);
  return slot;
}

/**
 * The facility's board: at least as new as everything committed before the call. Reads only what changed since the last
 * call, each table once; when nothing changed it is one small read of versions. Rejects when the store does; the next
 * call then starts from the last good state.
 */
export function readBoardState(deps: QueryDependencies, facility: Facility): Promise<BoardState> {
  const slot = slotOf(deps, facility);
  if (slot.waiting !== null) return slot.waiting;
  const refresh = slot.tail.then(async () => {
    slot.waiting = null;
    slot.state = await advance(deps, slot.state, facility);
    return slot.state;
  });
  slot.waiting = refresh;
  slot.tail = refresh.catch(() => undefined);
  return refresh;
}
