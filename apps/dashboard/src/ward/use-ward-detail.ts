import { useEffect, useRef, useState } from 'react';
import { NodeDocument, type NodeDetail, type NodeQueryVariables } from '@wardcast/contract';
import { GraphqlRefusal, type GraphqlClient } from '../data/graphql-client';
import { useNode } from '../data/use-board';
import { useServices } from '../data/wardcast-context';
import { PacedReader } from './paced-reader';

const HOUR_MS = 3_600_000;
/** The chart's past. */
export const HOURS_BACK = 24;
/** The API gives no more. */
const MOST_HOURS_BACK = 336;
const RETRY_AFTER_MS = 10_000;

/** What came after an old forecast: census and staffed beds by hour. */
export interface FollowedHours {
  readonly hours: readonly number[];
  readonly census: readonly number[];
  readonly staffed: readonly number[];
}
/** A view of an old forecast also holds what followed it. */
export interface WardDetail {
  readonly detail: NodeDetail;
  /** The hours after the issue, as known now; null on the live view. */
  readonly followed: FollowedHours | null;
  /** The instant asked for; null = live. */
  readonly asOf: number | null;
}
export interface DetailFailure {
  /** Wall ms of the first failure in a row. */
  readonly sinceWallMs: number;
  readonly code: string;
  readonly isUnknown: boolean;
}
export interface DetailState {
  readonly ward: WardDetail | null;
  readonly failure: DetailFailure | null;
}

/** Hours to read back from now so that everything after `issuedAt` is there. */
export function hoursSince(issuedAt: number, now: number): number {
  return Math.min(MOST_HOURS_BACK, Math.max(1, Math.ceil((now - issuedAt) / HOUR_MS) + 1));
}

async function readNodeDetail(client: GraphqlClient, variables: NodeQueryVariables, signal: AbortSignal): Promise<NodeDetail> {
  const { node } = await client.query(NodeDocument, variables, signal);
  if (!node) throw new GraphqlRefusal('No numbers of this ward have arrived yet', 'NO_NUMBERS');
  return node;
}

async function readWard(client: GraphqlClient, nodeId: string, asOf: number | null, signal: AbortSignal): Promise<WardDetail> {
  const detail = await readNodeDetail(client, { nodeId, input: { hoursBack: HOURS_BACK, asOf } }, signal);
  if (asOf === null) return { detail, followed: null, asOf };
  const issuedAt = detail.forecast?.issuedAt ?? asOf;
  const since = await readNodeDetail(client, { nodeId, input: { hoursBack: hoursSince(issuedAt, detail.clock.now) } }, signal);
  const first = since.history.hours.findIndex((hour) => hour > issuedAt);
  const after = (column: readonly number[]) => (first < 0 ? [] : column.slice(first));
  return { detail, followed: { hours: after(since.history.hours), census: after(since.history.census), staffed: after(since.historyStaffed) }, asOf };
}

function failureOf(reason: unknown, sinceWallMs: number): DetailFailure {
  const code = reason instanceof GraphqlRefusal ? reason.code : 'NO_ANSWER';
  return { sinceWallMs, code, isUnknown: code.toUpperCase() === 'NOT_FOUND' };
}

interface KeyedState extends DetailState {
  readonly nodeId: string;
  readonly key: string;
}

function afterFailure(old: KeyedState, key: string, reason: unknown, wallMs: number): KeyedState {
  const same = old.key === key ? old : null;
  return { nodeId: old.nodeId, key, ward: same?.ward ?? null, failure: failureOf(reason, same?.failure?.sinceWallMs ?? wallMs) };
}

/**
 * The ward in depth. The live view is read again when the ward's version on the board moves, at most once a second;
 * a view as known at an instant is read once and then stands still. The last good answer stays during a new read, one of
 * another instant too: a page that emptied at each step would lose the reader's place and focus.
 */
export function useWardDetail(nodeId: string, asOf: number | null): DetailState {
  const { client, clock } = useServices();
  const version = useNode(nodeId)?.node.version ?? null;
  const key = `${nodeId} ${asOf ?? 'live'}`;
  const [state, setState] = useState<KeyedState>({ nodeId, key: '', ward: null, failure: null });
  const reader = useRef<{ readonly paced: PacedReader; readonly readVersion: string | null } | null>(null);
  const versionNow = useRef(version);
  versionNow.current = version;
  useEffect(() => {
    const abort = new AbortController();
    const read = () =>
      readWard(client, nodeId, asOf, abort.signal).then(
        (ward) => abort.signal.aborted || setState({ nodeId, key, ward, failure: null }),
        (reason: unknown) => abort.signal.aborted || setState((old) => afterFailure(old, key, reason, clock.now())),
      ).then(() => undefined);
    const paced = new PacedReader(read);
    reader.current = { paced, readVersion: versionNow.current };
    return () => {
      paced.close();
      abort.abort();
    };
  }, [client, clock, nodeId, asOf, key]);
  useEffect(() => {
    if (asOf === null && reader.current && reader.current.readVersion !== version) reader.current.paced.ask();
  }, [asOf, version]);
  const isFailing = state.key === key && state.failure !== null && !state.failure.isUnknown;
  useEffect(() => {
    if (!isFailing) return;
    const timer = setInterval(() => reader.current?.paced.ask(), RETRY_AFTER_MS);
    return () => clearInterval(timer);
  }, [isFailing]);
  if (state.key === key) return state;
  return { ward: state.nodeId === nodeId ? state.ward : null, failure: null };
}
