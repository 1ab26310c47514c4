import type { Migration } from './migration';

/** Why a simpler rule spoke, and why ranges were widened; null where there is nothing to say, and in forecasts of before. */
export const forecastNotes: Migration = {
  name: '0013-forecast-notes',
  sql: 'alter table series.forecast add column notes jsonb;',
};
