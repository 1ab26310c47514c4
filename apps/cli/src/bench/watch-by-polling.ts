import { setTimeout as sleep } from 'node:timers/promises';

export interface PollOptions {
  readonly url: string;
  readonly unitId: string;
  readonly wanted: number;
  readonly everyMs: number;
  readonly deadlineMs: number;
}

/** The rival of a subscription: asks for the number again and again. Wall ms at which an answer held it, or null. */
export async function watchByPolling(options: PollOptions): Promise<number | null> {
  const deadline = Date.now() + options.deadlineMs;
  const body = JSON.stringify({ query: '{ board { nodes { nodeId live { census } } } }' });
  while (Date.now() < deadline) {
    const response = await fetch(`${options.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const answer = (await response.json()) as { data?: { board?: { nodes: readonly { nodeId: string; live: { census: number } }[] } } };
    const node = answer.data?.board?.nodes.find((candidate) => candidate.nodeId === options.unitId);
    if (node?.live.census === options.wanted) return Date.now();
    await sleep(options.everyMs);
  }
  return null;
}
