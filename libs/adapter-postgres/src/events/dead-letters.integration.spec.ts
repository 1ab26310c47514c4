import { LetterKeyMissing } from '@wardcast/application';
import type { Pool } from 'pg';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { makeBatch } from '../testing/make-batch';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';
import { toLetterKey, type LetterKeys } from './letter-keys';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

const OLD = toLetterKey(Buffer.alloc(32, 1));
const NEW = toLetterKey(Buffer.alloc(32, 2));
const SECRET = 'somebody-who-must-not-be-read';
const RAW = { key: SECRET, headers: { ce_subject: SECRET }, value: new TextEncoder().encode(`{"x":"${SECRET}"}`) };

describe('rejected messages at rest', () => {
  let database: TestDatabase;
  let url: string;
  let admin: Pool;
  let opened: PostgresStores[];
  let offset: bigint;
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    url = await database.newDatabase();
    admin = openTestPool(url);
    opened = [];
    offset = 0n;
  });
  afterEach(async () => {
    await Promise.all(opened.map((stores) => stores.close()));
    await admin.end();
  });
  const open = async (letterKeys?: LetterKeys): Promise<PostgresStores> => {
    const stores = await openPostgresStores({ url, ...(letterKeys === undefined ? {} : { letterKeys }) });
    opened.push(stores);
    return stores;
  };
  const reject = async (stores: PostgresStores): Promise<string> => {
    const rejected = { kind: 'rejected' as const, reason: 'not_json' as const, where: '/', detail: 'The value is no JSON.', raw: RAW };
    await stores.ingestStore.commitBatch(makeBatch({ expectedOffset: offset, nextOffset: offset + 1n, deadLetters: [{ offset, rejected }] }));
    offset += 1n;
    return (await stores.readStore.deadLetters(1))[0]!.id;
  };
  const original = async (stores: PostgresStores, id: string): Promise<unknown> => {
    const found = await stores.readStore.deadLetterOriginal(id);
    return found === null ? null : { key: found.key, headers: found.headers, value: found.value };
  };
  const stored = async (): Promise<string> => JSON.stringify((await admin.query(`select encode(original, 'escape') as original, message_key, headers, detail from dead_letter`)).rows);

  it('are sealed with the current key: nothing of them can be read in the table, and the key opens them whole', async () => {
    const stores = await open([NEW]);
    const id = await reject(stores);
    expect(await stored()).not.toContain(SECRET);
    expect(await original(stores, id)).toEqual(RAW);
  });

  it('open after a rotation; without their key they are listed and kept, and the key that is missing is named', async () => {
    const id = await reject(await open([OLD]));
    const rotated = await open([NEW, OLD]);
    const newer = await reject(rotated);
    for (const letter of [id, newer]) expect(await original(rotated, letter)).toEqual(RAW);
    const withoutOld = await open([NEW]);
    await expect(withoutOld.readStore.deadLetterOriginal(id)).rejects.toThrow(LetterKeyMissing);
    await expect(withoutOld.readStore.deadLetterOriginal(id)).rejects.toThrow(OLD.id);
    expect(await withoutOld.readStore.deadLetters(5)).toHaveLength(2);
    expect(await original(rotated, id)).toEqual(RAW);
  });

  it('that were stored before there was a key are read, and sealed by the next start, once', async () => {
    const plain = await open();
    const ids = [await reject(plain), await reject(plain)];
    expect(await stored()).toContain(SECRET);
    const keyed = await open([NEW]);
    expect(await original(keyed, ids[0]!)).toEqual(RAW);
    await Promise.all([keyed.migrate(), (await open([NEW])).migrate()]);
    expect(await stored()).not.toContain(SECRET);
    for (const id of ids) expect(await original(keyed, id)).toEqual(RAW);
  });

  it('cannot be exchanged between rows', async () => {
    const stores = await open([NEW]);
    const [first, second] = [await reject(stores), await reject(stores)];
    await admin.query('update dead_letter set original = (select original from dead_letter where dead_letter_id = $1) where dead_letter_id = $2', [first, second]);
    await expect(stores.readStore.deadLetterOriginal(second)).rejects.toThrow('altered');
  });
});
