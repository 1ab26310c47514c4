import { DEFAULT_LATENESS_HOURS } from '@wardcast/domain';
import type { Clock, CommittedRun, ForecastRecord, LadderChange, OperationsBacklog, OperationsStore, WaitingLetters } from '@wardcast/application';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ProgressReport } from './progress-watch';

/** What the database is asked for is kept so long: several scrapers cost one read. */
const BACKLOG_LIFE_MS = 5_000;
const HOUR_MS = 3_600_000;
const MS_PER_SECOND = 1_000;
const LAG_BUCKETS_S = [0.1, 0.5, 1, 2, 5, 15, 60, 300, 3_600];
const OPERATION_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The measurements of one process in Prometheus's words. Labels are ids of facilities, partitions and operations, never of people. */
export class ProductMetrics {
  readonly registry = new Registry();
  private readonly events = this.counter('ingest_events_total', 'Messages taken from the bus, by what became of them.', ['outcome']);
  private readonly eventLag = this.histogram('ingest_event_time_lag_seconds', 'From receipt of a batch\'s newest event to its commit.', LAG_BUCKETS_S, []);
  private readonly groupLag = this.gauge('kafka_consumergroup_lag', 'Records of a partition of this process that are not taken in yet.', ['partition']);
  private readonly paused = this.gauge('ingest_partition_paused', '1 while a partition stands still because of messages that cannot be read.', ['partition']);
  private readonly standing = this.gauge('ingest_partition_standstill_seconds', 'How long a partition has been behind without moving.', ['partition']);
  private readonly issued = this.counter('forecasts_issued_total', 'Forecasts stored by this process.', ['trigger']);
  private readonly units = this.gauge('forecast_units', 'Units by the rung of the fallback ladder that speaks for them: 2 the ensemble, 3 the flow model, 4 the hour-of-week profile, 5 the last value, 6 none.', ['facility', 'step']);
  private readonly stepDowns = this.counter('forecast_step_downs_total', 'Times that a node stepped down the fallback ladder, or changed its reason there.', ['facility', 'reason']);
  private readonly drifting = this.gauge('forecast_drifting_units', 'Units whose forecasts have lately turned out otherwise than they say.', ['facility']);
  private readonly fenced = this.counter('ingest_fenced_total', 'Times that another process had taken over what this one worked on.', []);
  private readonly letters = this.gauge('dead_letter_depth', 'Rejected messages that nobody has replayed.', []);
  private readonly outboxLag = this.gauge('dead_letter_outbox_lag', 'Rejected messages of the partitions of this process that are not published to the topic beside theirs yet.', []);
  private readonly outboxAge = this.gauge('dead_letter_outbox_age_seconds', 'How long the oldest of them has waited.', []);
  private readonly published = this.counter('dead_letters_published_total', 'Rejected messages that this process published to the topic beside theirs.', []);
  private readonly waiting = this.gauge('parked_events', 'Accepted events that wait for the event that explains them.', ['overdue']);
  private readonly age = this.gauge('forecast_age_seconds', 'Age of the newest forecast of a facility.', ['facility']);
  private readonly operations = this.histogram('graphql_operation_duration_seconds', 'Time to answer a GraphQL operation.', OPERATION_BUCKETS_S, ['operation', 'outcome']);
  private readonly subscriptions = this.gauge('subscriptions_active', 'GraphQL subscriptions that are open now.', []);
  private countSubscriptions: (() => number) | null = null;
  private store: OperationsStore | null = null;
  private clock: Clock | null = null;
  private backlog: { readonly readAt: number; readonly value: OperationsBacklog } | null = null;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** From now on the database's own numbers are told as well. */
  watchStore(store: OperationsStore, clock: Clock): void {
    this.store = store;
    this.clock = clock;
  }

  committed(run: CommittedRun, now: number): void {
    for (const outcome of ['applied', 'duplicates', 'rejected', 'parked', 'heartbeats'] as const) if (run[outcome] > 0) this.events.inc({ outcome: OUTCOMES[outcome] }, run[outcome]);
    if (run.receivedAt !== null) this.eventLag.observe(Math.max(0, now - run.receivedAt) / MS_PER_SECOND);
  }

