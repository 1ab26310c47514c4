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
  /** What of it was spent waiting for the store's statement. */
  readonly storeMs: number;
  readonly decode: Spent;
  readonly parse: Spent;
  readonly unnest: Spent;
  readonly copy: Spent;
}

/** Medians over the rounds, as lines of the table. `ceiling`: rows/s of a copy within the server. */
export function toIngestRows(rounds: readonly IngestMeasures[], { eventsPerRound, ceiling }: { readonly eventsPerRound: number; readonly ceiling: number }): readonly BenchRow[] {
  const perSecond = (of: (round: IngestMeasures) => number): number => median(rounds.map((round) => (eventsPerRound * 1_000) / of(round)));
  const micros = (of: (round: IngestMeasures) => number): number => median(rounds.map((round) => of(round) / eventsPerRound));
  const [whole, store] = [perSecond(({ whole: { wallMs } }) => wallMs), perSecond(({ storeMs }) => storeMs)];
  const [unnest, copy] = [perSecond((round) => round.unnest.wallMs), perSecond((round) => round.copy.wallMs)];
  const parts = [micros(({ decode }) => decode.cpuMicros), micros(({ parse }) => parse.cpuMicros), micros((round) => round.unnest.cpuMicros)];
  const sum = parts.reduce((total, part) => total + part, 0);
  const ours = micros((round) => round.whole.cpuMicros);
  const common = { ceiling, n: rounds.length };
  const [decode, parse, insert] = parts.map((part) => part.toFixed(1));
  return [
    { name: 'ingest through Kafka, exactly once', unit: 'events/s', ours: whole, rival: 'Kafka Connect with the JDBC sink of Debezium', rivalValue: null, ratio: null, ...common, note: 'fetch, decode, parse, ledger and the whole commit, one partition; the rival was not set up: its sink needs a topic whose messages carry a schema, which ours do not' },
    { name: 'ingest, the part of the store', unit: 'events/s', ours: store, rival: 'plain UNNEST of the event rows', rivalValue: unnest, ratio: store / unnest, ...common, note: 'ours also writes inbox, stays, hours, live rows, versions and the offset; batches of up to 1,000' },
    { name: 'ingest, the part of the store', unit: 'events/s', ours: store, rival: 'COPY of the event rows', rivalValue: copy, ratio: store / copy, ...common, note: 'the same' },
    { name: 'ingest, processor time per event', unit: 'microseconds', ours, rival: 'decode + parse + plain insert measured apart', rivalValue: sum, ratio: ours / sum, ceiling: null, n: rounds.length, note: `of this process: decode ${decode}, parse ${parse}, insert ${insert}; ours has the ledger and the rest of the commit as well` },
  ];
}
