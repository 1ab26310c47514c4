/** One forward-only step of the schema. Its text must never change once it ran anywhere: the checksum is kept. */
export interface Migration {
  /** `NNNN-what-it-does`, ascending. */
  readonly name: string;
  readonly sql: string;
}
