import { HOUR_MS, startOfLocalDay } from '@wardcast/timeseries';
import type { Facility, HospitalEvent } from '@wardcast/domain';
import type { LeavingHours } from './care/departure-time';
import { buildHospital, type BuiltHospital } from './engine/build-hospital';
import { sampleFacility } from './facility/sample-facility';
import type { DirtCounts } from './feed/dirt-counts';
import { SHORTEST_WAY_MS, type Delivery } from './feed/feed';
import { OpenHistory } from './feed/open-history';
import type { TrueStay } from './truth/truth-log';

/** The hospital runs this long unseen before its epoch: several times the mean stay of its slowest wards. */
const WARM_UP_DAYS = 35;
/** Hospital and feed take turns in steps of this length, so that few events are under way at a time. */
const STEP_MS = 6 * HOUR_MS;
/** What was open at the epoch is told within this time: no ordinary event comes sooner, since each is on its way for longer. */
const OPENING_MS = SHORTEST_WAY_MS;

export interface SampleHospitalOptions {
  /** A whole number below 2^53. Same seed, epoch and leaving hours, same events. */
  readonly seed: number;
  /** Start of a local day (ms UTC). */
  readonly epoch: number;
  /** Default afternoon. */
  readonly leavingHours?: LeavingHours;
  /** Late, repeated, wrong and merged events of a real feed; default true. The clean twin has the same truth. */
  readonly dirt?: boolean;
  /** Keeps the true stays for `truth()`; default false, since they grow without end. */
  readonly keepTruth?: boolean;
}

/**
 * An invented hospital that tells what happens in it. Positions are instants of receipt.
 * However the way to a position is cut into calls, the events are the same, byte for byte.
 */
export class SampleHospital {
  readonly facility: Facility = sampleFacility();
  private readonly built: BuiltHospital;
  private readonly history = new OpenHistory();
  private readonly epoch: number;
  private at: number;

  constructor(options: SampleHospitalOptions) {
    const { timeZone } = this.facility;
    if (startOfLocalDay(timeZone, options.epoch) !== options.epoch) throw new RangeError('the epoch must be the start of a local day');
    this.epoch = options.epoch;
    const start = startOfLocalDay(timeZone, options.epoch, -WARM_UP_DAYS);
    this.built = buildHospital({ facility: this.facility, seed: options.seed, start, leavingHours: options.leavingHours ?? leavingHoursOf(null), dirt: options.dirt ?? true, keepTruth: options.keepTruth ?? false });
    this.at = start;
    this.runTo(options.epoch, () => undefined);
    this.openAtEpoch(start);
    this.built.letErr();
  }

  /** The current position (ms): everything received before it was handed over or skipped. */
  get position(): number {
    return this.at;
  }

  /** Events received in [position, to), by receipt and then by id. Throws a RangeError when `to` lies before the position. */
  advance(to: number): HospitalEvent[] {
    const events: HospitalEvent[] = [];
    this.runTo(to, ({ event }) => events.push(event));
    return events;
  }

  /** Moves on like `advance` without handing anything over. */
  skipTo(to: number): void {
    this.runTo(to, () => undefined);
  }

  /**
   * Of the events received before the position, those needed to know the state now: all of every visit that has not
   * ended 72 hours ago, with its emergency visit, booking, merges and swap partners; capacity and staffing facts still
   * in force; the latest word on each facet of each bed. By receipt and then by id.
   */
  openingEvents(): HospitalEvent[] {
    return this.history.events(this.at);
  }

  /** How much dirt there was so far. */
  dirtCounts(): Readonly<DirtCounts> {
    return { ...this.built.counts };
  }

  /** True stays that reach beyond the epoch. Throws when the hospital was made without `keepTruth`. */
  truth(): TrueStay[] {
    const { truth } = this.built.parts;
    if (truth === null) throw new Error('the sample hospital was made without keepTruth');
    return truth.stays(this.epoch);
  }

  private runTo(to: number, receive: (delivery: Delivery) => unknown): void {
    if (to < this.at) throw new RangeError('the sample hospital cannot go back in time');
    const { agenda, feed } = this.built.parts;
    while (this.at < to) {
      const next = Math.min(to, (Math.floor(this.at / STEP_MS) + 1) * STEP_MS);
      agenda.runUntil(next);
      feed.deliverUntil(next, (delivery) => {
        this.history.keep(delivery);
        receive(delivery);
      });
      this.at = next;
    }
  }

  /**
   * What is open at the epoch is told anew, marked as history, before anything else: older first, so that whoever listens
   * in order never sees a jump of the clock followed by events of weeks before.
   */
  private openAtEpoch(start: number): void {
    const { epoch } = this;
    const { feed } = this.built.parts;
    const known = this.history.deliveries(epoch, 0);
    const underWay: Delivery[] = [];
    feed.deliverUntil(epoch + OPENING_MS, (delivery) => underWay.push(delivery));
    this.history.clear();
    for (const { event, record } of known) {
      const place = Math.floor(((event.occurredAt - start) / (epoch - start)) * (OPENING_MS - 1));
      feed.resend({ ...event, receivedAt: epoch + place, mode: 'backfill' } as HospitalEvent, record);
    }
    for (const { event, record } of underWay) feed.resend({ ...event, receivedAt: epoch + OPENING_MS } as HospitalEvent, record);
  }
}

/** Of a hospital that begins (null) or goes on: one that was kept without them began when every sample hospital had late mornings. */
export function leavingHoursOf(kept: { readonly leavingHours?: LeavingHours } | null): LeavingHours {
  return kept === null ? 'afternoon' : (kept.leavingHours ?? 'late-morning');
}

/** Builds the sample hospital at its epoch, already in full run. Throws a RangeError when the epoch is not the start of a local day. */
export function createSampleHospital(options: SampleHospitalOptions): SampleHospital {
  return new SampleHospital(options);
}