  forecastsIssued(records: readonly ForecastRecord[]): void {
    for (const { trigger } of records) this.issued.inc({ trigger });
  }

  ladderChanged({ facilityId: facility, raised, unitsByStep }: LadderChange): void {
    for (const step of LADDER_STEPS) this.units.set({ facility, step: String(step) }, unitsByStep.get(step) ?? 0);
    for (const { reason } of raised) this.stepDowns.inc({ facility, reason });
  }

  driftChanged(facility: string, units: number): void {
    this.drifting.set({ facility }, units);
  }

  /** Another process tells of this facility now. */
  facilityLeft(facility: string): void {
    for (const step of LADDER_STEPS) this.units.remove({ facility, step: String(step) });
    this.drifting.remove({ facility });
  }

  wasFenced(): void {
    this.fenced.inc();
  }

  progressed({ partitions }: ProgressReport): void {
    for (const gauge of [this.groupLag, this.paused, this.standing]) gauge.reset();
    for (const { partition, lag, pause, standsStillMs } of partitions) {
      this.groupLag.set({ partition }, lag);
      this.paused.set({ partition }, pause === null ? 0 : 1);
      this.standing.set({ partition }, standsStillMs / MS_PER_SECOND);
    }
  }

  lettersWait(waiting: readonly WaitingLetters[], now: number): void {
    this.outboxLag.set(waiting.reduce((sum, { letters }) => sum + letters, 0));
    this.outboxAge.set(waiting.reduce((longest, { oldestAt }) => Math.max(longest, now - oldestAt), 0) / MS_PER_SECOND);
  }

  lettersPublished(letters: number): void {
    this.published.inc(letters);
  }

  operationAnswered(operation: string, outcome: 'ok' | 'error', seconds: number): void {
    this.operations.observe({ operation, outcome }, seconds);
  }

  /** From now on the number of open subscriptions is told as well. */
  watchSubscriptions(count: () => number): void {
    this.countSubscriptions = count;
  }

  /** The page that Prometheus reads. A database that does not answer leaves its numbers out. */
  async page(): Promise<{ readonly contentType: string; readonly body: string }> {
    await this.readBacklog().catch(() => {
      // One without labels is left out by `remove`, which refuses one with labels; `reset` empties that, and would make the other 0.
      this.letters.remove();
      for (const gauge of [this.waiting, this.age]) gauge.reset();
    });
    if (this.countSubscriptions !== null) this.subscriptions.set(this.countSubscriptions());
    return { contentType: this.registry.contentType, body: await this.registry.metrics() };
  }

  private async readBacklog(): Promise<void> {
    if (this.store === null || this.clock === null) return;
    const now = this.clock.now();
    if (this.backlog === null || performance.now() - this.backlog.readAt > BACKLOG_LIFE_MS) {
      this.backlog = { readAt: performance.now(), value: await this.store.backlog(now - DEFAULT_LATENESS_HOURS * HOUR_MS) };
    }
    const { deadLetters, waiting, overdue, forecasts } = this.backlog.value;
    this.letters.set(deadLetters);
    this.waiting.set({ overdue: 'no' }, waiting - overdue);
    this.waiting.set({ overdue: 'yes' }, overdue);
    this.age.reset();
    for (const { facilityId, issuedAt } of forecasts) this.age.set({ facility: facilityId }, Math.max(0, now - issuedAt) / MS_PER_SECOND);
  }

  private counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram<Label extends string>(name: string, help: string, buckets: number[], labelNames: readonly Label[]): Histogram<Label> {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }
}

const LADDER_STEPS = [2, 3, 4, 5, 6];
const OUTCOMES = { applied: 'applied', duplicates: 'duplicate', rejected: 'rejected', parked: 'parked', heartbeats: 'heartbeat' } as const;
