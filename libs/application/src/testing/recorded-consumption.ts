import { setTimeout as sleep } from 'node:timers/promises';
import type { RawMessage } from '@wardcast/domain';
import type { BusRecord, Consumption, ConsumeOptions, EventBus, RecordBatch } from '../ports/event-bus.port';

/** Generous, since a real broker on a busy machine may take seconds to assign a partition. */
const DEADLINE_MS = 30_000;
const POLL_MS = 5;
const MAX_BATCH_RECORDS = 50;

export interface Recording {
  readonly consumption: Consumption;
  readonly batches: RecordBatch[];
  /** All records handed over so far, in order; repeated ones included. */
  records(): readonly BusRecord[];
  /** What each record's value says, as text. */
  texts(): readonly string[];
  /** Waits until at least so many records were handed over. */
  until(count: number): Promise<void>;
}
export type RecordingOptions = Partial<Omit<ConsumeOptions, 'topic' | 'group'>>;

/** Consumes a topic from its oldest record and remembers what was handed over. `onBatch` runs after the remembering. */
export async function record(bus: EventBus, topic: string, options: RecordingOptions = {}): Promise<Recording> {
  const batches: RecordBatch[] = [];
  const consumption = await bus.consume({
    topic,
    group: `group-of-${topic}`,
    maxBatchRecords: options.maxBatchRecords ?? MAX_BATCH_RECORDS,
    startAt: options.startAt ?? (() => Promise.resolve(null)),
    onBatch: async (batch) => {
      batches.push(batch);
      return options.onBatch?.(batch);
    },
  });
  const records = (): readonly BusRecord[] => batches.flatMap((batch) => batch.records);
  return {
    consumption,
    batches,
    records,
    texts: () => records().map(({ value }) => textOf(value)),
    until: (count) => eventually(() => records().length >= count),
  };
}

export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Nothing happened within ${DEADLINE_MS / 1000} s.`);
    await sleep(POLL_MS);
  }
}

export function message(key: string, text: string): RawMessage {
  return { key, headers: { ce_id: text, 'content-type': 'application/json' }, value: new TextEncoder().encode(text) };
}

/** `prefix-0`, `prefix-1`, ... under one key. */
export function messages(key: string, prefix: string, count: number): readonly RawMessage[] {
  return Array.from({ length: count }, (_, index) => message(key, `${prefix}-${index}`));
}

export function textOf(value: Uint8Array): string {
  return new TextDecoder().decode(value);
}

/** A promise that the test settles. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
