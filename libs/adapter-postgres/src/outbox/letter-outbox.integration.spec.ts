import { deadLetterTopicOf, letterIdOf, publishLetters, SYSTEM_ACTOR, type BatchResult, type LetterOutbox, type LetterPublisherDependencies, type WaitingLetters } from '@wardcast/application';
import type { RawMessage } from '@wardcast/domain';
import type { Pool } from 'pg';
import { toLetterKey, type LetterKeys } from '../events/letter-keys';
import { openLetter } from '../events/letter-seal';
import { openPostgresStores, type PostgresStores } from '../open-postgres-stores';
import { makeBatch, TEST_FACILITY } from '../testing/make-batch';
import { openTestDatabase, type TestDatabase } from '../testing/open-test-database';
import { openTestPool } from '../testing/open-test-pool';

/** A closing database may take its time on a crowded machine. */
jest.setTimeout(240_000);

const TOPIC = 'test.events';
const KEYS: LetterKeys = [toLetterKey(Buffer.alloc(32, 7))];
const OWNER = '11111111-1111-4111-8111-111111111111';
const LATER_OWNER = '22222222-2222-4222-8222-222222222222';
const SECRET = 'somebody-who-must-not-be-read';
const MEGABYTE = 1024 * 1024;

interface Rejected {
  readonly partition: number;
  readonly from: bigint;
  readonly count: number;
  readonly key: string;
  readonly bytes: number;
}

/** A batch of nothing but letters. */
function rejectedBatch({ partition, from, count, key, bytes }: Rejected): BatchResult {
  const deadLetters = Array.from({ length: count }, (_, index) => {
    const raw: RawMessage = { key, headers: { ce_subject: SECRET }, value: Buffer.alloc(bytes, `${SECRET} ${from} ${index} `) };
    return { offset: from + BigInt(index), rejected: { kind: 'rejected' as const, reason: 'not_json' as const, where: '', detail: 'The data is not JSON.', raw } };
  });
  return makeBatch({ position: { topic: TOPIC, partition, topicId: 'first' }, expectedOffset: from, nextOffset: from + BigInt(count), deadLetters });
}

/** Rounds until nothing waits; how many letters. */
async function publishAll(deps: LetterPublisherDependencies): Promise<number> {
  let published = 0;
  for (let more = true; more; ) {
    const round = await publishLetters(deps, SYSTEM_ACTOR);
    published += round.published;
    more = round.more;
  }
  return published;
}

async function readLetterTopic(admin: Pool): Promise<readonly RawMessage[]> {
  const { rows } = await admin.query<{ key: string; headers: string; value: Buffer }>('select key, headers, value from bus_log where topic = $1 order by part, off', [deadLetterTopicOf(TOPIC)]);
  return rows.map(({ key, headers, value }) => ({ key, headers: JSON.parse(headers) as Record<string, string>, value }));
}

function idOf(partition: number, offset: bigint): string {
  return letterIdOf({ topic: TOPIC, partition }, { topicId: 'first', offset });
}

