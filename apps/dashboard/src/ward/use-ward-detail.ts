import { useEffect, useRef, useState } from 'react';
import { NodeDocument, type NodeDetail, type NodeQueryVariables } from '@wardcast/contract';
import { GraphqlRefusal, type GraphqlClient } from '../data/graphql-client';
import { useNode } from '../data/use-board';
import { useServices } from '../data/wardcast-context';

const HOUR_MS = 3_600_000;
/** The chart's past. */
export const HOURS_BACK = 24;
/** The API gives no more. */
const MOST_HOURS_BACK = 336;
/** Events of one ward come in bursts; the history of hours need not be read for each of them. */
const REREAD_AFTER_MS = 1_000;
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

/**
 * The ward in depth. The live view is read again when the ward's version on the board moves, at most once a second;
 * a view as known at an instant is read once and then stands still. The last good answer stays during a new read.
 */
export function useWardDetail(nodeId: string, asOf: number | null): DetailState {
  const { client, clock } = useServices();
  const version = useNode(nodeId)?.node.version ?? null;
  const [state, setState] = useState<DetailState & { readonly key: string }>({ key: '', ward: null, failure: null });
  const [attempt, setAttempt] = useState(0);
  const key = `${nodeId} ${asOf ?? 'live'}`;
  const readKey = useRef('');
  const trigger = asOf === null ? version : null;
  useEffect(() => {
    const abort = new AbortController();
    const read = () => {
      readKey.current = key;
      readWard(client, nodeId, asOf, abort.signal).then(
        (ward) => abort.signal.aborted || setState({ key, ward, failure: null }),
        (reason: unknown) => {
          if (abort.signal.aborted) return;
          setState((old) => ({ key, ward: old.key === key ? old.ward : null, failure: failureOf(reason, (old.key === key && old.failure?.sinceWallMs) || clock.now()) }));
        },
      );
    };
    const timer = setTimeout(read, readKey.current === key ? REREAD_AFTER_MS : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, clock, nodeId, asOf, key, trigger, attempt]);
  const failed = state.key === key && state.failure && !state.failure.isUnknown;
  useEffect(() => {
    if (!failed) return;
    const timer = setInterval(() => setAttempt((old) => old + 1), RETRY_AFTER_MS);
    return () => clearInterval(timer);
  }, [failed]);
  return state.key === key ? state : { ward: null, failure: null };
}
