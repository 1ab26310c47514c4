import type { EdVisit, EmptiedBed, HourRange, IssuedPrediction, PredictionQuestion, PublishedWeek, SummaryEvent, SummaryStore, WardVisit, WeekDocument } from '@wardcast/application';
import { textArray, bigintArray } from '../database/binary-array';
import { toTimestamp } from '../database/instants';
import type { Queryable } from '../database/queryable';
import { toStorableJson } from '../database/storable-text';
import { ED_VISITS, EMPTIED_BEDS, PREDICTIONS, SUMMARY_EVENTS, WARD_VISITS } from './summary-reads.sql';

type VisitRow = readonly [visitKey: string, from: number, to: number | null] & unknown[];

/** Reads of the weekly summary and its published weeks over PostgreSQL; see the port for what each method promises. */
export class PostgresSummaryStore implements SummaryStore {
  constructor(private readonly pool: Queryable) {}

  async wardVisits(facilityId: string, edUnitIds: readonly string[], range: HourRange): Promise<readonly WardVisit[]> {
    const rows = await this.visits(WARD_VISITS, facilityId, edUnitIds, range);
    return rows.map(([visitKey, admittedAt, leftAt]) => ({ visitKey, admittedAt, leftAt }));
  }

  async edVisits(facilityId: string, edUnitIds: readonly string[], range: HourRange): Promise<readonly EdVisit[]> {
    const rows = await this.visits(ED_VISITS, facilityId, edUnitIds, range);
    return rows.map(([visitKey, arrivedAt, leftAt]) => ({ visitKey, arrivedAt, leftAt }));
  }

  async emptiedBeds(facilityId: string, { from, to }: HourRange): Promise<readonly EmptiedBed[]> {
    const { rows } = await this.pool.query<[string, number]>({ ...EMPTIED_BEDS, values: [facilityId, toTimestamp(from), toTimestamp(to)], rowMode: 'array' });
    return rows.map(([bedId, at]) => ({ bedId, at }));
  }

  async events(facilityId: string, { from, to }: HourRange): Promise<readonly SummaryEvent[]> {
    const { rows } = await this.pool.query<SummaryEvent>({ ...SUMMARY_EVENTS, values: [facilityId, toTimestamp(from), toTimestamp(to)] });
    return rows;
  }

  async predictions(facilityId: string, { nodeIds, targets, leadMs }: PredictionQuestion): Promise<readonly IssuedPrediction[]> {
    const values = [facilityId, textArray(nodeIds), bigintArray(targets.map(BigInt)), leadMs];
    const { rows } = await this.pool.query<[string, number, number, number, number, number, number]>({ ...PREDICTIONS, values, rowMode: 'array' });
    return rows.map(([nodeId, target, chanceShort, low, high, median, censusAtIssue]) => ({ nodeId, target, chanceShort, low, high, median, censusAtIssue }));
  }

  async publishedWeeks(facilityId: string, isoWeeks: readonly string[]): Promise<readonly PublishedWeek[]> {
    const { rows } = await this.pool.query<{ isoWeek: string; publishedAt: number; document: WeekDocument }>({
      name: 'published_weeks',
      text: `select iso_week as "isoWeek", to_ms(published_at) as "publishedAt", document from published_week where facility_id = $1 and iso_week = any ($2::text[]) order by iso_week`,
      values: [facilityId, textArray(isoWeeks)],
    });
    return rows;
  }

  async publish(facilityId: string, { isoWeek, publishedAt, document }: PublishedWeek): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'publish_week',
      text: 'insert into published_week (facility_id, iso_week, published_at, document) values ($1, $2, $3, $4) on conflict do nothing',
      values: [facilityId, isoWeek, toTimestamp(publishedAt), toStorableJson(document)],
    });
    return rowCount === 1;
  }

  private async visits(statement: { readonly name: string; readonly text: string }, facilityId: string, edUnitIds: readonly string[], { from, to }: HourRange): Promise<readonly VisitRow[]> {
    const values = [facilityId, textArray(edUnitIds), toTimestamp(from), toTimestamp(to)];
    const { rows } = await this.pool.query<VisitRow>({ ...statement, values, rowMode: 'array' });
    return rows;
  }
}
