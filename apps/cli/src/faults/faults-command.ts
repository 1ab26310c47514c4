import { writeFile } from 'node:fs/promises';
import { readArguments } from '../read-arguments';
import { killProductWhileStreaming } from './kill-product';
import type { FaultRow } from './fault-row';

const HELP = `Usage: npm run test:faults [-- --seed S] [--short] [--json FILE]

Breaks the running product on purpose and counts what is lost, duplicated or wrong afterwards. Exit 1 unless all are 0.
  --seed S     repeats the plan of an earlier run (printed at its start)
  --short      five kills instead of twenty
  --json FILE  the table for machines`;
const KILLS = 20;
const SHORT_KILLS = 5;
/** Ten hospital minutes a wall second: a few hundred events in each life of the process. */
const SPEED = 600;

export async function runFaults(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { seed: { type: 'string' }, short: { type: 'boolean' }, json: { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const seed = Number(args.values.seed ?? Math.floor(Math.random() * 1_000_000));
  if (!Number.isInteger(seed) || seed < 0) {
    process.stderr.write(`--seed must be a whole number.\n\n${HELP}\n`);
    return 2;
  }
  process.stdout.write(`seed ${seed}\n`);
  const rows: FaultRow[] = [await killProductWhileStreaming({ kills: args.values.short === true ? SHORT_KILLS : KILLS, seed, speed: SPEED, say: (line) => process.stdout.write(`${line}\n`) })];
  for (const row of rows) process.stdout.write(`${row.fault}: injected ${row.injected}, events ${row.events}, lost ${row.lost}, duplicated ${row.duplicated}, wrong cells ${row.wrongCells}, same hash ${row.sameHash ? 'yes' : 'no'}\n`);
  if (typeof args.values.json === 'string') await writeFile(args.values.json, `${JSON.stringify({ seed, rows }, null, 2)}\n`);
  return rows.every((row) => row.lost === 0 && row.duplicated === 0 && row.wrongCells === 0 && row.sameHash) ? 0 : 1;
}
