import type { Board, BoardChange, BoardNode, Feed, Hospital, Startup } from '@wardcast/contract';
import { lastHuddle, type Baseline } from '../model/changed-since';
import { hospitalNow, readClock, type ReadClock } from '../model/hospital-clock';
import { compareVersions } from '../model/version-order';
import { storedAfter, type StoredNode } from './stored-node';

/** `reading`: nothing shown yet; `empty`: the server knows no hospital yet; `streaming`: changes arrive; `polling`: the stream is down and the board is re-read. */
export type ConnectionState = 'reading' | 'empty' | 'streaming' | 'polling' | 'unreachable';

export interface Connection {
  readonly state: ConnectionState;
  /** Wall ms since when the connection is in this state. */
  readonly sinceWallMs: number;
}

/** Everything the board shows, as an immutable value: parts that did not change keep their identity. */
export interface BoardState {
  readonly hospital: Hospital | null;
  readonly clock: ReadClock | null;
  readonly version: string;
  readonly feeds: readonly Feed[];
  readonly nodes: ReadonlyMap<string, StoredNode>;
  readonly baseline: Baseline | null;
  readonly startup: Startup | null;
  readonly connection: Connection;
}

const NOTHING_SEEN = '0';

function freshState(wallMs: number): BoardState {
  return {
    hospital: null,
    clock: null,
    version: NOTHING_SEEN,
    feeds: [],
    nodes: new Map(),
    baseline: null,
    startup: null,
    connection: { state: 'reading', sinceWallMs: wallMs },
  };
}

/**
 * Holds the board and tells its readers of changes. Readers select a part (see `useBoard`) and are drawn again only
 * when that part has changed, so that a message about one ward redraws one card.
 */
export class BoardStore {
  private current: BoardState;
  private readonly listeners = new Set<() => void>();

  constructor(wallMs: number) {
    this.current = freshState(wallMs);
  }

  /** The state now; a new object after every change. */
  readonly state = (): BoardState => this.current;

  /** @returns a function that ends the notification */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes a whole board. One of another hospital, or of a server that started its versions anew, replaces everything. */
  applyBoard(board: Board, wallMs: number): void {
    const isOther = this.current.hospital?.facilityId !== board.hospital.facilityId;
    const wentBack = compareVersions(board.version, this.current.version) < 0;
    const base = isOther || wentBack ? { ...freshState(wallMs), startup: this.current.startup, connection: this.current.connection } : this.current;
    this.commit({ ...base, hospital: board.hospital }, board, wallMs);
  }

  /** Takes a change. @returns false when the server's versions began anew, so that the whole board must be read */
  applyChange(change: BoardChange, wallMs: number): boolean {
    if (compareVersions(change.version, this.current.version) < 0) return false;
    this.commit(this.current, change, wallMs);
    return true;
  }

  setStartup(startup: Startup): void {
    this.replace({ ...this.current, startup });
  }

  setConnection(state: ConnectionState, wallMs: number): void {
    if (this.current.connection.state !== state) this.replace({ ...this.current, connection: { state, sinceWallMs: wallMs } });
  }

  private commit(base: BoardState, message: BoardChange, wallMs: number): void {
    const clock = readClock(message.clock, wallMs);
    const baseline = nextBaseline(base, hospitalNow(clock, wallMs));
    const nodes = nodesAfter(base.nodes, message.nodes, wallMs);
    const started = baseline ?? { at: message.clock.now, nodes: plainNodes(nodes) };
    this.replace({ ...base, clock, version: message.version, feeds: message.feeds, nodes, baseline: started });
  }

  private replace(next: BoardState): void {
    this.current = next;
    for (const listener of this.listeners) listener();
  }
}

function plainNodes(nodes: ReadonlyMap<string, StoredNode>): ReadonlyMap<string, BoardNode> {
  return new Map([...nodes].map(([id, stored]) => [id, stored.node]));
}

/** A bed meeting that passed since the last baseline starts a new one, from what was known just before this message. */
function nextBaseline(base: BoardState, now: number): Baseline | null {
  if (!base.hospital || base.nodes.size === 0) return base.baseline;
  const huddle = lastHuddle(base.hospital.huddleTimes, now, base.hospital.timeZone);
  const isDue = huddle !== null && base.baseline !== null && huddle > base.baseline.at;
  return isDue ? { at: huddle, nodes: plainNodes(base.nodes) } : base.baseline;
}

function nodesAfter(nodes: ReadonlyMap<string, StoredNode>, changed: readonly BoardNode[], wallMs: number): ReadonlyMap<string, StoredNode> {
  const next = new Map(nodes);
  let isChanged = false;
  for (const node of changed) {
    const before = nodes.get(node.nodeId);
    const after = storedAfter(before, node, wallMs);
    if (after === before) continue;
    next.set(node.nodeId, after);
    isChanged = true;
  }
  return isChanged ? next : nodes;
}
