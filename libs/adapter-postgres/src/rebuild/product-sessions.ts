import { Client } from 'pg';

/** Sessions of ours that only look. */
const HARMLESS = ['wardcast-rebuild', 'wardcast-backup'];

/** Names of Wardcast's sessions in that database right now: a running product keeps at least the one that listens. */
export async function productSessions(url: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, application_name: 'wardcast-rebuild', connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select distinct application_name as name from pg_stat_activity where datname = current_database() and application_name like 'wardcast-%' and application_name <> all ($1) order by 1`,
      [HARMLESS],
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
