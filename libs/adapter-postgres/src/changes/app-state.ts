import type { AppState } from '@wardcast/application';
import type { Queryable } from '../database/queryable';
import { toStorableJson } from '../database/storable-text';

/** One row per key. */
export class PostgresAppState implements AppState {
  constructor(private readonly pool: Queryable) {}

  async read<T>(key: string): Promise<T | null> {
    const { rows } = await this.pool.query<{ value: T }>('select value from app_state where key = $1', [key]);
    return rows[0]?.value ?? null;
  }

  async write(key: string, value: unknown): Promise<void> {
    await this.pool.query(
      'insert into app_state (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, written_at = now()',
      [key, toStorableJson(value)],
    );
  }
}
