import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_TOPIC, loadLedger } from '@wardcast/application';
import { hashLedger } from '@wardcast/domain';
import type { TrialCluster } from '@wardcast/runtime';
import type { FaultRow } from '../fault-row';
import { isPoison } from './hospitals-feed';
import type { HospitalAccount, HospitalsFeed } from './hospitals-feed';

const PAGE_EVENTS = 5_000;
const POLL_MS = 500;
/** So many looks in a row without one message more. */
const STILL_POLLS = 10;
/**
 * Without one event more for so long, what is missing is lost. A fault costs a rebalance of ten seconds; on a machine whose
 * processors others use too, three workers that start together were seen to need eleven minutes before they read on.
 */
const PATIENCE_MS = 1_200_000;
const HOUR_MS = 3_600_000;
const EVERY_LETTER = 10_000_000;
const EVERY_ISSUE = 1_000_000;
const LATER_MS = 60_000;

/** Compares what is stored with what was published, phase by phase: every stored event is read once, in the order of the store. */
export class StoredAudit {
  private readonly after = new Map<string, bigint>();
  private readonly found = new Map<string, Set<string>>();
  private before = { events: 0, poison: 0 };
  private duplicated = 0;

  constructor(
    private readonly cluster: TrialCluster,
    private readonly feed: HospitalsFeed,
  ) {}

  /** Events published and not yet seen in the store. */
  pending(): number {
    return this.feed.accounts.reduce((sum, { pending }) => sum + pending.size, 0);
  }

  /** Reads what was stored since the last look. Returns how many events that were. */
  async look(): Promise<number> {
    let read = 0;
    for (const account of this.feed.accounts) read += await this.readNew(account);
    return read;
  }

  /** Waits until everything that was published is stored, or nothing moves any more; then judges the phase that ends here. */
  async judge(): Promise<Omit<FaultRow, 'fault' | 'injected'>> {
    const { deadLetters } = await this.settle();
    const { events, poison } = this.feed.counts();
    const phase = { events: events - this.before.events, poison: poison - this.before.poison };
    this.before = { events, poison };
    const duplicated = this.duplicated;
    this.duplicated = 0;
    let [wrongCells, doubleForecasts, sameHash] = [0, 0, true];
    for (const account of this.feed.accounts) {
      wrongCells += await this.wrongCells(account);
      doubleForecasts += await this.doubleForecasts(account);
      const stored = await loadLedger(this.cluster.adapters.stores.ingestStore, account.facility, account.epoch);
      sameHash &&= hashLedger(stored.ledger) === hashLedger(account.ledger);
    }
    return { ...phase, lost: this.pending(), duplicated, wrongCells, sameHash, poisonLost: Math.max(0, poison - deadLetters), doubleForecasts };
  }

  /** Reads the whole log once: what is in it must be what was published, and each broken message of it a dead letter of its offset. */
  async judgeLog(): Promise<{ readonly missing: number; readonly poison: number; readonly poisonLost: number; readonly messages: number }> {
    const ids = new Set<string>();
    const places: string[] = [];
    let messages = 0;
    const consumption = await this.cluster.adapters.stores.bus.consume({
      topic: EVENT_TOPIC,
      group: 'audit',
      maxBatchRecords: PAGE_EVENTS,
      startAt: () => Promise.resolve(null),
      onBatch: (batch) => {
        messages += batch.records.length;
        for (const record of batch.records) if (isPoison(record)) places.push(`${record.partition}/${record.offset}`);
        else ids.add(record.headers['ce_id']?.replaceAll('-', '') ?? '');
        return Promise.resolve(undefined);
      },
    });
    await untilStill(() => messages, async () => [...(await consumption.lag()).values()].every((behind) => behind <= 0n));
    await consumption.close();
    const letters = new Set((await this.cluster.adapters.stores.readStore.deadLetters(EVERY_LETTER)).map(({ partition, offset }) => `${partition}/${offset}`));
    const published = this.feed.accounts.flatMap((account) => [...account.published]);
    return { missing: published.filter((eventId) => !ids.has(eventId)).length, poison: places.length, poisonLost: places.filter((place) => !letters.has(place)).length, messages };
  }

  private async settle(): Promise<{ readonly deadLetters: number }> {
    for (let [stillSince, lettersBefore] = [performance.now(), -1]; ; ) {
      const read = await this.look();
      const deadLetters = (await this.cluster.adapters.stores.readStore.deadLetters(EVERY_LETTER)).length;
      if (this.pending() === 0 && deadLetters >= this.feed.counts().poison) return { deadLetters };
      if (read > 0 || deadLetters !== lettersBefore) stillSince = performance.now();
      lettersBefore = deadLetters;
      if (performance.now() - stillSince > PATIENCE_MS) return { deadLetters };
      await sleep(POLL_MS);
    }
  }

  private async readNew({ facility: { facilityId }, pending }: HospitalAccount): Promise<number> {
    const found = this.found.get(facilityId) ?? new Set<string>();
    this.found.set(facilityId, found);
    for (let read = 0; ; ) {
      const page = await this.cluster.adapters.stores.ingestStore.readEventsAfter(facilityId, this.after.get(facilityId) ?? 0n, PAGE_EVENTS);
      for (const { event, storeSequence } of page) {
        if (found.has(event.eventId)) this.duplicated += 1;
        found.add(event.eventId);
        pending.delete(event.eventId);
        this.after.set(facilityId, storeSequence);
      }
      read += page.length;
      if (page.length < PAGE_EVENTS) return read;
    }
  }

  private async wrongCells({ facility, cells, epoch }: HospitalAccount): Promise<number> {
    let wrong = 0;
    const latest = [...cells.values()].reduce((hour, cell) => Math.max(hour, cell.hour), 0);
    for (const unit of facility.units) {
      const stored = await this.cluster.adapters.stores.readStore.unitHours(facility.facilityId, unit.unitId, { from: epoch, to: latest + HOUR_MS }, null);
      const census = new Map(stored.hours.map((hour, index) => [hour, stored.census[index]]));
      for (const cell of cells.values()) if (cell.unitId === unit.unitId && census.get(cell.hour) !== cell.census) wrong += 1;
    }
    return wrong;
  }

  private async doubleForecasts({ facility }: HospitalAccount): Promise<number> {
    let double = 0;
    const nodes = [facility.facilityId, ...facility.divisions.map(({ divisionId }) => divisionId), ...facility.units.map(({ unitId }) => unitId)];
    for (const nodeId of nodes) {
      const issued = await this.cluster.adapters.stores.forecastStore.issueTimes(facility.facilityId, nodeId, Date.now() + LATER_MS, EVERY_ISSUE);
      double += issued.length - new Set(issued).size;
    }
    return double;
  }
}

/** Partitions come one by one, and none of them is known before: read is what has no lag and has stopped growing. */
async function untilStill(count: () => number, isLevel: () => Promise<boolean>): Promise<void> {
  for (let [same, before] = [0, -1]; same < STILL_POLLS; before = count()) {
    await sleep(POLL_MS);
    same = (await isLevel()) && count() === before && before > 0 ? same + 1 : 0;
  }
}
