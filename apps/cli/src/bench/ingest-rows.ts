import { median } from './bench-row';
import type { BenchRow } from './bench-row';

export interface Spent {
  readonly wallMs: number;
  /** Of this process, all its threads. */
  readonly cpuMicros: number;
}
/** One round of the same events through each way. */
export interface IngestMeasures {
  /** Kafka to store, ledger included. */
  readonly whole: Spent;
  /** Fetched and decoded by kafkajs alone, as a plain consumer has it. */
  readonly libraryDecode: Spent;
  readonly decode: Spent;
  readonly parse: Spent;
  /** The ledger and what it makes of a batch, stored nowhere. */
  readonly fold: Spent;
  /** Ours: columns made and the statement waited for. */
  readonly store: Spent;
  /** All rows that ours writes. */
  readonly sameRows: Spent;
  /** The event rows alone, as in the next. */
  readonly unnest: Spent;
  readonly copy: Spent;
  /** Null where that rival cannot be had. */
  readonly connectMs: number | null;
}
export interface IngestFacts {
  readonly eventsPerRound: number;
  /** Rows/s of a copy within the server. */
  readonly ceiling: number;
  /** Rows of all kinds that an event comes to, in ours and in the rival of the same rows. */
  readonly rowsPerEvent: number;
  readonly batches: number;
  /** The other way from Kafka into a database: its name, or why it is not there. */
  readonly connect: { readonly title: string } | { readonly absent: string };
}

/** Medians over the rounds, as lines of the table. */
export function toIngestRows(rounds: readonly IngestMeasures[], facts: IngestFacts): readonly BenchRow[] {
  const { eventsPerRound, ceiling } = facts;
  const perSecond = (of: (round: IngestMeasures) => number): number => median(rounds.map((round) => (eventsPerRound * 1_000) / of(round)));
  const micros = (of: (round: IngestMeasures) => number): number => median(rounds.map((round) => of(round) / eventsPerRound));
  const store = perSecond((round) => round.store.wallMs);
  const stored = (rival: string, of: (round: IngestMeasures) => Spent, note: string): BenchRow => {
    const rivalValue = perSecond((round) => of(round).wallMs);
    return { name: 'ingest, the part of the store', unit: 'events/s', ours: store, rival, rivalValue, ratio: store / rivalValue, ceiling, n: rounds.length, note };
  };
  const alone = `the rival writes 1 row an event where ours writes ${facts.rowsPerEvent.toFixed(2)}`;
  return [
    wholeRow(rounds, facts, perSecond),
    stored('plain UNNEST of the same rows', ({ sameRows }) => sameRows, `both write ${facts.rowsPerEvent.toFixed(2)} rows an event (event, inbox, stays, hours, live rows) with as many indexes, in one statement a batch, turn by turn over ${facts.batches} batches; ours also guards the position, looks for what is there, replaces, and counts versions`),
    stored('plain UNNEST of the event rows', ({ unnest }) => unnest, alone),
    stored('COPY of the event rows', ({ copy }) => copy, alone),
    ...processorRows(micros, rounds.length),
  ];
}

function wholeRow(rounds: readonly IngestMeasures[], { eventsPerRound, ceiling, connect }: IngestFacts, perSecond: (of: (round: IngestMeasures) => number) => number): BenchRow {
  const ours = perSecond(({ whole: { wallMs } }) => wallMs);
  const times = rounds.flatMap(({ connectMs }) => (connectMs === null ? [] : [connectMs]));
  const rivalValue = times.length === 0 ? null : median(times.map((ms) => (eventsPerRound * 1_000) / ms));
  const [rival, note] = 'title' in connect ? [connect.title, 'the rival upserts the event rows alone, by key, from a copy of the events that carries its schema, in batches of up to 2,000'] : ['Kafka Connect with the JDBC sink of Debezium', `the rival cannot be had here: ${connect.absent}`];
  return { name: 'ingest through Kafka, exactly once', unit: 'events/s', ours, rival, rivalValue, ratio: rivalValue === null ? null : ours / rivalValue, ceiling, n: rounds.length, note: `fetch, decode, parse, ledger and the whole commit, one partition; ${note}` };
}

function processorRows(micros: (of: (round: IngestMeasures) => number) => number, n: number): readonly BenchRow[] {
  const ours = micros(({ whole }) => whole.cpuMicros);
  const [library, decode, parse, fold, insert] = [micros((round) => round.libraryDecode.cpuMicros), micros((round) => round.decode.cpuMicros), micros((round) => round.parse.cpuMicros), micros((round) => round.fold.cpuMicros), micros((round) => round.sameRows.cpuMicros)];
  const row = (rival: string, rivalValue: number, note: string): BenchRow => ({ name: 'ingest, processor time per event', unit: 'microseconds', ours, rival, rivalValue, ratio: ours / rivalValue, ceiling: null, n, note });
  const others = `parse ${parse.toFixed(1)}, insert of the same rows ${insert.toFixed(1)}`;
  return [
    row('decode by kafkajs + parse + insert measured apart', library + parse + insert, `of this process: decode ${library.toFixed(1)} as a plain consumer has it, ${others}; ours has the ledger as well`),
    row('our decode + parse + insert measured apart', decode + parse + insert, `the same with our decoder: ${decode.toFixed(1)}`),
    row('our decode + parse + ledger + insert measured apart', decode + parse + fold + insert, `and with the ledger, ${fold.toFixed(1)}: what putting them together costs`),
  ];
}
