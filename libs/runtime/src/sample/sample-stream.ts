import type { AppState, EventBus } from '@wardcast/application';
import { EVENT_TOPIC } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { HospitalEvent } from '@wardcast/domain';
import { heartbeat } from '@wardcast/simulation';
import type { SampleHospital } from '@wardcast/simulation';
import { HOUR_MS } from '@wardcast/timeseries';
import type { ClockAnchor } from '../clock/scaled-clock';
import { ScaledClock } from '../clock/scaled-clock';
import { DELIVERED_KEY } from './sample-identity';

/** Wall time between looks at what is due. */
const TICK_MS = 250;
/** Wall time between heartbeats at speed 1; shorter when the hospital runs faster, so that its own minutes see one. */
const HEARTBEAT_MS = 10_000;
const APPEND_EVENTS = 500;
/** Waits between tries while the bus is out of reach, doubling; together about five minutes before the stream gives up. */
const MAX_WAIT_MS = 10_000;
const MAX_FAILURES = 35;
const CATCH_UP_STEP_MS = 6 * HOUR_MS;
const FEEDS = ['adt', 'beds', 'ed'] as const;

export interface SampleStreamOptions {
  readonly hospital: SampleHospital;
  readonly bus: EventBus;
  readonly appState: AppState;
  readonly streamFrom: number;
  onError(error: unknown): void;
}

/** Publishes the sample hospital's events when its clock reaches them. After a break it first catches up; ids make repeats harmless. */
export class SampleStream {
  private clock: ScaledClock | null = null;
  private timer: NodeJS.Timeout | null = null;
  private ticking: Promise<void> = Promise.resolve();
  private position = 0;
  private sequence = 0;
  private lastHeartbeatWall = 0;
  private stopping = false;
  private failures = 0;
  /** Generated but not yet taken by the bus: kept until it is, since the generator cannot go back. */
  private pending: HospitalEvent[] = [];
  private generatedTo = 0;

  constructor(private readonly options: SampleStreamOptions) {}

  async start(anchor: ClockAnchor): Promise<void> {
    this.clock = new ScaledClock(anchor);
    const delivered = (await this.options.appState.read<number>(DELIVERED_KEY)) ?? this.options.streamFrom;
    this.position = Math.max(delivered, this.options.streamFrom);
    this.options.hospital.skipTo(this.position);
    this.sequence = Math.floor(anchor.wall / 1_000);
    this.schedule();
  }

  async close(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.ticking;
  }

  private schedule(): void {
    if (this.stopping) return;
    const waitMs = Math.min(MAX_WAIT_MS, TICK_MS * 2 ** this.failures);
    this.timer = setTimeout(() => {
      this.ticking = this.tick().then(
        () => this.succeeded(),
        (error: unknown) => this.failed(error),
      );
    }, waitMs);
  }

  private succeeded(): void {
    this.failures = 0;
    this.schedule();
  }

  /** What was generated is kept, so that an outage of the bus only delays the stream. */
  private failed(error: unknown): void {
    this.failures += 1;
    if (this.failures > MAX_FAILURES) this.options.onError(error);
    else this.schedule();
  }

  private async tick(): Promise<void> {
    const now = this.clock?.now() ?? this.position;
    while (this.position < now && !this.stopping) {
      const to = this.pending.length > 0 ? this.generatedTo : Math.min(now, this.position + CATCH_UP_STEP_MS);
      this.generatedTo = to;
      if (this.pending.length === 0) this.pending = [...this.options.hospital.advance(to)];
      const published = this.pending.length;
      await this.publishPending();
      this.position = to;
      if (published > 0) await this.options.appState.write(DELIVERED_KEY, to);
    }
    await this.beat(now);
  }

  private async beat(now: number): Promise<void> {
    const wall = Date.now();
    if (wall - this.lastHeartbeatWall < HEARTBEAT_MS / (this.clock?.speed ?? 1)) return;
    this.lastHeartbeatWall = wall;
    this.sequence += 1;
    await this.options.bus.append(EVENT_TOPIC, FEEDS.map((feedId) => toRawMessage(heartbeat(feedId, now, this.sequence))));
  }

  private async publishPending(): Promise<void> {
    while (this.pending.length > 0) {
      await this.options.bus.append(EVENT_TOPIC, this.pending.slice(0, APPEND_EVENTS).map(toRawMessage));
      this.pending.splice(0, APPEND_EVENTS);
    }
  }
}
