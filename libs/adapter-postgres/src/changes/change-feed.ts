import type { ChangeFeed, ChangeNotice } from '@wardcast/application';
import type { Pool } from 'pg';
import type { NotificationListener } from '../database/notification-listener';

/** Also named in the commit statement and in the forecast store's. */
export const CHANGE_CHANNEL = 'wardcast_change';

/** Notices over LISTEN/NOTIFY. After a cut every facility is announced once, since notices may have been missed. */
export class PostgresChangeFeed implements ChangeFeed {
  constructor(
    private readonly pool: Pool,
    private readonly listener: NotificationListener,
  ) {}

  async publish(notice: ChangeNotice): Promise<void> {
    await this.pool.query('select pg_notify($1, $2)', [CHANGE_CHANNEL, JSON.stringify(notice)]);
  }

  subscribe(handler: (notice: ChangeNotice) => void): Promise<() => Promise<void>> {
    return this.listener.subscribe(CHANGE_CHANNEL, (payload) => {
      if (payload !== null) handler(JSON.parse(payload) as ChangeNotice);
      else void this.announceAll(handler);
    });
  }

  private async announceAll(handler: (notice: ChangeNotice) => void): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ facility_id: string }>('select facility_id from facility_version');
      for (const { facility_id: facilityId } of rows) handler({ facilityId, kind: 'live' });
    } catch {
      // Cut again: the next reconnection announces.
    }
  }
}
