import type { BatchResult } from '@wardcast/application';
import type { Pool } from 'pg';
import { commitBatch } from '../events/commit-batch';
import { onFreshServer } from './fresh-server';
import { LoadWorkload } from './load-workload';
import { createPlainTable, insertPlain, timeServerOnly } from './plain-insert';

/** One line of a table: ours beside a rival and a ceiling, measured in the same run. */
export interface LoadBenchRow {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly rival: string | null;
  readonly rivalValue: number | null;
  readonly ratio: number | null;
  readonly ceiling: number | null;
  readonly n: number;
  readonly note: string;
}
const BATCH_SIZES = [1_000, 5_000];
const EVENTS_PER_SIZE = 100_000;
/** Rounds that warm up plans, caches and the compiler; not counted. */
const WARM_UP_BATCHES = 3;

/**
 * Batches of a hospital's feed through the whole commit statement, beside plain UNNEST inserts of the same event rows,
 * turn by turn on one server with its usual durability. Counts are checked before any rate is given.
 */
export async function runLoadBench(): Promise<readonly LoadBenchRow[]> {
  const rows: LoadBenchRow[] = [];
  for (const size of BATCH_SIZES) {
    const row = await onFreshServer(async (pool) => {
      await createPlainTable(pool);
      return measure(pool, size);
    });
    rows.push(row);
  }
  return rows;
}

async function measure(pool: Pool, size: number): Promise<LoadBenchRow> {
  const workload = new LoadWorkload();
  const rounds = EVENTS_PER_SIZE / size;
  const times = { ours: 0, rival: 0 };
  const visits = new Map<string, number>();
  let offset = 0n;
  for (let round = -WARM_UP_BATCHES; round < rounds; round += 1) {
    const batch = toBatch(workload.batch(size), offset, size);
    offset = batch.nextOffset;
    for (const { visitKey, stays } of batch.visits) visits.set(visitKey, stays.length);
    const ours = (): Promise<unknown> => commitBatch(pool, batch);
    const rival = (): Promise<unknown> => insertPlain(pool, batch.applied);
    // Who goes first takes turns: the second finds warmer memory.
    const order = round % 2 === 0 ? ([['ours', ours], ['rival', rival]] as const) : ([['rival', rival], ['ours', ours]] as const);
    for (const [name, run] of order) {
      const start = performance.now();
      await run();
      if (round >= 0) times[name] += performance.now() - start;
    }
  }
  const stays = [...visits.values()].reduce((sum, count) => sum + count, 0);
  await checkCounts(pool, { events: Number(offset), stays });
  const perSecond = (ms: number, events: number): number => Math.round((events / ms) * 1000);
  const ceiling = perSecond(await timeServerOnly(pool), Number(offset));
  const [ours, rival] = [perSecond(times.ours, EVENTS_PER_SIZE), perSecond(times.rival, EVENTS_PER_SIZE)];
  const note = `whole commit (inbox, event, stays, hours, live rows, versions, offset), batches of ${size}; ceiling: copied within the server`;
  return { name: `load, batches of ${size}`, unit: 'events/s', ours, rival: 'plain UNNEST of the event rows', rivalValue: rival, ratio: ours / rival, ceiling, n: rounds, note };
}

function toBatch(work: ReturnType<LoadWorkload['batch']>, offset: bigint, size: number): BatchResult {
  const position = { topic: 'bench', partition: 0, topicId: 'bench' };
  const nothing = { deadLetters: [], parked: [], released: [], conflicts: [], duplicates: 0 };
  return { ...work, ...nothing, position, stream: 'live', expectedOffset: offset, nextOffset: offset + BigInt(size) };
}

async function checkCounts(pool: Pool, expected: { readonly events: number; readonly stays: number }): Promise<void> {
  const { rows } = await pool.query<Record<string, string>>(
    `select (select count(*) from event) as events, (select count(*) from inbox) as inbox, (select count(*) from plain_event) as plain,
       (select count(*) from stay) as stays, (select max(next_offset) from ingest_offset) as position`,
  );
  const found = JSON.stringify(rows[0]);
  const wanted = JSON.stringify({ events: `${expected.events}`, inbox: `${expected.events}`, plain: `${expected.events}`, stays: `${expected.stays}`, position: `${expected.events}` });
  if (found !== wanted) throw new Error(`The bench wrote ${found}, not ${wanted}: no rate is given.`);
}
