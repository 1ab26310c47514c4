import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importRecentHistory, LOCAL_OPERATIONS, publishWeeks, registerFacility, StartupStatus, SYSTEM_ACTOR, type ApiContext, type BatchResult, type ForecastRecord, type QueryDependencies } from '@wardcast/application';
import { openAdapters, type Adapters } from '@wardcast/runtime';
import { createApi } from '../create-api';
import { at, END_DAY, FIRST_DAY, QUARTER_FACILITY, simulatedQuarter } from './simulated-quarter';

const { facilityId } = QUARTER_FACILITY;
const HOUR_MS = 3_600_000;
const BATCH_EVENTS = 5_000;
const DASHBOARD_DIR = path.resolve(__dirname, '../../../dashboard/dist');
/** Ten past nine on the Monday of week 48. */
export const QUARTER_NOW = at(END_DAY, 9, 10);

/** 72 hours with the same law: 24 to 26 patients in 8 of 10 outcomes, 25 in the middle, 26 at 80 % and 28 at 95 %; 25 staffed beds. */
function forecast(nodeId: string, issuedAt: number, chance: number): ForecastRecord {
  const first = Math.floor(issuedAt / HOUR_MS + 1) * HOUR_MS;
  const targets = Array.from({ length: 72 }, (_, hour) => first + hour * HOUR_MS);
  const levels = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.975];
  const filled = (value: number): Float32Array => new Float32Array(targets.length).fill(value);
  return {
    forecastId: `${nodeId}-${issuedAt}`, facilityId, nodeId, issuedAt, dataAsOf: issuedAt, trigger: 'hour', modelVersion: 'test', ladderStep: 3, targets, levels,
    quantiles: Int16Array.from(targets.flatMap(() => [22, 23, 24, 24, 25, 26, 26, 26, 28, 29])), mean: filled(25), chanceShort: filled(chance), staffed: new Int16Array(targets.length).fill(25),
    expectedOut: filled(1), expectedIn: filled(1), censusAtIssue: 22,
  };
}

/** The simulated quarter in a real PostgreSQL of its own, with its clock in the test's hand. */
export class QuarterHospital {
  now = QUARTER_NOW;
  readonly deps: QueryDependencies;
  private offset = 0n;
  private closeApi: (() => Promise<void>) | null = null;

  private constructor(readonly adapters: Adapters, private readonly folder: string) {
    this.deps = { ...adapters.stores, clock: { now: () => this.now, speed: 1 } };
  }

  static async open(): Promise<QuarterHospital> {
    const folder = await mkdtemp(path.join(tmpdir(), 'wardcast-quarter-'));
    try {
      const adapters = await openAdapters({ dataDir: folder, databaseUrl: null }, () => undefined);
      const hospital = new QuarterHospital(adapters, folder);
      await hospital.fill();
      return hospital;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Serves API and dashboard; returns their address. */
  async serve(): Promise<string> {
    const startup = new StartupStatus();
    startup.report({ ready: true, phase: 'live', message: 'The board is live.' });
    const context: ApiContext = { startup, actor: LOCAL_OPERATIONS, deps: () => this.deps, replayRejected: () => Promise.resolve({ kind: 'refused', reason: 'There is nothing to replay.' }) };
    const api = await createApi(context, { host: '127.0.0.1', port: 0, dashboardDir: DASHBOARD_DIR, development: false });
    this.closeApi = () => api.close();
    return api.url;
  }

  /** The feed says that it lives. */
  heartbeat(): Promise<void> {
    return this.commit({ heartbeats: new Map([['adt', this.now]]) });
  }

  publish(): Promise<readonly string[]> {
    return publishWeeks(this.deps, SYSTEM_ACTOR, QUARTER_FACILITY);
  }

  /** Thirteen more patients of ward `med`, an hour each on the Wednesday afternoon of week 47, told late. */
  reportLate(): Promise<void> {
    const from = at(END_DAY - 5, 14);
    return this.commit({
      visits: Array.from({ length: 13 }, (_, patient) => ({
        visitKey: `late-${patient}`, state: 'finished', stays: [{ unitId: 'med', bedId: null, from, to: from + HOUR_MS, onLeave: false, definiteOutAt: null }],
      })),
    });
  }

  async close(): Promise<void> {
    await this.closeApi?.();
    await this.adapters.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async fill(): Promise<void> {
    const { stores } = this.adapters;
    await stores.migrate();
    await registerFacility(stores, SYSTEM_ACTOR, QUARTER_FACILITY);
    const events = simulatedQuarter();
    const batches = Array.from({ length: Math.ceil(events.length / BATCH_EVENTS) }, (_, index) => events.slice(index * BATCH_EVENTS, (index + 1) * BATCH_EVENTS));
    await importRecentHistory({ actor: SYSTEM_ACTOR, store: stores.ingestStore, facility: QUARTER_FACILITY, sourceId: 'quarter', openedAt: at(FIRST_DAY, 0), batches });
    const monday = ['med', 'medicine', 'quarter'].map((nodeId) => forecast(nodeId, at(END_DAY, 7, 50), 0.3));
    await stores.forecastStore.append([forecast('med', at(END_DAY - 8, 7), 0.6), ...monday]);
  }

  private async commit(own: Partial<BatchResult>): Promise<void> {
    const outcome = await this.adapters.stores.ingestStore.commitBatch({
      position: { topic: 'late', partition: 0, topicId: 'one' }, expectedOffset: this.offset, nextOffset: this.offset + 1n, facilityId, stream: 'history', committedAt: this.now,
      applied: [], deadLetters: [], visits: [], unitHours: [], live: [], parked: [], released: [], conflicts: [], heartbeats: new Map(), duplicates: 0, ...own,
    });
    if (outcome.kind !== 'committed') throw new Error('The test wrote to an offset that is not its own.');
    this.offset += 1n;
  }
}
