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
    readUVarIntString(): string | null;
    readUVarIntArray<T>(read: (decoder: Decoder) => T): readonly T[];
    readBytes(length: number): Buffer;
  }
  export = Decoder;
}
