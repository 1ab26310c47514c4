import type { Kafka } from 'kafkajs';
import Decoder from 'kafkajs/src/protocol/decoder';
import Encoder from 'kafkajs/src/protocol/encoder';
import { TopicMissing } from './topic-missing';

/** Request 3 of the protocol, in the version that first tells topic ids (Kafka 2.8); brokers 3.x and 4.x know it. */
const METADATA = { apiKey: 3, apiVersion: 10, apiName: 'Metadata' };
const NO_TOPIC_ID = Buffer.alloc(16);
const UNKNOWN_TOPIC = 3;

interface ProtocolRequest {
  readonly request: { readonly apiKey: number; readonly apiVersion: number; readonly apiName: string; encode(): Promise<Encoder> };
  readonly response: { decode(raw: Buffer): Promise<TopicAnswer>; parse(answer: TopicAnswer): Promise<TopicAnswer> };
}
interface TopicAnswer {
  readonly errorCode: number;
  /** 32 hex digits. */
  readonly topicId: string;
}
interface Broker {
  readonly connectionPool: { send(request: ProtocolRequest): Promise<TopicAnswer> };
}
interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  refreshMetadataIfNecessary(): Promise<void>;
  findControllerBroker(): Promise<Broker>;
}

/**
 * Tells a topic's id, which another topic of the same name never has. kafkajs speaks no version of the metadata request
 * that holds it, so this sends one of its own through kafkajs's connection, with its TLS and SASL.
 */
export class TopicIdentity {
  private readonly cluster: Cluster;
  private connecting: Promise<void> | null = null;

  constructor(kafka: Kafka) {
    this.cluster = createCluster(kafka);
  }

  /** Throws TopicMissing, or the connection's error. */
  async topicIdOf(topic: string): Promise<string> {
    await this.connect();
    const broker = await this.cluster.findControllerBroker();
    const { errorCode, topicId } = await broker.connectionPool.send(metadataRequest(topic));
    if (errorCode === UNKNOWN_TOPIC) throw new TopicMissing(topic);
    if (/^0*$/.test(topicId)) throw new Error(`The cluster tells no id of the topic ${topic} (error code ${errorCode}).`);
    return topicId;
  }

  async close(): Promise<void> {
    await this.cluster.disconnect();
  }

  private async connect(): Promise<void> {
    this.connecting ??= this.cluster.connect();
    try {
      await this.connecting;
      await this.cluster.refreshMetadataIfNecessary();
    } catch (error) {
      this.connecting = null;
      throw error;
    }
  }
}

function createCluster(kafka: Kafka): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(({ description }) => description === 'private:Kafka:createCluster');
  if (symbol === undefined) throw new Error('This kafkajs is not the version that was pinned: it has no createCluster.');
  const create = (kafka as unknown as Record<symbol, (options: object) => Cluster>)[symbol];
  if (create === undefined) throw new Error('kafkajs has no createCluster.');
  return create({ allowAutoTopicCreation: false, metadataMaxAge: 300_000 });
}

function metadataRequest(topic: string): ProtocolRequest {
  return {
    request: {
      ...METADATA,
      // Flexible versions begin with the tags of their header and end every structure with tags: all are empty here.
      encode: () =>
        Promise.resolve(
          new Encoder()
            .writeUVarIntBytes()
            .writeUVarIntArray([topicByName(topic)])
            .writeBoolean(false)
            .writeBoolean(false)
            .writeBoolean(false)
            .writeUVarIntBytes(),
        ),
    },
    response: { decode: (raw) => Promise.resolve(decodeAnswer(raw)), parse: (answer) => Promise.resolve(answer) },
  };
}

function topicByName(topic: string): Encoder {
  const encoder = new Encoder();
  encoder.writeBufferInternal(NO_TOPIC_ID);
  return encoder.writeUVarIntString(topic).writeUVarIntBytes();
}

/** Reads as far as the first topic's id. */
function decodeAnswer(raw: Buffer): TopicAnswer {
  const decoder = new Decoder(raw);
  decoder.readTaggedFields();
  decoder.readInt32(); // throttle time
  decoder.readUVarIntArray((broker) => {
    broker.readInt32();
    broker.readUVarIntString();
    broker.readInt32();
    broker.readUVarIntString();
    broker.readTaggedFields();
  });
  decoder.readUVarIntString(); // cluster id
  decoder.readInt32(); // controller
  const topics = decoder.readUVarIntArray(readTopicHead);
  const first = topics[0];
  if (first === undefined) throw new Error('The metadata answer names no topic.');
  return first;
}

function readTopicHead(decoder: Decoder): TopicAnswer {
  const errorCode = decoder.readInt16();
  decoder.readUVarIntString();
  return { errorCode, topicId: decoder.readBytes(16).toString('hex') };
}
