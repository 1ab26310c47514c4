import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Baseline, BaselineStart, ScenarioOutcome, ScenarioRecord, ScenarioStore, StoredScenario } from '@wardcast/application';
import { toTimestamp } from '../database/instants';
import type { Queryable } from '../database/queryable';
import { toStorableJson, toStorableText } from '../database/storable-text';

const zip = promisify(gzip);
const unzip = promisify(gunzip);
/** A baseline that no scenario uses is kept for this long after it was made: drafts in open pages still run on it. */
const UNUSED_LIFE = '2 days';

const RECORD = `s.scenario_id as "scenarioId", s.facility_id as "facilityId", s.name, s.note, s.author, to_ms(s.created_at) as "createdAt",
  s.parent_id as "parentId", s.baseline_id as "baselineId", s.changes`;
const STORED = `select ${RECORD}, to_ms(s.deleted_at) as "deletedAt", b.about as baseline, o.document as outcome
  from scenario s join what_if_baseline b using (baseline_id) left join scenario_outcome o using (scenario_id)`;

/** Baselines, scenarios and outcomes over PostgreSQL; see the port for what each method promises. */
export class PostgresScenarioStore implements ScenarioStore {
  constructor(private readonly pool: Queryable) {}

  async saveBaseline(baseline: Baseline, input: unknown): Promise<void> {
    const { baselineId, facilityId, start, issuedAt } = baseline;
    await this.pool.query({
      name: 'save_baseline',
      text: 'insert into what_if_baseline (baseline_id, facility_id, start, issued_at, about, input) values ($1, $2, $3, $4, $5, $6)',
      values: [baselineId, facilityId, start, toTimestamp(issuedAt), toStorableJson(baseline), await zip(JSON.stringify(input))],
    });
    await this.pool.query({
      name: 'forget_unused_baselines',
      text: `delete from what_if_baseline b where facility_id = $1 and made_at < now() - interval '${UNUSED_LIFE}'
             and not exists (select from scenario s where s.baseline_id = b.baseline_id)`,
      values: [facilityId],
    });
  }

  async baseline(baselineId: string): Promise<Baseline | null> {
    const { rows } = await this.pool.query<{ about: Baseline }>({ name: 'baseline', text: 'select about from what_if_baseline where baseline_id = $1', values: [baselineId] });
    return rows[0]?.about ?? null;
  }

  async baselineInput(baselineId: string): Promise<unknown> {
    const { rows } = await this.pool.query<{ input: Buffer }>({ name: 'baseline_input', text: 'select input from what_if_baseline where baseline_id = $1', values: [baselineId] });
    return rows[0] === undefined ? null : JSON.parse((await unzip(rows[0].input)).toString());
  }

  async newestBaseline(facilityId: string, start: BaselineStart): Promise<Baseline | null> {
    const { rows } = await this.pool.query<{ about: Baseline }>({
      name: 'newest_baseline',
      text: 'select about from what_if_baseline where facility_id = $1 and start = $2 order by issued_at desc limit 1',
      values: [facilityId, start],
    });
    return rows[0]?.about ?? null;
  }

  async plannedAdmissions(facilityId: string, from: number, to: number): ReturnType<ScenarioStore['plannedAdmissions']> {
    const { rows } = await this.pool.query<{ readonly unitId: string; readonly at: number }>({
      name: 'planned_admissions',
      text: `select s.unit_id as "unitId", to_ms(s.from_at) as at
             from (select data ->> 'visitKey' as visit_key, min(occurred_at) as admitted_at from event
                   where facility_id = $1 and occurred_at >= $2 and occurred_at < $3 and type = 'PatientAdmitted' and data ->> 'admissionType' = 'elective' group by 1) e
             cross join lateral (select unit_id, from_at from stay where facility_id = $1 and visit_key = e.visit_key and coalesce(to_at, 'infinity') > e.admitted_at order by from_at, ordinal limit 1) s
             where s.from_at >= $2 and s.from_at < $3`,
      values: [facilityId, toTimestamp(from), toTimestamp(to)],
    });
    return rows;
  }

  async insert(scenario: ScenarioRecord): Promise<void> {
    const { scenarioId, facilityId, baselineId, name, note, author, createdAt, parentId, changes } = scenario;
    await this.pool.query({
      name: 'insert_scenario',
      text: `insert into scenario (scenario_id, facility_id, baseline_id, name, note, author, created_at, parent_id, changes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [scenarioId, facilityId, baselineId, toStorableText(name), toStorableText(note), author, toTimestamp(createdAt), parentId, toStorableJson(changes)],
    });
  }

  async find(scenarioId: string): Promise<StoredScenario | null> {
    const { rows } = await this.pool.query<StoredScenario>({ name: 'find_scenario', text: `${STORED} where s.scenario_id = $1`, values: [scenarioId] });
    return rows[0] ?? null;
  }

  async list(facilityId: string, limit: number): Promise<readonly StoredScenario[]> {
    const { rows } = await this.pool.query<StoredScenario>({
      name: 'list_scenarios',
      text: `${STORED} where s.facility_id = $1 and s.deleted_at is null order by s.created_at desc, s.scenario_id desc limit $2`,
      values: [facilityId, limit],
    });
    return rows;
  }

  async countListed(facilityId: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>({ name: 'count_scenarios', text: 'select count(*)::integer as count from scenario where facility_id = $1 and deleted_at is null', values: [facilityId] });
    return rows[0]?.count ?? 0;
  }

  async markDeleted(scenarioId: string, at: number | null): Promise<void> {
    await this.pool.query({
      name: 'mark_scenario',
      text: 'update scenario set deleted_at = $2 where scenario_id = $1 and (deleted_at is null) = ($2::timestamptz is not null)',
      values: [scenarioId, at === null ? null : toTimestamp(at)],
    });
  }

  async saveOutcome(scenarioId: string, outcome: ScenarioOutcome, at: number): Promise<void> {
    await this.pool.query({
      name: 'save_outcome',
      text: 'insert into scenario_outcome (scenario_id, worked_out_at, document) values ($1, $2, $3) on conflict do nothing',
      values: [scenarioId, toTimestamp(at), toStorableJson(outcome)],
    });
  }

  async withoutOutcome(limit: number): Promise<readonly ScenarioRecord[]> {
    const { rows } = await this.pool.query<ScenarioRecord>({
      name: 'scenarios_without_outcome',
      text: `select ${RECORD} from scenario s where s.deleted_at is null and not exists (select from scenario_outcome o where o.scenario_id = s.scenario_id)
             order by s.created_at, s.scenario_id limit $1`,
      values: [limit],
    });
    return rows;
  }
}
