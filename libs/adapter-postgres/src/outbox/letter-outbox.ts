import type { LetterOutbox, OutboxLetter, WaitingLetters } from '@wardcast/application';
import type { Queryable } from '../database/queryable';
import type { LetterKeys } from '../events/letter-keys';
import { openLetter, type LetterPlace } from '../events/letter-seal';

/** A page costs one request to the broker or two, and may come again after a death: some hundreds are enough for any pace. */
const PAGE_LETTERS = 500;
/** Originals may be megabytes each; the first of a page always goes. */
const PAGE_BYTES = 4 * 1024 * 1024;

const WAITING = `
select w.* from (
  select p.topic, p.part as partition, coalesce(o.published_id, 0)::text as "publishedId", n.letters::integer as letters, to_ms(n.oldest) as "oldestAt"
  from partition_owner p left join letter_outbox o on o.topic = p.topic and o.part = p.part
  cross join lateral (
    select count(*) as letters, min(d.at) as oldest from dead_letter d where d.topic = p.topic and d.part = p.part and d.dead_letter_id > coalesce(o.published_id, 0)
  ) n where p.owner = $1
) w where w.letters > 0 order by w.topic, w.partition`;
/** The sum of sizes is of what lies before a letter; sizes are known without reading the originals themselves. */
const PAGE = `
select p.dead_letter_id::text as "letterId", p.topic_id as "topicId", p.off as "offset", to_ms(p.at) as at, p.reason, p.place as "where", encode(p.sha256, 'hex') as sha256,
  p.message_key as "messageKey", case when p.sealed_with is null then null else p.original end as original, p.sealed_with as "sealedWith"
from (
  select d.*, sum(octet_length(d.original)) over (order by d.dead_letter_id) - octet_length(d.original) as bytes_before
  from (select * from dead_letter where topic = $1 and part = $2 and dead_letter_id > $3 order by dead_letter_id limit ${PAGE_LETTERS}) d
) p where p.bytes_before < ${PAGE_BYTES} order by p.dead_letter_id`;
/** The owner's row is locked until the commit, as for every write of a worker. */
const MARK = `
insert into letter_outbox as o (topic, part, published_id, published_at)
select $1, $2, $5, now() where exists (select 1 from partition_owner p where p.topic = $1 and p.part = $2 and p.owner = $4 for share)
on conflict (topic, part) do update set published_id = excluded.published_id, published_at = excluded.published_at where o.published_id = $3
returning 1`;

interface LetterRow extends Omit<OutboxLetter, 'offset' | 'facilityId' | 'sealed'> {
  readonly offset: string;
  readonly messageKey: string;
  readonly original: Buffer | null;
  readonly sealedWith: string | null;
}

/** The outbox of rejected messages over PostgreSQL; see the port for what each method promises. */
export class PostgresLetterOutbox implements LetterOutbox {
  /** Keys open the originals for their message key alone, which says the facility. */
  constructor(
    private readonly pool: Queryable,
    private readonly letterKeys: LetterKeys | null,
  ) {}

  async waiting(owner: string): Promise<readonly WaitingLetters[]> {
    return (await this.pool.query<WaitingLetters>(WAITING, [owner])).rows;
  }

  async read(waiting: WaitingLetters): Promise<readonly OutboxLetter[]> {
    const { rows } = await this.pool.query<LetterRow>(PAGE, [waiting.topic, waiting.partition, waiting.publishedId]);
    const keys = rows.map((row) => this.keyOf(waiting, row));
    const known = await this.registered(keys);
    return rows.map((row, index) => toLetter(row, known.has(keys[index] ?? '') ? (keys[index] ?? null) : null));
  }

  async markPublished({ topic, partition, publishedId }: WaitingLetters, owner: string, letterId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(MARK, [topic, partition, publishedId, owner, letterId]);
    return rowCount === 1;
  }

  /** Empty where the original does not open: a letter whose key is missing, or that was damaged, is published all the same. */
  private keyOf({ topic, partition }: WaitingLetters, row: LetterRow): string {
    if (row.sealedWith === null || row.original === null) return row.messageKey;
    const place: LetterPlace = { topic, partition, topicId: row.topicId, offset: BigInt(row.offset) };
    try {
      return openLetter(this.letterKeys, place, { keyId: row.sealedWith, bytes: row.original }).key;
    } catch {
      return '';
    }
  }

  /** Of these keys, those that are facilities. What else stands in a key may be anything, and stays here. */
  private async registered(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const asked = [...new Set(keys)].filter((key) => key !== '' && !key.includes('\u0000'));
    if (asked.length === 0) return new Set();
    const { rows } = await this.pool.query<{ id: string }>('select facility_id as id from facility where facility_id = any ($1::text[])', [asked]);
    return new Set(rows.map(({ id }) => id));
  }
}

function toLetter({ letterId, topicId, offset, at, reason, where, sha256, original, sealedWith }: LetterRow, facilityId: string | null): OutboxLetter {
  return { letterId, topicId, offset: BigInt(offset), at, reason, where, sha256, facilityId, sealed: sealedWith === null || original === null ? null : { keyId: sealedWith, bytes: original } };
}
