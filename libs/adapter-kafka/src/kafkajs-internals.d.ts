// Parts of kafkajs 2.2.4 that it does not type. It is the last release and pinned exactly, so that they stay what they are.
declare module 'kafkajs/src/protocol/encoder' {
  class Encoder {
    writeUVarIntBytes(): this;
    writeUVarIntArray(items: readonly Encoder[]): this;
    writeUVarIntString(value: string): this;
    writeBufferInternal(value: Buffer): void;
    writeBoolean(value: boolean): this;
  }
  export = Encoder;
}
declare module 'kafkajs/src/protocol/decoder' {
  class Decoder {
    constructor(buffer: Buffer);
    readTaggedFields(): unknown;
    readInt16(): number;
    readInt32(): number;
    readInt64(): bigint;
    readString(): string | null;
    readArray<T>(read: (decoder: Decoder) => T): readonly T[];
    readArrayAsync<T>(read: (decoder: Decoder) => Promise<T>): Promise<readonly T[]>;
    canReadBytes(length: number): boolean;
    readUVarIntString(): string | null;
    readUVarIntArray<T>(read: (decoder: Decoder) => T): readonly T[];
    readBytes(length: number): Buffer;
  }
  export = Decoder;
}
declare module 'kafkajs/src/protocol/message/compression' {
  /** Null where the attributes of a batch name none; throws for one that is not installed. */
  export function lookupCodecByAttributes(attributes: number): { decompress(bytes: Buffer): Promise<Buffer> } | null;
}
declare module 'kafkajs/src/protocol/requests/fetch/v11/response' {
  const response: { decode(raw: Buffer): Promise<unknown> };
  export = response;
}
declare module 'kafkajs/src/protocol/recordBatch/v0' {
  export function RecordBatch(batch: object): Promise<{ readonly buffer: Buffer }>;
}
declare module 'kafkajs/src/protocol/recordBatch/v0/decoder' {
  function decode(decoder: object): Promise<{ readonly records: readonly import('kafkajs').KafkaMessage[] }>;
  export = decode;
}
declare module 'kafkajs/src/protocol/recordBatch/record/v0' {
  function toRecord(record: object): object;
  export = toRecord;
}
declare module 'kafkajs/src/utils/long' {
  class Long {
    static fromValue(value: string): Long;
  }
  export = Long;
}
