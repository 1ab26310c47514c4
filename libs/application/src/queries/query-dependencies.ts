import type { Clock } from '../ports/clock.port';
import type { ChangeFeed } from '../ports/change-feed.port';
import type { ForecastStore } from '../ports/forecast-store.port';
import type { ReadStore } from '../ports/read-store.port';
import type { ScoreStore } from '../ports/score-store.port';
import type { SummaryStore } from '../ports/summary-store.port';

/** What every query needs; null parts do not exist: the whole object is absent until the database is up. */
export interface QueryDependencies {
  readonly readStore: ReadStore;
  readonly forecastStore: ForecastStore;
  readonly summaryStore: SummaryStore;
  readonly scoreStore: ScoreStore;
  readonly changeFeed: ChangeFeed;
  readonly clock: Clock;
}
