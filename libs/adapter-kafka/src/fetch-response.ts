import Decoder from 'kafkajs/src/protocol/decoder';
import { lookupCodecByAttributes } from 'kafkajs/src/protocol/message/compression';
import response from 'kafkajs/src/protocol/requests/fetch/v11/response';
import { areRecordBatches, readRecordBatches, type FetchedRecord } from './record-batches';

const decodeByLibrary = response.decode;

interface FetchedPartition {
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: string;
  readonly lastStableOffset: string;
  readonly lastStartOffset: string;
  readonly abortedTransactions: readonly { readonly producerId: string; readonly firstOffset: string }[];
  readonly preferredReadReplica: number;
  readonly messages: readonly FetchedRecord[];
}

/**
 * From now on kafkajs reads what brokers since 2.3 send (fetch, version 11) by `readRecordBatches`; from older brokers it
 * reads by itself. kafkajs has no place where a decoder could be handed in.
 */
export function readFetchesQuickly(): void {
  response.decode = decodeFetch;
}

/** Undoes it, for a comparison. */
export function readFetchesByLibrary(): void {
  response.decode = decodeByLibrary;
}

/** As kafkajs's own, whose shapes and names it has. */
async function decodeFetch(raw: Buffer): Promise<unknown> {
  const decoder = new Decoder(raw);
  const clientSideThrottleTime = decoder.readInt32();
  const errorCode = decoder.readInt16();
  const sessionId = decoder.readInt32();
  let isOld = false;
  const responses = await decoder.readArrayAsync(async (topic) => ({
    topicName: topic.readString(),
    partitions: await topic.readArrayAsync(async (partition): Promise<FetchedPartition> => {
      const head = readHead(partition);
      const bytes = readMessages(partition);
      isOld ||= !areRecordBatches(bytes);
      return { ...head, messages: isOld ? [] : await readRecordBatches(bytes, lookupCodecByAttributes) };
    }),
  }));
  if (isOld) return decodeByLibrary(raw);
  // Brokers throttle by themselves; a time here would make kafkajs wait as well.
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}

function readHead(partition: Decoder): Omit<FetchedPartition, 'messages'> {
  return {
    partition: partition.readInt32(),
    errorCode: partition.readInt16(),
    highWatermark: String(partition.readInt64()),
    lastStableOffset: String(partition.readInt64()),
    lastStartOffset: String(partition.readInt64()),
    abortedTransactions: partition.readArray((aborted) => ({ producerId: String(aborted.readInt64()), firstOffset: String(aborted.readInt64()) })),
    preferredReadReplica: partition.readInt32(),
  };
}

function readMessages(partition: Decoder): Buffer {
  const bytes = partition.readInt32();
  return bytes > 0 && partition.canReadBytes(bytes) ? partition.readBytes(bytes) : Buffer.alloc(0);
}
