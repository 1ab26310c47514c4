import type { DueStatement, ForecastScore, ScoredLoss, ScoredTransform, ScoreRange, ScoreStore, ScoreSums } from '@wardcast/application';
import { bigintArray, integerArray, textArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import type { Queryable } from '../database/queryable';
import { toStorableJson } from '../database/storable-text';
import { APPEND_SCORES, DUE_STATEMENTS, LOSSES, NEWEST_TARGET, PIT_BINS, SCORE_SUMS, TRANSFORMS } from './score-reads.sql';

type DueRow = readonly [nodeId: string, target: number, leadHours: number, forecastId: string, issuedAt: number, modelVersion: string, levels: number[], quantiles: number[], chanceShort: number, staffed: number, censusAtIssue: number] & unknown[];
type SumRow = Omit<ScoreSums, 'lastWeek' | 'pitBins'> & { readonly lastWeekError: number | null; readonly lastWeekOurs: number | null; readonly bins: readonly { readonly bin: number; readonly count: number }[] };

/** Scores of issued forecasts over PostgreSQL; see the port for what each method promises. */
export class PostgresScoreStore implements ScoreStore {
  constructor(private readonly pool: Queryable) {}

  async due(facilityId: string, { nodeIds, targets, leadsHours }: { readonly nodeIds: readonly string[]; readonly targets: readonly number[]; readonly leadsHours: readonly number[] }): Promise<readonly DueStatement[]> {
    const values = [facilityId, textArray(nodeIds), bigintArray(targets.map(BigInt)), integerArray(leadsHours)];
    const { rows } = await this.pool.query<DueRow>({ ...DUE_STATEMENTS, values, rowMode: 'array' });
    return rows.map(([nodeId, target, leadHours, forecastId, issuedAt, modelVersion, levels, quantiles, chanceShort, staffed, censusAtIssue]) => ({
      nodeId, target, leadHours, forecastId, issuedAt, modelVersion, levels, quantiles, chanceShort, staffed, censusAtIssue,
    }));
  }

  async append(facilityId: string, knownAt: number, scores: readonly ForecastScore[]): Promise<number> {
    if (scores.length === 0) return 0;
    const { rowCount } = await this.pool.query({ ...APPEND_SCORES, values: [facilityId, toTimestamp(knownAt), toStorableJson(scores)] });
    return rowCount ?? 0;
  }

  async newestTarget(facilityId: string): Promise<number | null> {
    const { rows } = await this.pool.query<{ target: number }>({ ...NEWEST_TARGET, values: [facilityId] });
    return rows[0]?.target ?? null;
  }

  async sums(facilityId: string, unitIds: readonly string[], { from, to }: ScoreRange): Promise<readonly ScoreSums[]> {
    const { rows } = await this.pool.query<SumRow>({ ...SCORE_SUMS, values: [facilityId, textArray(unitIds), toTimestamp(from), toTimestamp(to)] });
    return rows.map(({ lastWeekError, lastWeekOurs, bins, ...sums }) => ({
      ...sums,
      lastWeek: lastWeekError === null ? null : { error: lastWeekError, ours: lastWeekOurs! },
      pitBins: Array.from({ length: PIT_BINS }, (_, i) => bins.find(({ bin }) => bin === i)?.count ?? 0),
    }));
  }

  async transforms(facilityId: string, { from, to }: ScoreRange): Promise<readonly ScoredTransform[]> {
    const { rows } = await this.pool.query<ScoredTransform>({ ...TRANSFORMS, values: [facilityId, toTimestamp(from), toTimestamp(to)] });
    return rows;
  }

  async losses(facilityId: string, { from, to }: ScoreRange, { leadHours, everyHours }: { readonly leadHours: number; readonly everyHours: number }): Promise<readonly ScoredLoss[]> {
    const { rows } = await this.pool.query<ScoredLoss>({ ...LOSSES, values: [facilityId, toTimestamp(from), toTimestamp(to), leadHours, everyHours] });
    return rows;
  }
}
