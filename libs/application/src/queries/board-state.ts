import type { Facility, UnitLive } from '@wardcast/domain';
import type { FeedState, HourColumns } from '../ports/read-store.port';
import type { StandingRefusal } from '../ports/forecast-store.port';
import { facilitySettings } from '../settings/facility-settings';
import type { BoardNodeView, ForecastView } from './board-view';
import { toForecastView } from './forecast-view';
import { hospitalNodes, type HospitalNode } from './hospital-nodes';
import { hourOf, hoursUpTo, RECENT_HOURS } from './hour-columns';
import { toLiveNumbers } from './live-numbers';
import type { QueryDependencies } from './query-dependencies';
import { withRunningHour } from './running-hour';
import { SharedRead } from './shared-read';
import { toRefusalView } from './refusal-view';

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
  /** The running hour that the recent columns end with. */
  readonly hour: number;
  readonly versions: ReadonlyMap<string, bigint>;
  readonly live: ReadonlyMap<string, UnitLive>;
  readonly recent: ReadonlyMap<string, HourColumns>;
  readonly forecasts: ReadonlyMap<string, ForecastView>;
  /** Of nodes whose newest issue refused; they have no forecast. */
  readonly refusals: ReadonlyMap<string, StandingRefusal>;
  readonly feeds: readonly FeedState[];
  /** In the tree's order; nodes without any live row are not there yet. */
  readonly nodes: readonly VersionedNode[];
}

function emptyState(facility: Facility): BoardState {
  return { facility, version: 0n, hour: 0, versions: new Map(), live: new Map(), recent: new Map(), forecasts: new Map(), refusals: new Map(), feeds: [], nodes: [] };
}

function toVersionedNode(node: HospitalNode, state: Omit<BoardState, 'nodes'>): VersionedNode | null {
  const rows = node.unitIds.flatMap((unitId) => state.live.get(unitId) ?? []);
  if (rows.length === 0) return null;
  const recent = rows.flatMap((row) => {
    const columns = state.recent.get(row.unitId);
    return columns ? withRunningHour(columns, row, state.hour) : [];
  });
  // A roll-up changes whenever one of its units does, whether or not the store counts it as changed.
  const version = [node.nodeId, ...node.unitIds].reduce((newest, id) => {
    const own = state.versions.get(id) ?? 0n;
    return own > newest ? own : newest;
  }, 0n);
  const view = { nodeId: node.nodeId, kind: node.kind, version: version.toString(), live: toLiveNumbers(rows, recent), forecast: state.forecasts.get(node.nodeId) ?? null, refusal: toRefusalView(state.refusals.get(node.nodeId)) };
  return { node, version, view };
}

/** Another tree makes other sums: all is read again. */
function startingPoint(previous: BoardState | null, facility: Facility): BoardState {
  return previous !== null && JSON.stringify(previous.facility) === JSON.stringify(facility) ? previous : emptyState(facility);
}

/** What was read of `ids` in place of what was known of them: one of which nothing was found has nothing. */
function renewed<T>(known: ReadonlyMap<string, T>, ids: readonly string[], read: Iterable<readonly [string, T]>): ReadonlyMap<string, T> {
  const asked = new Set(ids);
  return new Map([...[...known].filter(([nodeId]) => !asked.has(nodeId)), ...read]);
}

async function advance(deps: QueryDependencies, base: BoardState): Promise<BoardState> {
  const { readStore, forecastStore, clock } = deps;
  const { facility } = base;
  const { facilityId } = facility;
  const now = clock.now();
  const hour = hourOf(now);
  const [changed, feeds] = await Promise.all([readStore.changedNodes(facilityId, base.version), readStore.feedStates(facilityId)]);
  if (changed.length === 0 && hour === base.hour) return { ...base, feeds };
  const ids = changed.map((node) => node.nodeId);
  const units = new Set(facility.units.map((unit) => unit.unitId));
  const changedUnits = ids.filter((id) => units.has(id));
  const { from, to } = hoursUpTo(now, RECENT_HOURS);
  // The versions were read first: rows read now are as new or newer, so no change can be marked as seen and yet be missing.
  const [live, records, refusals, recent, settings] = await Promise.all([
    changedUnits.length > 0 ? readStore.liveRows(facilityId, changedUnits) : [],
    ids.length > 0 ? forecastStore.latest(facilityId, ids) : [],
    ids.length > 0 ? forecastStore.standingRefusals(facilityId, ids, null) : [],
    readStore.recentHours(facilityId, from, to),
    // A change of settings changes every node, so that each forecast is read anew with it.
    readStore.settings(facilityId, null),
  ]);
  const { riskChance } = facilitySettings(facility, settings);
  const next = {
    facility, hour, recent, feeds,
    version: changed.reduce((newest, node) => (node.version > newest ? node.version : newest), base.version),
    versions: new Map([...base.versions, ...changed.map((node) => [node.nodeId, node.version] as const)]),
    live: new Map([...base.live, ...live.map((row) => [row.unitId, row] as const)]),
    forecasts: renewed(base.forecasts, ids, records.map((record) => [record.nodeId, toForecastView(record, riskChance)] as const)),
    refusals: renewed(base.refusals, ids, refusals.map((refusal) => [refusal.nodeId, refusal] as const)),
  };
  return { ...next, nodes: hospitalNodes(facility).flatMap((node) => toVersionedNode(node, next) ?? []) };
}

/** One facility's newest state, kept in memory, and the read that renews it. */
export class BoardReader {
  private state: BoardState | null = null;
  private readonly renewal: SharedRead<BoardState>;

  constructor(deps: QueryDependencies, private facility: Facility) {
    this.renewal = new SharedRead(async () => {
      this.state = await advance(deps, startingPoint(this.state, this.facility));
      return this.state;
    });
  }

  /**
   * The board, at least as new as everything committed before the call. Reads only what changed since the last call,
   * each table once. Rejects when the store does; the next call starts from the last good state.
   */
  read(facility: Facility): Promise<BoardState> {
    this.facility = facility;
    return this.renewal.next();
  }
}
