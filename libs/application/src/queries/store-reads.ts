import type { Facility } from '@wardcast/domain';
import { BoardReader, type BoardState } from './board-state';
import type { QueryDependencies } from './query-dependencies';
import { SharedRead } from './shared-read';

/** The reads that all queries over one store share. */
interface StoreReads {
  readonly facilities: SharedRead<readonly Facility[]>;
  readonly boards: Map<string, BoardReader>;
}
/** Kept beside the store they read: another store (a test's, a restart's) starts with nothing, and nothing outlives its store. */
const readsByStore = new WeakMap<object, StoreReads>();

function readsOf(deps: QueryDependencies): StoreReads {
  const { readStore } = deps;
  const known = readsByStore.get(readStore) ?? { facilities: new SharedRead(() => readStore.facilities()), boards: new Map<string, BoardReader>() };
  readsByStore.set(readStore, known);
  return known;
}

export function readFacilities(deps: QueryDependencies): Promise<readonly Facility[]> {
  return readsOf(deps).facilities.next();
}

/** The facility's board, at least as new as everything committed before the call. */
export function readBoardState(deps: QueryDependencies, facility: Facility): Promise<BoardState> {
  const { boards } = readsOf(deps);
  const reader = boards.get(facility.facilityId) ?? new BoardReader(deps, facility);
  boards.set(facility.facilityId, reader);
  return reader.read(facility);
}
