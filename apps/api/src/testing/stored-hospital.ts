import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BatchResult, ForecastRecord, QueryDependencies } from '@wardcast/application';
import type { Facility, Unit, UnitKind, UnitLive } from '@wardcast/domain';
import { openAdapters, ScaledClock, type Adapters } from '@wardcast/runtime';

export const HOUR_MS = 3_600_000;
/** 2026-11-25T10:00:00Z. */
export const TEN_O_CLOCK = Date.UTC(2026, 10, 25, 10);
const unit = (unitId: string, divisionId: string, kind: UnitKind): Unit => ({ unitId, name: `Ward ${unitId}`, divisionId, kind, specialty: 'general', bedIds: [`${unitId}-1`] });
export const HOSPITAL: Facility = {
  facilityId: 'north', name: 'North Hospital', timeZone: 'Europe/London', holidayRegion: 'GB-ENG', huddleTimes: ['08:00', '14:00', '20:00'], sample: true,
  divisions: [{ divisionId: 'med', name: 'Medicine' }, { divisionId: 'sur', name: 'Surgery' }],
  units: [unit('ed', 'med', 'ed'), unit('m1', 'med', 'ward'), unit('m2', 'med', 'icu'), unit('s1', 'sur', 'ward')],
};

function liveRow(unitId: string, census: number): UnitLive {
  return { unitId, at: TEN_O_CLOCK, census, onLeave: 0, physicalBeds: 10, staffedBeds: 9, blockedBeds: 0, availableNow: 9 - census, inCleaning: 0, present: [], expected: [], lastEventAt: TEN_O_CLOCK };
}

/** A small hospital in a real PostgreSQL of its own, written to through the ports that the ingest path uses. */
export class StoredHospital {
  private offset = 0n;

  private constructor(private readonly adapters: Adapters, private readonly folder: string) {}

  static async open(): Promise<StoredHospital> {
    const folder = await mkdtemp(path.join(tmpdir(), 'wardcast-api-'));
    try {
      const adapters = await openAdapters({ dataDir: folder, databaseUrl: null }, () => undefined);
      await adapters.stores.migrate();
      return new StoredHospital(adapters, folder);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Its clock stands at ten o'clock, so that hours and heartbeats do not depend on when a test runs. */
  dependencies(): QueryDependencies {
    const { readStore, forecastStore, summaryStore, scoreStore, changeFeed } = this.adapters.stores;
    return { readStore, forecastStore, summaryStore, scoreStore, changeFeed, clock: new ScaledClock({ wall: Date.now(), hospital: TEN_O_CLOCK, speed: 1 }) };
  }

  saveFacility(): Promise<void> {
    return this.adapters.stores.readStore.saveFacility(HOSPITAL);
  }

  /** Commits one batch that leaves these units with these patients; the hour before ten is stored with it. */
  async commit(census: Readonly<Record<string, number>>, own: Partial<BatchResult> = {}): Promise<void> {
    const units = Object.entries(census);
    const outcome = await this.adapters.stores.ingestStore.commitBatch({
      position: { topic: 'test', partition: 0, topicId: 'one' }, expectedOffset: this.offset, nextOffset: this.offset + 1n,
      facilityId: HOSPITAL.facilityId, stream: 'live', committedAt: TEN_O_CLOCK, applied: [], deadLetters: [], visits: [], parked: [], released: [], conflicts: [],
      heartbeats: new Map([['adt', TEN_O_CLOCK]]), duplicates: 0,
      live: units.map(([unitId, count]) => liveRow(unitId, count)),
      unitHours: units.map(([unitId, count]) => ({ unitId, hour: TEN_O_CLOCK - HOUR_MS, census: count, arrivals: 1, departures: 1, staffed: 9, availableAt: TEN_O_CLOCK })),
      ...own,
    });
    if (outcome.kind !== 'committed') throw new Error('the test wrote to an offset that is not its own');
    this.offset += 1n;
  }

  async issue(nodeId: string, issuedAt: number): Promise<void> {
    const targets = Array.from({ length: 72 }, (_, i) => TEN_O_CLOCK + (i + 1) * HOUR_MS);
    const levels = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
    const ofTargets = (value: number): Float32Array => new Float32Array(targets.length).fill(value);
    const record: ForecastRecord = {
      forecastId: crypto.randomUUID(), facilityId: HOSPITAL.facilityId, nodeId, issuedAt, dataAsOf: issuedAt, trigger: 'events', modelVersion: 'test-1', ladderStep: 3, targets, levels,
      quantiles: Int16Array.from(targets.flatMap(() => levels.map((_, i) => i))), mean: ofTargets(4.1), chanceShort: ofTargets(0.3), staffed: new Int16Array(targets.length).fill(9),
      expectedOut: ofTargets(1.5), expectedIn: ofTargets(2), censusAtIssue: 4,
    };
    await this.adapters.stores.forecastStore.append([record]);
  }

  /** Stops the database under the running API. */
  async stopDatabase(): Promise<void> {
    await this.adapters.close();
  }

  async close(): Promise<void> {
    await this.adapters.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
