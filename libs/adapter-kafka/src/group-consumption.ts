import { MAX_RESTARTS, type BatchAnswer, type ConsumeOptions, type Consumption } from '@wardcast/application';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { lastOf, toBusRecord } from './kafka-record';
import { REQUEST_RETRY } from './open-kafka';
import { PartitionReader } from './partition-reader';
import { isFinal } from './position-out-of-range';
import { LOOK_INTERVAL_MS, TopicGuard } from './topic-guard';
import type { TopicLog } from './topic-log';
import { withHeartbeats } from './with-heartbeats';

/** First wait after a failure; it doubles up to the longest. */
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5_000;
/** A dead member's partitions are free after this long. */
const SESSION_TIMEOUT_MS = 10_000;
const HEARTBEAT_INTERVAL_MS = 1_000;
/** kafkajs's 5 s would be the length of every rebalance and seek. */
const MAX_WAIT_MS = 200;
/** Our commits are for the eyes of operators' tools. */
const HINT_INTERVAL_MS = 5_000;
const MOST_CONCURRENT_PARTITIONS = 8;
/** A full batch of some 600 bytes a record: kafkajs's megabyte would end each fetch with a small commit, and a small one costs nearly as much. */
const MAX_FETCH_BYTES = 8 * 1024 * 1024;

export interface GroupConsumptionDependencies {
  readonly kafka: Kafka;
  readonly log: TopicLog;
  readonly options: ConsumeOptions;
  readonly firstBackoffMs?: number;
  readonly sessionTimeoutMs?: number;
}

/**
 * A member of a consumer group. On every assignment each partition waits, paused, until the store has named its position
 * and the log was found to hold it; a batch of an older assignment is not handed over.
 */
