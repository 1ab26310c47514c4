import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@wardcast/timeseries';
import type { EventType } from '@wardcast/domain';
import type { RandomStream } from '../random/random-stream';
import type { DirtCounts } from './dirt-counts';
import { routeOf } from './event-routes';
import type { Detour, DetourSource } from './feed';

/** Shares of events that take each detour. Movements, typed by people, are later than what devices and boards send. */
const SHARES = {
  adt: { seconds: 0.012, minutes: 0.03, hours: 0.004, days: 0.0003, repeated: 0.005 },
  ed: { seconds: 0.01, minutes: 0.015, hours: 0.001, days: 0, repeated: 0.004 },
  beds: { seconds: 0.008, minutes: 0.008, hours: 0, days: 0, repeated: 0.003 },
} as const;
/** No event is later than two days: with the ordinary way it still arrives within the three days that finished cases are kept. */
const LONGEST_DELAY_MS = 48 * HOUR_MS;
const SHARE_TYPED_LATE = 0.5;
const SHARE_REPEATED_MUCH_LATER = 0.1;

/** Delays and repeats of a real feed. Draws from its own stream, so that what happens is the same with and without. */
export class FeedDetours implements DetourSource {
  constructor(
    private readonly random: RandomStream,
    private readonly counts: DirtCounts,
  ) {}

  detour(type: EventType): Detour | null {
    const shares = SHARES[routeOf(type).feedId as keyof typeof SHARES];
    const delayMs = this.delay(shares, this.random.uniform());
    const repeatAfterMs = this.random.chance(shares.repeated) ? this.repeatAfter() : null;
    if (delayMs === 0 && repeatAfterMs === null) return null;
    const isTypedLate = delayMs >= MINUTE_MS && this.random.chance(SHARE_TYPED_LATE);
    return { recordingDelayMs: isTypedLate ? delayMs : 0, deliveryDelayMs: isTypedLate ? 0 : delayMs, repeatAfterMs };
  }

  private delay(shares: (typeof SHARES)[keyof typeof SHARES], draw: number): number {
    const days = shares.days;
    const hours = days + shares.hours;
    const minutes = hours + shares.minutes;
    if (draw < days) {
      this.counts.late += 1;
      this.counts.veryLate += 1;
      return Math.floor(this.random.between(24 * HOUR_MS, LONGEST_DELAY_MS));
    }
    if (draw < hours) {
      this.counts.late += 1;
      return Math.floor(this.random.between(1, 8) * HOUR_MS);
    }
    if (draw < minutes) {
      this.counts.late += 1;
      return Math.floor(Math.min(HOUR_MS, 2 * MINUTE_MS + this.random.exponential(14 * MINUTE_MS)));
    }
    if (draw >= minutes + shares.seconds) return 0;
    this.counts.outOfOrder += 1;
    return Math.floor(this.random.between(3, 45) * SECOND_MS);
  }

  private repeatAfter(): number {
    this.counts.duplicates += 1;
    const isMuchLater = this.random.chance(SHARE_REPEATED_MUCH_LATER);
    return Math.floor(isMuchLater ? this.random.between(1, 8) * HOUR_MS : this.random.between(1 * SECOND_MS, 20 * MINUTE_MS));
  }
}