describe('the outbox of rejected messages', () => {
  let database: TestDatabase;
  let url: string;
  let admin: Pool;
  let opened: PostgresStores[];
  let stores: PostgresStores;
  let offsets: Map<number, bigint>;
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);
  afterAll(() => database.close());
  const open = async (letterKeys?: LetterKeys): Promise<PostgresStores> => {
    const more = await openPostgresStores({ url, busPartitions: 1, ...(letterKeys === undefined ? {} : { letterKeys }) });
    opened.push(more);
    return more;
  };
  beforeEach(async () => {
    url = await database.newDatabase();
    admin = openTestPool(url);
    [opened, offsets] = [[], new Map()];
    stores = await open(KEYS);
    await stores.readStore.saveFacility(TEST_FACILITY);
  });
  afterEach(async () => {
    await Promise.all(opened.map((one) => one.close()));
    await admin.end();
  });

  /** Stored by whoever owns the partition. */
  const reject = async (count: number, { partition = 0, key = TEST_FACILITY.facilityId, bytes = 10, by = stores } = {}): Promise<void> => {
    const from = offsets.get(partition) ?? 0n;
    await by.ingestStore.commitBatch(rejectedBatch({ partition, from, count, key, bytes }));
    offsets.set(partition, from + BigInt(count));
  };
  const claim = async (owner: string, ...partitions: readonly number[]): Promise<void> => {
    for (const partition of partitions) await stores.partitionStore.claim({ topic: TOPIC, partition, owner });
  };
  const publish = (outbox: LetterOutbox = stores.letterOutbox, owner = OWNER): Promise<number> => publishAll({ outbox, bus: stores.bus, owner });
  const arrived = (): Promise<readonly RawMessage[]> => readLetterTopic(admin);

  it('publishes every letter of the partitions of this process once, in order, sealed, and nothing of others', async () => {
    await claim(OWNER, 0, 1);
    await claim(LATER_OWNER, 2);
    for (const partition of [0, 1, 2]) await reject(3, { partition });
    expect((await stores.letterOutbox.waiting(OWNER)).map(({ partition, letters }) => [partition, letters])).toEqual([[0, 3], [1, 3]]);
    expect(await publish()).toBe(6);
    expect(await publish()).toBe(0);
    const messages = await arrived();
    expect(messages.map(({ headers }) => headers['ce_id'])).toEqual([0, 1].flatMap((partition) => [0n, 1n, 2n].map((offset) => idOf(partition, offset))));
    expect(messages.map(({ key }) => key)).toEqual(Array.from({ length: 6 }, () => TEST_FACILITY.facilityId));
    expect(Buffer.concat(messages.map(({ value, headers }) => Buffer.concat([Buffer.from(JSON.stringify(headers)), value]))).includes(SECRET)).toBe(false);
    const place = { topic: TOPIC, partition: 1, topicId: 'first', offset: 2n };
    expect(openLetter(KEYS, place, { keyId: KEYS[0].id, bytes: Buffer.from(messages[5]!.value) }).headers).toEqual({ ce_subject: SECRET });
  });

  it('publishes again, under the same ids, what was published by a process that died before it could say so', async () => {
    await claim(OWNER, 0);
    await reject(4);
    const dying: LetterOutbox = {
      waiting: (owner) => stores.letterOutbox.waiting(owner),
      read: (waiting) => stores.letterOutbox.read(waiting),
      markPublished: () => Promise.reject(new Error('killed')),
    };
    await expect(publish(dying)).rejects.toThrow('killed');
    await reject(1);
    await claim(LATER_OWNER, 0);
    expect(await publish(stores.letterOutbox, LATER_OWNER)).toBe(5);
    const ids = (await arrived()).map(({ headers }) => headers['ce_id']);
    const first = [0n, 1n, 2n, 3n].map((offset) => idOf(0, offset));
    expect(ids).toEqual([...first, ...first, idOf(0, 4n)]);
  });

  it('moves no position of a partition that was claimed by another process, nor one that moved', async () => {
    await claim(OWNER, 0);
    await reject(2);
    const [waiting] = await stores.letterOutbox.waiting(OWNER);
    const letters = await stores.letterOutbox.read(waiting!);
    const mark = (from: WaitingLetters, owner: string): Promise<boolean> => stores.letterOutbox.markPublished(from, owner, letters[1]!.letterId);
    await claim(LATER_OWNER, 0);
    expect(await mark(waiting!, OWNER)).toBe(false);
    expect((await stores.letterOutbox.waiting(LATER_OWNER))[0]).toEqual(waiting);
    expect(await mark(waiting!, LATER_OWNER)).toBe(true);
    expect(await mark(waiting!, LATER_OWNER)).toBe(false);
    expect(await stores.letterOutbox.waiting(LATER_OWNER)).toEqual([]);
    expect(await stores.letterOutbox.waiting(OWNER)).toEqual([]);
  });

  it('goes page by page: some hundreds of letters, fewer where originals are large, and a huge one alone', async () => {
    await claim(OWNER, 0, 1, 2);
    await reject(501, { partition: 0 });
    await reject(9, { partition: 1, bytes: MEGABYTE });
    await reject(2, { partition: 2, bytes: 5 * MEGABYTE });
    const pages = await Promise.all((await stores.letterOutbox.waiting(OWNER)).map(async (waiting) => (await stores.letterOutbox.read(waiting)).length));
    // A letter goes while what lies before it is less than four megabytes: the fifth has four sealed megabytes and some bytes before it.
    expect(pages).toEqual([500, 4, 1]);
    expect(await publish()).toBe(512);
  });

  it('names a facility only where the key is one, whatever stands there, and whether the original opens or not', async () => {
    await claim(OWNER, 0, 1, 2);
    await reject(1, { partition: 0, key: SECRET });
    await reject(1, { partition: 1, by: await open([toLetterKey(Buffer.alloc(32, 9))]) });
    await reject(1, { partition: 2 });
    await admin.query(`update dead_letter set original = set_byte(original, 20, (get_byte(original, 20) + 1) % 256) where part = 2`);
    expect(await publish()).toBe(3);
    const messages = await arrived();
    expect(messages.map(({ key, headers }) => [key, headers['ce_partitionkey'], headers['ce_leftout']])).toEqual([['', undefined, undefined], ['', undefined, undefined], ['', undefined, undefined]]);
    expect(messages.every(({ value }) => value.length > 0)).toBe(true);
  });

  it('lets no original out that is stored as received', async () => {
    await claim(OWNER, 0);
    await reject(1, { by: await open() });
    expect(await publish()).toBe(1);
    const [message] = await arrived();
    expect([message!.key, message!.value.length, message!.headers['ce_leftout']]).toEqual([TEST_FACILITY.facilityId, 0, 'not_sealed']);
    expect(JSON.stringify(message!.headers)).not.toContain(SECRET);
  });

  it('is for the product alone', async () => {
    await expect(publishLetters({ outbox: stores.letterOutbox, bus: stores.bus, owner: OWNER }, { ...SYSTEM_ACTOR, role: 'operations' })).rejects.toThrow('may not publish rejected messages');
  });
});