export class GroupConsumption implements Consumption {
  readonly done: Promise<void>;
  private readonly consumer: Consumer;
  private readonly guard: TopicGuard;
  private readers = new Map<number, PartitionReader>();
  private generation = 0;
  private crashes = 0;
  private paused = false;
  private stopping = false;
  private hintedAt = 0;
  private failure: { readonly error: unknown } | null = null;
  private ending: Promise<void> | null = null;
  private watch: NodeJS.Timeout | undefined;
  private settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void } = { resolve: () => undefined, reject: () => undefined };

  constructor(private readonly dependencies: GroupConsumptionDependencies) {
    this.done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    // Whoever does not look at `done` must not bring the process down.
    this.done.catch(() => undefined);
    this.guard = new TopicGuard(dependencies.log);
    this.consumer = dependencies.kafka.consumer({
      groupId: dependencies.options.group,
      sessionTimeout: dependencies.sessionTimeoutMs ?? SESSION_TIMEOUT_MS,
      heartbeatInterval: HEARTBEAT_INTERVAL_MS,
      maxWaitTimeInMs: MAX_WAIT_MS,
      maxBytesPerPartition: MAX_FETCH_BYTES,
      allowAutoTopicCreation: false,
      retry: { ...REQUEST_RETRY, restartOnFailure: () => Promise.resolve(this.mayRestart()) },
    });
  }

  /** Resolves when the group was joined. Throws TopicMissing, or the connection's error. */
  async start(): Promise<void> {
    const { log } = this.dependencies;
    await this.guard.begin();
    await log.connect();
    const partitions = await log.partitions();
    const { GROUP_JOIN, FETCH, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => this.onAssigned(payload.memberAssignment[log.topic] ?? []));
    this.consumer.on(FETCH, () => void (this.crashes = 0));
    this.consumer.on(CRASH, ({ payload }) => this.onCrash(payload.error, payload.restart));
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: log.topic, fromBeginning: true });
    this.watch = setInterval(() => void this.look(), LOOK_INTERVAL_MS);
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: Math.min(MOST_CONCURRENT_PARTITIONS, Math.max(1, partitions)),
      eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  pause(): void {
    this.paused = true;
    this.pauseFetching([...this.readers.keys()]);
  }

  resume(): void {
    this.paused = false;
    const ready = [...this.readers.values()].filter(({ readyFor }) => readyFor === this.generation);
    this.resumeFetching(ready.map(({ partition }) => partition));
  }

  release(partition: number): void {
    const reader = this.readers.get(partition);
    if (reader === undefined || !reader.isHeld || this.stopping) return;
    reader.isHeld = false;
    void this.begin(reader, this.generation);
  }

  async lag(): Promise<ReadonlyMap<number, bigint>> {
    const ranges = await this.dependencies.log.ranges();
    const known = [...this.readers.values()].filter(({ readyFor, isHeld }) => isHeld || readyFor === this.generation);
    return new Map(known.map(({ partition, handedOver }) => [partition, (ranges.get(partition)?.high ?? handedOver) - handedOver]));
  }

  async close(): Promise<void> {
    await this.end();
    // A failure is told by `done`; closing twice, or after it, is no error.
    await this.done.catch(() => undefined);
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    void this.end();
  }

  private end(): Promise<void> {
    this.stopping = true;
    this.ending ??= this.leave();
    return this.ending;
  }

  private async leave(): Promise<void> {
    clearInterval(this.watch);
    await this.consumer.disconnect().catch(() => undefined);
    await Promise.all([...this.readers.values()].map(({ inHand }) => inHand));
    await this.dependencies.log.close().catch(() => undefined);
    if (this.failure === null) this.settle.resolve();
    else this.settle.reject(this.failure.error);
  }

  private mayRestart(): boolean {
    this.crashes += 1;
    return !this.stopping && this.crashes <= MAX_RESTARTS;
  }

  private onCrash(error: Error, restarts: boolean): void {
    this.generation += 1;
    // A consumer that does not start again would live on and read nothing.
    if (!restarts && !this.stopping) this.fail(error);
  }

  /** Runs within the join, before anything is fetched under the new assignment. */
  private onAssigned(partitions: readonly number[]): void {
    this.generation += 1;
    this.readers = new Map(partitions.map((partition) => [partition, this.readers.get(partition) ?? new PartitionReader(partition)]));
    this.pauseFetching(partitions);
    for (const reader of this.readers.values()) void this.begin(reader, this.generation);
  }

  private async begin(reader: PartitionReader, generation: number): Promise<void> {
    const { log, options } = this.dependencies;
    const place = { topic: log.topic, partition: reader.partition };
    try {
      await reader.inHand;
      if (!this.isCurrent(generation)) return;
      const position = await options.startAt(log.topic, reader.partition);
      const offset = await this.guard.startOf(reader.partition, position);
      if (!this.isCurrent(generation)) return;
      this.consumer.seek({ ...place, offset: String(offset) });
      reader.begin(generation, offset);
      if (!this.paused) this.resumeFetching([reader.partition]);
    } catch (error) {
      if (this.isCurrent(generation)) this.onFailure(reader, error);
    }
  }

  private onFailure(reader: PartitionReader, error: unknown): void {
    reader.readyFor = -1;
    reader.failures += 1;
    if (isFinal(error) || reader.failures > MAX_RESTARTS) return this.fail(error);
    this.pauseFetching([reader.partition]);
    const { generation } = this;
    const first = this.dependencies.firstBackoffMs ?? FIRST_BACKOFF_MS;
    setTimeout(() => void this.begin(reader, generation), Math.min(LONGEST_BACKOFF_MS, first * 2 ** (reader.failures - 1)));
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const reader = this.readers.get(payload.batch.partition);
    if (reader === undefined || reader.isBusy || !this.mayHandOver(reader, payload)) return;
    const { generation } = this;
    let heartbeatFailure: unknown;
    await reader.hold(async () => {
      try {
        heartbeatFailure = await this.handOver(reader, payload);
      } catch (error) {
        // A member that was thrown out of its group finds out here, before it takes the partition from its new owner.
        heartbeatFailure = await payload.heartbeat().then(() => undefined, (failure: unknown) => failure);
        if (heartbeatFailure === undefined && this.isCurrent(generation)) this.onFailure(reader, error);
      }
    });
    if (heartbeatFailure !== undefined) throw heartbeatFailure;
    await this.commitHint(reader, payload);
  }

  /** Hands over what was fetched, in chunks; resolves to a heartbeat's failure, if there was one. */
  private async handOver(reader: PartitionReader, payload: EachBatchPayload): Promise<unknown> {
    const { messages } = payload.batch;
    const { options, log } = this.dependencies;
    await this.guard.check(reader, BigInt(messages[0]?.offset ?? reader.next));
    const highWatermark = BigInt(payload.batch.highWatermark);
    const place = { topic: log.topic, partition: reader.partition };
    // Equal parts, so that none is small.
    const chunkRecords = Math.ceil(messages.length / Math.ceil(messages.length / options.maxBatchRecords));
    for (let from = 0; from < messages.length && this.mayHandOver(reader, payload); from += chunkRecords) {
      const chunk = messages.slice(from, from + chunkRecords);
      const last = lastOf(chunk);
      const end = BigInt(last.offset) + 1n;
      const batch = { ...place, topicId: this.guard.topicId, records: chunk.map((message) => toBusRecord(place, message)), highWatermark };
      reader.handedOver = end;
      const given: { answer?: BatchAnswer } = {};
      const heartbeatFailure = await withHeartbeats(payload.heartbeat, async () => void (given.answer = await options.onBatch(batch)));
      reader.failures = 0;
      if (given.answer === 'held') {
        reader.keepBack();
        this.pauseFetching([reader.partition]);
        return heartbeatFailure;
      }
      reader.next = end;
      payload.resolveOffset(last.offset);
      if (heartbeatFailure !== undefined) return heartbeatFailure;
      const failed = await payload.heartbeat().then(() => undefined, (error: unknown) => error);
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  private async look(): Promise<void> {
    const { generation } = this;
    const ready = [...this.readers.values()].filter(({ readyFor }) => readyFor === generation);
    const fault = await this.guard.look(ready, () => this.isCurrent(generation));
    if (fault !== null && !this.stopping) this.fail(fault);
  }

  private isCurrent(generation: number): boolean {
    return !this.stopping && generation === this.generation;
  }

  private mayHandOver(reader: PartitionReader, payload: EachBatchPayload): boolean {
    return this.isCurrent(reader.readyFor) && !this.paused && payload.isRunning() && !payload.isStale();
  }

  private async commitHint(reader: PartitionReader, payload: EachBatchPayload): Promise<void> {
    if (reader.readyFor !== this.generation || performance.now() - this.hintedAt < HINT_INTERVAL_MS) return;
    this.hintedAt = performance.now();
    const partitions = [{ partition: reader.partition, offset: String(reader.next) }];
    await payload.commitOffsetsIfNecessary({ topics: [{ topic: this.dependencies.log.topic, partitions }] }).catch(() => undefined);
  }

  private pauseFetching(partitions: readonly number[]): void {
    this.onGroup(() => this.consumer.pause([{ topic: this.dependencies.log.topic, partitions: [...partitions] }]));
  }

  private resumeFetching(partitions: readonly number[]): void {
    this.onGroup(() => this.consumer.resume([{ topic: this.dependencies.log.topic, partitions: [...partitions] }]));
  }

  /** Between a crash and the next join there is no group to tell; the join asks for everything anew. */
  private onGroup(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!/consumer#run/.test((error as Error).message)) throw error;
    }
  }
}
