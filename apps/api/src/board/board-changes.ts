import { readBoardChanges, type ApiContext, type BoardChangeView } from '@wardcast/application';
import { valueOrNull } from '../graphql/graphql-failure';
import type { ChangeHub } from '../subscription/change-hub';
import { LatestStream } from '../subscription/latest-stream';

/** Changes of a tenth of a second travel as one message: below what an eye tells apart, and a busy feed costs ten messages a second at most. */
const MIN_GAP_MS = 100;
/** The reader is promised a message every ten seconds; two seconds are left for slow networks and busy processors. */
export const HEARTBEAT_MS = 8_000;

export interface BoardChangesOptions {
  readonly context: ApiContext;
  readonly hub: ChangeHub;
  readonly facilityId: string | null;
  readonly sinceVersion: bigint;
  readonly heartbeatMs?: number;
  onFailure(error: unknown): void;
}

type Message = { readonly boardChanged: BoardChangeView };
/** One message for each change, so that what is made of it can be shared by all who get it. */
const messages = new WeakMap<BoardChangeView, Message>();

function messageOf(change: BoardChangeView): Message {
  const message = messages.get(change) ?? { boardChanged: change };
  messages.set(change, message);
  return message;
}

/**
 * The board's changes for one subscriber, who owns its position: each message holds what changed since the one before,
 * so merged, skipped or repeated wakes lose nothing. Says nothing while there is no hospital yet.
 */
export function boardChanges(options: BoardChangesOptions): AsyncIterableIterator<Message> {
  const { context, hub, facilityId } = options;
  let version = options.sinceVersion;
  const stream: LatestStream<Message> = new LatestStream({
    minGapMs: MIN_GAP_MS,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    produce: async () => {
      const deps = context.deps();
      const change = deps && valueOrNull(await readBoardChanges(deps, context.actor, facilityId, version));
      if (change === null) return null;
      version = BigInt(change.version);
      return messageOf(change);
    },
    onFailure: options.onFailure,
    onClose: () => stopListening(),
  });
  const stopListening = hub.listen(facilityId, () => stream.wake());
  return stream;
}
