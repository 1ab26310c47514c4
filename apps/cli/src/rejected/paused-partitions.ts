import { EVENT_TOPIC } from '@wardcast/application';
import type { PartitionPause, PartitionStore } from '@wardcast/application';

/** Partitions that stand still, or did last: a line each, newest first. */
export async function pausedPartitions(store: PartitionStore, json: boolean): Promise<string> {
  const pauses = [...(await store.pauses(EVENT_TOPIC))].sort((a, b) => b.pausedAt - a.pausedAt);
  if (json) return JSON.stringify(pauses.map((pause) => ({ ...pause, pausedAt: iso(pause.pausedAt), resumesAt: iso(pause.resumesAt), resumedAt: pause.resumedAt === null ? null : iso(pause.resumedAt) })));
  return pauses.length === 0 ? 'No partition has been stopped.' : pauses.map(pauseLine).join('\n');
}

/** Lets a partition go on. Returns what to say, and whether there was anything to do. */
export async function resumePartition(store: PartitionStore, text: string, now: number): Promise<{ readonly done: boolean; readonly says: string }> {
  if (!/^\d{1,5}$/.test(text)) return { done: false, says: `"${text}" is no partition. \`npm run rejected -- paused\` lists those that stand still.` };
  const partition = Number(text);
  const done = await store.resume({ topic: EVENT_TOPIC, partition }, now);
  return done ? { done, says: `Partition ${partition} goes on within a few seconds. For an hour what cannot be read goes to the rejected messages without another stop.` } : { done, says: `Partition ${partition} does not stand still.` };
}

function pauseLine(pause: PartitionPause): string {
  const whose = pause.facilityId === '' ? 'of no hospital here' : `of ${pause.facilityId}`;
  const state = pause.resumedAt === null ? `stands still, goes on by itself at ${iso(pause.resumesAt)}` : `went on at ${iso(pause.resumedAt)}`;
  return `partition ${pause.partition}  stopped ${iso(pause.pausedAt)}: ${pause.rejected} of ${pause.records} messages ${whose} could not be read; ${state}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
