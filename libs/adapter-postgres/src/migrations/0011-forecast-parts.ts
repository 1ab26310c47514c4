import type { Migration } from './migration';

/** What an issued forecast was made of, for its explanation; null where only a simple rule spoke, and in forecasts of before. */
export const forecastParts: Migration = {
  name: '0011-forecast-parts',
  sql: 'alter table series.forecast add column parts real[];',
};
