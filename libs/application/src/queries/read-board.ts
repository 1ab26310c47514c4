import type { Actor } from '../actor';
import type { Clock } from '../ports/clock.port';
import type { FeedState } from '../ports/read-store.port';
import { findFacility, maySeeNode } from './access';
import type { BoardChangeView, BoardView, ClockView, FeedView } from './board-view';
import type { BoardState } from './board-state';
import type { QueryDependencies } from './query-dependencies';
import { answer, type QueryResult } from './query-result';
import { toHospitalView } from './read-hospital';
import { readBoardState } from './store-reads';

export function toClockView(clock: Clock): ClockView {
  return { now: clock.now(), speed: clock.speed };
}

export function toFeedViews(feeds: readonly FeedState[]): readonly FeedView[] {
  return feeds.map(({ feedId, lastHeartbeatAt, lastEventAt }) => ({ feedId, lastHeartbeatAt, lastEventAt }));
}

/** Everything the operations board shows of the nodes that the actor may see. */
export async function readBoard(deps: QueryDependencies, actor: Actor, facilityId: string | null): Promise<QueryResult<BoardView>> {
  const found = await findFacility(deps, actor, facilityId);
  if (found.kind !== 'ok') return found;
  const state = await readBoardState(deps, found.value);
  return answer({
    hospital: toHospitalView(actor, found.value),
    clock: toClockView(deps.clock),
    version: state.version.toString(),
    feeds: toFeedViews(state.feeds),
    nodes: state.nodes.filter(({ node }) => maySeeNode(actor, node)).map(({ view }) => view),
  });
}

/** Answers made of one state, by who asks and from where on: readers who are woken together are told the same, and one object serves them all. */
const changesOf = new WeakMap<BoardState, Map<string, BoardChangeView>>();

/**
 * Whole states of the nodes that changed after `sinceVersion` (0n = all), with feeds and clock. The answer's version is
 * what to ask with next time. A version newer than the store's comes from a store that is gone (a fresh or restored
 * database): everything is sent again, since nothing is known of what that reader has.
 */
export async function readBoardChanges(deps: QueryDependencies, actor: Actor, facilityId: string | null, sinceVersion: bigint): Promise<QueryResult<BoardChangeView>> {
  const found = await findFacility(deps, actor, facilityId);
  if (found.kind !== 'ok') return found;
  const state = await readBoardState(deps, found.value);
  const since = sinceVersion > state.version ? 0n : sinceVersion;
  const known = changesOf.get(state) ?? new Map<string, BoardChangeView>();
  changesOf.set(state, known);
  const key = JSON.stringify([String(since), actor.units]);
  const change = known.get(key) ?? {
    version: state.version.toString(),
    clock: toClockView(deps.clock),
    feeds: toFeedViews(state.feeds),
    nodes: state.nodes.filter(({ node, version }) => version > since && maySeeNode(actor, node)).map(({ view }) => view),
  };
  known.set(key, change);
  return answer(change);
}
