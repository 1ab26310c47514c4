import { SYSTEM_ACTOR, replayRejected } from '@wardcast/application';
import type { DeadLetterRow } from '@wardcast/application';
import { openOrJoinAdapters } from '@wardcast/runtime';
import type { Adapters } from '@wardcast/runtime';
import { dataDirOf, readArguments } from '../read-arguments';
import { maskIdentifiers } from './mask-identifiers';
import { maskOriginal } from './mask-original';
import { OPEN_QUESTIONS } from './open-questions';
import { pausedPartitions, resumePartition } from './paused-partitions';

const HELP = `Usage: npm run rejected [-- list | show ID | replay ID | waiting | contradictions | paused | resume PARTITION] [--json] [--limit N] [--data-dir DIR]

Messages that could not become events. Their originals are kept; identifiers are masked here.
  list        newest first, with where and why (the default); --limit N of them (50 unless told otherwise)
  show ID     one of them with its original, masked
  replay ID   publishes the original again, unchanged
Events that were accepted, and yet are for a person to look at:
  waiting         valid, but senseless so far: they count as soon as the event comes that explains them
  contradictions  claims against each other, such as two patients in one bed; both are kept
Partitions that were stopped because more than one in twenty messages of a hospital could not be read:
  paused            which, why, and when they go on by themselves
  resume PARTITION  lets one go on now, for example when the sender was mended`;
const DEFAULT_LIMIT = 50;

export async function runRejected(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { json: { type: 'boolean' }, limit: { type: 'string' }, 'data-dir': { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const [verb = 'list', id] = args.positionals;
  const json = args.values.json === true;
  const limit = Number(args.values.limit ?? DEFAULT_LIMIT);
  // Before the database is touched: a typing error must not create one.
  const isKnown = (['list', 'paused', ...Object.keys(OPEN_QUESTIONS)].includes(verb) && id === undefined) || (['show', 'replay', 'resume'].includes(verb) && id !== undefined);
  if (!isKnown && verb === 'resume') return refuse('Which partition? `npm run rejected -- paused` lists those that stand still.');
  if (!isKnown) return refuse(verb === 'show' || verb === 'replay' ? `Which message? \`npm run rejected\` lists their ids.` : `There is no "${verb}" here.`);
  if (!(Number.isInteger(limit) && limit > 0)) return refuse('--limit must be a whole number above 0.');
  const adapters = await openOrJoinAdapters({ dataDir: dataDirOf(args.values), databaseUrl: process.env.DATABASE_URL || null }, (message) => process.stderr.write(`${message}\n`));
  try {
    await adapters.stores.migrate();
    const ask = OPEN_QUESTIONS[verb];
    if (ask !== undefined) {
      process.stdout.write(`${await ask(adapters.stores.readStore, limit, json)}\n`);
      return 0;
    }
    if (verb === 'paused') return print(await pausedPartitions(adapters.stores.partitionStore, json));
    if (id === undefined) return await list(adapters, limit, json);
    if (verb === 'resume') return await resume(adapters, id);
    return await (verb === 'show' ? show(adapters, id, json) : replay(adapters, id));
  } finally {
    await adapters.close();
  }
}

function refuse(reason: string): number {
  process.stderr.write(`${reason}\n\n${HELP}\n`);
  return 2;
}

async function list(adapters: Adapters, limit: number, json: boolean): Promise<number> {
  const rows = await adapters.stores.readStore.deadLetters(limit);
  if (json) process.stdout.write(`${JSON.stringify(rows.map(toJson))}\n`);
  else if (rows.length === 0) process.stdout.write('No message has been rejected.\n');
  else for (const row of rows) process.stdout.write(`${toLine(row)}\n`);
  return 0;
}

async function show(adapters: Adapters, id: string, json: boolean): Promise<number> {
  const original = await adapters.stores.readStore.deadLetterOriginal(id);
  if (!original) return unknown(id);
  const headers = Object.fromEntries(Object.entries(original.headers).map(([name, value]) => [name, maskIdentifiers(value)]));
  const value = maskOriginal(Buffer.from(original.value).toString('utf8'));
  if (json) process.stdout.write(`${JSON.stringify({ ...toJson(original.row), headers, value })}\n`);
  else process.stdout.write(`${toLine(original.row)}\n\nHeaders\n${Object.entries(headers).map(([name, text]) => `  ${name}: ${text}`).join('\n')}\n\nOriginal (${original.value.length} bytes, identifiers masked)\n${value}\n`);
  return 0;
}

async function replay(adapters: Adapters, id: string): Promise<number> {
  const { readStore, bus } = adapters.stores;
  const outcome = await replayRejected({ readStore, bus, clock: { now: () => Date.now(), speed: 1 } }, SYSTEM_ACTOR, id);
  if (outcome.kind === 'refused') {
    process.stderr.write(`${outcome.reason}\n`);
    return 1;
  }
  process.stdout.write(`Published again: ${id}. If it is still wrong it comes back as a new rejected message.\n`);
  return 0;
}

async function resume(adapters: Adapters, partition: string): Promise<number> {
  const { done, says } = await resumePartition(adapters.stores.partitionStore, partition, Date.now());
  if (done) return print(says);
  process.stderr.write(`${says}\n`);
  return 1;
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function unknown(id: string): number {
  process.stderr.write(`There is no rejected message with the id ${id}. List them with: npm run rejected\n`);
  return 1;
}

function toLine(row: DeadLetterRow): string {
  const replayed = row.replayedAt === null ? '' : `  replayed ${new Date(row.replayedAt).toISOString()}`;
  return `${row.id}  ${new Date(row.at).toISOString()}  ${row.reason}  at ${row.where || '/'}  ${row.detail}${replayed}`;
}

function toJson(row: DeadLetterRow): Record<string, unknown> {
  return { ...row, offset: row.offset.toString(), at: new Date(row.at).toISOString(), replayedAt: row.replayedAt === null ? null : new Date(row.replayedAt).toISOString() };
}
