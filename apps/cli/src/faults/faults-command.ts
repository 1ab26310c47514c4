import { writeFile } from 'node:fs/promises';
import { readArguments } from '../read-arguments';
import { unwritableFile } from '../unwritable-file';
import { LONG_PLAN, SHORT_PLAN } from './cluster/fault-plan';
import { runClusterFaults } from './cluster/run-cluster-faults';
import { isClean } from './fault-row';
import type { FaultRow } from './fault-row';
import { killProductWhileStreaming } from './kill-product';

const HELP = `Usage: npm run test:faults [-- --seed S] [--short] [--embedded] [--json FILE]

Breaks the running product on purpose and counts what is lost, duplicated or wrong afterwards. Exit 1 unless all are 0.
The full mode: a Kafka broker and a PostgreSQL of its own, three workers, and hospitals whose feeds repeat, delay and garble.
Then the embedded mode under kill -9. Needs Java and, the first time, Maven.
  --seed S     repeats the plan of an earlier run (printed at its start)
  --short      each kind of fault a few times, in minutes; the long form takes about an hour
  --embedded   only the embedded mode: kill -9 in the middle of the stream, twenty times; needs no Java
  --json FILE  the table for machines`;
const KILLS = 20;
const SHORT_KILLS = 3;
/** Ten hospital minutes a wall second: a few hundred events in each life of the process. */
const SPEED = 600;

export async function runFaults(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { seed: { type: 'string' }, short: { type: 'boolean' }, embedded: { type: 'boolean' }, json: { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const seed = Number(args.values.seed ?? Math.floor(Math.random() * 1_000_000));
  if (!Number.isInteger(seed) || seed < 0) {
    process.stderr.write(`--seed must be a whole number.\n\n${HELP}\n`);
    return 2;
  }
  const json = args.values.json;
  const unwritable = unwritableFile({ json });
  if (unwritable !== null) {
    process.stderr.write(`${unwritable}\n`);
    return 2;
  }
  process.stdout.write(`seed ${seed}\n`);
  // With an exit, broker, database and workers end with us.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const isShort = args.values.short === true;
  const rows: FaultRow[] = [];
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const onRow = (row: FaultRow): void => {
    rows.push(row);
    say(toLine(row));
  };
  if (args.values.embedded !== true) await runClusterFaults({ plan: isShort ? SHORT_PLAN : LONG_PLAN, seed, say, onRow });
  onRow(await killProductWhileStreaming({ kills: isShort ? SHORT_KILLS : KILLS, seed, speed: SPEED, say }));
  say(`\n${rows.map(toLine).join('\n')}`);
  if (typeof json === 'string') await writeFile(json, `${JSON.stringify({ seed, rows }, null, 2)}\n`);
  return rows.every(isClean) ? 0 : 1;
}

function toLine(row: FaultRow): string {
  const poison = row.poison === undefined ? '' : `, poison ${row.poison} (not in the dead letters: ${row.poisonLost ?? 0}), double forecasts ${row.doubleForecasts ?? 0}`;
  const seconds = row.seconds === undefined ? '' : `, ${row.seconds} s`;
  return `${row.fault}: injected ${row.injected}, events ${row.events}, lost ${row.lost}, duplicated ${row.duplicated}, wrong cells ${row.wrongCells}${poison}, same hash ${row.sameHash ? 'yes' : 'no'}${seconds}${row.detail === undefined ? '' : ` [${row.detail}]`}`;
}
