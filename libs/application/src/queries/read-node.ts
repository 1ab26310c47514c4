import type { Facility } from '@wardcast/domain';
import type { Actor } from '../actor';
import type { HourColumns } from '../ports/read-store.port';
import { facilitySettings } from '../settings/facility-settings';
import { findFacility, visibleNodes } from './access';
import type { BoardState } from './board-state';
import type { ForecastView, NodeDetailView, RefusalView } from './board-view';
import { toForecastView } from './forecast-view';
import type { HospitalNode } from './hospital-nodes';
import { hoursUpTo, sumHourColumns } from './hour-columns';
import { toHourColumnsView } from './live-numbers';
import type { QueryDependencies } from './query-dependencies';
import { answer, refuse, type QueryResult } from './query-result';
import { toClockView, toFeedViews } from './read-board';
import { toRefusalView } from './refusal-view';
import { withRunningHour } from './running-hour';
import { readBoardState } from './store-reads';

/** Two weeks: what the longest chart shows; more would be a download and not a screen. */
export const MAX_HOURS_BACK = 336;

export interface NodeQuestion {
  readonly facilityId: string | null;
  readonly nodeId: string;
  /** Hours before now (or before `asOf`), 1 to MAX_HOURS_BACK. */
  readonly hoursBack: number;
  /** Reads the forecast issued at or before this instant, and the history that ended then as it was known then. */
  readonly asOf: number | null;
}

/** Stored hours of each of the node's units, by one read. */
async function readHistory(deps: QueryDependencies, facilityId: string, node: HospitalNode, question: NodeQuestion): Promise<ReadonlyMap<string, HourColumns>> {
  const { from, to } = hoursUpTo(question.asOf ?? deps.clock.now(), question.hoursBack + 1);
  const [only] = node.unitIds;
  if (node.unitIds.length !== 1 || only === undefined) return deps.readStore.recentHours(facilityId, from, to, question.asOf);
  return new Map([[only, await deps.readStore.unitHours(facilityId, only, { from, to }, question.asOf)]]);
}

/** The node's history; that of now reaches into the running hour. */
function toHistory(node: HospitalNode, stored: ReadonlyMap<string, HourColumns>, state: BoardState, asOf: number | null): HourColumns {
  return sumHourColumns(node.unitIds.flatMap((unitId) => {
    const columns = stored.get(unitId);
    const live = state.live.get(unitId);
    if (!columns) return [];
    return live && asOf === null ? withRunningHour(columns, live, state.hour) : columns;
  }));
}

/** What was said then: a forecast, or why there was none. Hours are warned of as they were then. */
async function readIssueAsOf(deps: QueryDependencies, facility: Facility, nodeId: string, asOf: number): Promise<{ readonly forecast: ForecastView | null; readonly refusal: RefusalView | null }> {
  const { forecastStore, readStore } = deps;
  const { facilityId } = facility;
  const [record, [refusal], changes] = await Promise.all([forecastStore.asOf(facilityId, nodeId, asOf), forecastStore.standingRefusals(facilityId, [nodeId], asOf), readStore.settings(facilityId, asOf)]);
  return { forecast: record === null ? null : toForecastView(record, facilitySettings(facility, changes).riskChance), refusal: toRefusalView(refusal) };
}

/** One node in depth. `live` is always of now; with `asOf` the forecast and the history are of then. */
export async function readNode(deps: QueryDependencies, actor: Actor, question: NodeQuestion): Promise<QueryResult<NodeDetailView>> {
  const { hoursBack, asOf } = question;
  if (!Number.isInteger(hoursBack) || hoursBack < 1 || hoursBack > MAX_HOURS_BACK) return refuse('bad_input', `hoursBack is a whole number from 1 to ${MAX_HOURS_BACK}.`);
  const found = await findFacility(deps, actor, question.facilityId);
  if (found.kind !== 'ok') return found;
  const facility = found.value;
  const node = visibleNodes(actor, facility).find(({ nodeId }) => nodeId === question.nodeId);
  if (!node) return refuse('not_found', 'There is no such ward or division.');
  const [state, stored, then] = await Promise.all([
    readBoardState(deps, facility),
    readHistory(deps, facility.facilityId, node, question),
    asOf === null ? null : readIssueAsOf(deps, facility, node.nodeId, asOf),
  ]);
  const view = state.nodes.find((known) => known.node.nodeId === node.nodeId)?.view;
  if (!view) return refuse('not_found', 'No numbers of this ward have arrived yet.');
  const history = toHistory(node, stored, state, asOf);
  return answer({
    nodeId: node.nodeId, kind: node.kind, name: node.name,
    clock: toClockView(deps.clock),
    live: view.live,
    history: toHourColumnsView(history),
    historyStaffed: history.staffed,
    forecast: (then ?? view).forecast,
    refusal: (then ?? view).refusal,
    feeds: toFeedViews(state.feeds),
  });
}
