import type { DayColumns, HourColumns, ReadStore } from '@wardcast/application';
import type { Pool } from 'pg';
import { openPostgresStores } from '../open-postgres-stores';
import { refreshMeasures } from '../measures/refresh-measures';
import { onFreshServer } from './fresh-server';
import type { LoadBenchRow } from './load-bench';

const FACILITY = 'bench';
const WARDS = 24;
const DAY_MS = 86_400_000;
const START = Date.UTC(2024, 0, 1);
/** Two years. */
const DAYS = 731;
const END = START + DAYS * DAY_MS;
/** Repeats of ours and of the scan, which is slow. */
const OURS_ROUNDS = 200;
const SCAN_EVERY = 20;
const WARM_UP_ROUNDS = 20;

/** Census of a day's and a week's rhythm, every hour of two years; one in thirty was corrected later; the last day is not summed yet. */
const FILL = `
insert into facility (facility_id, tree) values ('${FACILITY}', '{"timeZone": "Europe/London"}');
insert into unit_node select '${FACILITY}', 'ward-' || n, x from generate_series(1, ${WARDS}) n, lateral (values ('ward-' || n), ('${FACILITY}')) v (x);
insert into series.unit_hour (facility_id, unit_id, hour, available_at, census, arrivals, departures, staffed, day)
  select '${FACILITY}', 'ward-' || n, t, t + interval '1 hour', 20 + (extract(hour from t)::int % 5) + (extract(dow from t)::int), n % 3, n % 2, 28, (t at time zone 'Europe/London')::date
  from generate_series(timestamptz '2024-01-01T00:00Z', timestamptz '2024-01-01T00:00Z' + interval '${DAYS * 24 - 1} hours', interval '1 hour') t, generate_series(1, ${WARDS}) n;
insert into series.unit_hour select facility_id, unit_id, hour, available_at + interval '2 days', census + 1, arrivals, departures, staffed, day
  from series.unit_hour where (extract(epoch from hour)::bigint / 3600 + length(unit_id)) % 30 = 0;
insert into series.stale_day select distinct '${FACILITY}', day, 1 from series.unit_hour;
vacuum analyze`;

interface Question {
  readonly name: string;
  ask(store: ReadStore): Promise<unknown>;
  /** The same answer from every row of the table, without an index: one text a row of it. */
  readonly scan: string;
  /** What ours answers, in the scan's form. */
  toTexts(answer: unknown): readonly string[];
}
const NEWEST = (where: string): string => `(select distinct on (unit_id, hour) * from series.unit_hour where ${where} order by unit_id, hour, available_at desc) h`;
const HOUR_TEXT = `concat_ws(' ', unit_id, to_ms(hour), census, arrivals, departures, staffed)`;
const between = (from: number): string => `hour >= '${new Date(from).toISOString()}' and hour < '${new Date(END).toISOString()}'`;
const DAY_SCAN = (where: string): string =>
  `select concat_ws(' ', unit_id, day, count(*), round(avg(census), 6), max(census), sum(arrivals)) as t from ${NEWEST(where)} group by unit_id, day`;

const hoursOf = (unitId: string, { hours, census, arrivals, departures, staffed }: HourColumns): string[] => hours.map((hour, i) => [unitId, hour, census[i], arrivals[i], departures[i], staffed[i]].join(' '));
const daysOf = (answer: unknown): string[] =>
  [...(answer as ReadonlyMap<string, DayColumns>)].flatMap(([unitId, days]) => days.days.map((day, i) => [unitId, day, days.hours[i], days.censusMean[i]!.toFixed(6), days.censusMax[i], days.arrivals[i]].join(' ')));

const TWO_DAYS_AGO = END - 2 * DAY_MS;
const WEEK_AGO = END - 7 * DAY_MS;
const QUESTIONS: readonly Question[] = [
  {
    name: 'board: two days of every ward by hour',
    ask: (store) => store.recentHours(FACILITY, TWO_DAYS_AGO, END),
    scan: `select ${HOUR_TEXT} as t from ${NEWEST(between(TWO_DAYS_AGO))}`,
    toTexts: (answer) => [...(answer as ReadonlyMap<string, HourColumns>)].flatMap(([unitId, hours]) => hoursOf(unitId, hours)),
  },
  {
    name: 'ward: a week by hour',
    ask: (store) => store.unitHours(FACILITY, 'ward-7', { from: WEEK_AGO, to: END }, null),
    scan: `select ${HOUR_TEXT} as t from ${NEWEST(`unit_id = 'ward-7' and ${between(WEEK_AGO)}`)}`,
    toTexts: (answer) => hoursOf('ward-7', answer as HourColumns),
  },
  {
    name: 'ward: two years by day',
    ask: (store) => store.unitDays(FACILITY, ['ward-7'], { fromDay: '2024-01-01', toDay: '2026-01-01' }),
    scan: DAY_SCAN(`unit_id = 'ward-7' and day < '2026-01-01'`),
    toTexts: daysOf,
  },
  {
    name: 'every ward: two years by day',
    ask: (store) => store.unitDays(FACILITY, 'all', { fromDay: '2024-01-01', toDay: '2026-01-01' }),
    scan: DAY_SCAN(`day < '2026-01-01'`),
    toTexts: daysOf,
  },
];

/** The dashboard's questions over two years of hourly history at 24 wards: 95th percentile in ms, beside the same answer by a scan of the raw hours. */
export async function runQueryBench(): Promise<readonly LoadBenchRow[]> {
  return onFreshServer(async (pool, url) => {
    for (const statement of FILL.split(';')) await pool.query(statement);
    await refreshMeasures(pool);
    // As on a running product: today's hours have changed since the last refresh.
    await pool.query(`insert into series.stale_day select '${FACILITY}', max(day), 1 from series.unit_hour`);
    await pool.query('vacuum analyze');
    for (const method of ['indexscan', 'bitmapscan', 'indexonlyscan']) await pool.query(`set enable_${method} = off`);
    const stores = await openPostgresStores({ url });
    try {
      const rows: LoadBenchRow[] = [];
      for (const question of QUESTIONS) rows.push(await measure(question, stores.readStore, pool));
      return rows;
    } finally {
      await stores.close();
    }
  });
}

async function measure({ name, ask, scan, toTexts }: Question, store: ReadStore, pool: Pool): Promise<LoadBenchRow> {
  const expected = (await pool.query<{ t: string }>(scan)).rows.map(({ t }) => t).sort();
  const found = [...toTexts(await ask(store))].sort();
  if (found.length === 0 || JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${name}: the answer is not the scan's. No time is given.`);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = -WARM_UP_ROUNDS; round < OURS_ROUNDS; round += 1) {
    const took = await timed(() => ask(store));
    if (round < 0) continue;
    ours.push(took);
    if (round % SCAN_EVERY === 0) theirs.push(await timed(() => pool.query(scan)));
  }
  const [p95, scanMedian] = [at(ours, 0.95), at(theirs, 0.5)];
  const note = `95th percentile of ${OURS_ROUNDS} in one session, ${found.length} rows; median ${at(ours, 0.5).toFixed(1)} ms; the scan reads ${WARDS} wards x ${DAYS} days of raw hours (median of ${theirs.length}); ratio: how many times as fast as the scan`;
  return { name: `query, ${name}`, unit: 'ms', ours: p95, rival: 'scan of the raw hours', rivalValue: scanMedian, ratio: scanMedian / p95, ceiling: null, n: OURS_ROUNDS, note };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function at(values: readonly number[], level: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(level * sorted.length) - 1)] ?? Number.NaN;
}
