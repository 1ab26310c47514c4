import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_TOPIC, SYSTEM_ACTOR, registerFacility } from '@wardcast/application';
import { applyEvents, closeHours, createLedger, toRawMessage } from '@wardcast/domain';
import type { Facility, HospitalEvent, Ledger, RawMessage, UnitHour } from '@wardcast/domain';
import { writeOpenedAt } from '@wardcast/runtime';
import type { TrialCluster } from '@wardcast/runtime';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import type { SampleHospital } from '@wardcast/simulation';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '@wardcast/timeseries';
import { MALFORMED_MESSAGES } from '../../simulate/malformed-messages';

/** Hospital time that is published at once for each hospital in turn: some 250 events. */
const STEP_MS = 2 * HOUR_MS;
const HISTORY_DAYS = 40;
/** Broken messages among so many sound ones: far from the share that stops a partition. */
const EVENTS_PER_POISON = 150;
/** Kinds that a broker takes and that stay in the partition of their hospital. */
const POISON = MALFORMED_MESSAGES.slice(0, 8);
const POISON_HEADER = 'x-trial';
/** What a producer that lost its place sends again. */
const REPLAYED_EVENTS = 3_000;
const RETRY_MS = 500;

/** What was published for one hospital, and what must come of it: a fold in this process, of what was made and not of what was read. */
export interface HospitalAccount {
  readonly facility: Facility;
  readonly epoch: number;
  readonly hospital: SampleHospital;
  readonly ledger: Ledger;
  readonly cells: Map<string, UnitHour>;
  readonly published: Set<string>;
  /** Published and not yet found in the store. */
  readonly pending: Set<string>;
  recent: HospitalEvent[];
}

/** Sample hospitals with their dirty feeds, published to the cluster as the faults go on. */
export class HospitalsFeed {
  private events = 0;
  private poison = 0;
  private serial = 0;
  private tail: Promise<void> = Promise.resolve();

  private constructor(
    private readonly cluster: TrialCluster,
    readonly accounts: readonly HospitalAccount[],
    private readonly random: () => number,
  ) {}

  static async open(cluster: TrialCluster, plan: { readonly hospitals: number; readonly seed: number; readonly random: () => number }): Promise<HospitalsFeed> {
    const { stores } = cluster.adapters;
    const accounts: HospitalAccount[] = [];
    for (let index = 0; index < plan.hospitals; index += 1) {
      const sample = sampleFacility();
      const facility: Facility = { ...sample, facilityId: `hospital-${index + 1}`, name: `Hospital ${index + 1}` };
      const epoch = startOfLocalDay(facility.timeZone, Date.now() - HISTORY_DAYS * DAY_MS);
      await writeOpenedAt(stores.appState, facility.facilityId, epoch);
      await registerFacility(stores, SYSTEM_ACTOR, facility);
      const hospital = createSampleHospital({ seed: plan.seed + index, epoch });
      accounts.push({ facility, epoch, hospital, ledger: createLedger(facility, { openedAt: epoch }), cells: new Map(), published: new Set(), pending: new Set(), recent: [] });
    }
    return new HospitalsFeed(cluster, accounts, plan.random);
  }

  /** Different events and broken messages that were published so far. */
  counts(): { readonly events: number; readonly poison: number } {
    return { events: this.events, poison: this.poison };
  }

  /** Publishes at least `count` events more, a few hours of every hospital at a time, through any outage. One call after the other. */
  publish(count: number): Promise<void> {
    return this.inTurn(async () => {
      for (const goal = this.events + count; this.events < goal; ) for (const account of this.accounts) await this.step(account);
    });
  }

  /** The hospital's last day once more, as by a producer that lost its place. */
  replay(account: HospitalAccount): Promise<void> {
    return this.inTurn(() => this.append(account.recent.map(toRawMessage)));
  }

  /** Nothing but broken messages. */
  burst(account: HospitalAccount, count: number): Promise<void> {
    return this.inTurn(() => this.append(Array.from({ length: count }, () => this.poisonOf(account))));
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.tail.then(work);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private async step(account: HospitalAccount): Promise<void> {
    const { facilityId } = account.facility;
    const events = account.hospital.advance(account.hospital.position + STEP_MS).map((event) => ({ ...event, facilityId }));
    this.fold(account, events);
    account.recent = [...account.recent, ...events].slice(-REPLAYED_EVENTS);
    const messages = events.flatMap((event) => (this.random() * EVENTS_PER_POISON < 1 ? [this.poisonOf(account), toRawMessage(event)] : [toRawMessage(event)]));
    await this.append(messages);
  }

  /** First deliveries only: a repeated message must change nothing. */
  private fold({ ledger, cells, published, pending }: HospitalAccount, events: readonly HospitalEvent[]): void {
    const news: HospitalEvent[] = [];
    for (const event of events) {
      if (event.type === 'Heartbeat' || published.has(event.eventId)) continue;
      published.add(event.eventId);
      pending.add(event.eventId);
      news.push(event);
    }
    this.events += news.length;
    const change = applyEvents(ledger, news);
    const receivedAt = news.reduce((latest, event) => Math.max(latest, event.receivedAt), 0);
    for (const cell of [...change.unitHours, ...closeHours(ledger, Math.floor(receivedAt / HOUR_MS) * HOUR_MS)]) cells.set(`${cell.unitId} ${cell.hour}`, cell);
  }

  private poisonOf({ facility, hospital }: HospitalAccount): RawMessage {
    this.poison += 1;
    this.serial += 1;
    const raw = POISON[this.serial % POISON.length]!(facility.facilityId, hospital.position + this.serial);
    return { ...raw, headers: { ...raw.headers, [POISON_HEADER]: 'poison' } };
  }

  /** What was made cannot be made again, so an outage is waited for; what was sent twice counts once. */
  private async append(messages: readonly RawMessage[]): Promise<void> {
    while (true) {
      try {
        return await this.cluster.adapters.stores.bus.append(EVENT_TOPIC, messages);
      } catch {
        await sleep(RETRY_MS);
      }
    }
  }
}

export function isPoison(raw: Pick<RawMessage, 'headers'>): boolean {
  return raw.headers[POISON_HEADER] === 'poison';
}
