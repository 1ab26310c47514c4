import { countFrom, uniformAt } from '@wardcast/probability';
import type { CompiledHospital } from './compile-hospital';
import { arrivalEntity, bookingEntity, DRAW, MAX_ARRIVALS_PER_HOUR, type ReplicationLuck } from './replication-luck';
import type { StreamKind } from '../input/what-if-input';

export interface Arrival {
  readonly at: number;
  readonly entity: number;
  readonly unit: number;
  readonly kind: StreamKind;
}
export interface ArrivalSink {
  arrive(arrival: Arrival): void;
  /** An elective that policy keeps off the list. */
  keepOff(): void;
}

interface IndexedBooking {
  readonly index: number;
  readonly unit: number;
  readonly at: number;
}

/**
 * Who comes in a clock hour. A count is the inverse of its law at the replication's own uniform number, so that more
 * demand adds patients and changes none of the others; number k of a stream and hour is the same person in every scenario.
 */
export class Arrivals {
  private readonly bookingsByHour: readonly (readonly IndexedBooking[])[];
  private electivesToday = 0;
  private day = -1;

  constructor(private readonly hospital: CompiledHospital) {
    const byHour: IndexedBooking[][] = Array.from({ length: hospital.hours }, () => []);
    hospital.input.bookings.forEach((booking, index) => byHour[Math.floor(booking.at)]?.push({ index, ...booking }));
    this.bookingsByHour = byHour;
  }

  restart(): void {
    this.day = -1;
    this.electivesToday = 0;
  }

  generate(hour: number, luck: ReplicationLuck, sink: ArrivalSink): void {
    const { input, hours, start } = this.hospital;
    const from = hour === 0 ? start : 0;
    if (input.localDay[hour]! !== this.day) {
      this.day = input.localDay[hour]!;
      this.electivesToday = 0;
    }
    for (const booking of this.bookingsByHour[hour]!) this.elective({ at: booking.at, entity: bookingEntity(booking.index), unit: booking.unit, kind: 'elective' }, luck, sink);
    for (let s = 0; s < input.streams.length; s++) {
      const stream = input.streams[s]!;
      const base = stream.ratePerHour[hour]! * (1 - from);
      if (base <= 0) continue;
      const cell = s * hours + hour;
      const mean = base * luck.level[cell]!;
      const size = stream.dispersion > 1 ? mean / (stream.dispersion - 1) : Infinity;
      const count = Math.min(MAX_ARRIVALS_PER_HOUR, countFrom(luck.count[cell]!, mean, size));
      for (let k = 0; k < count; k++) {
        const entity = arrivalEntity(s, hour, k);
        const at = hour + from + (1 - from) * uniformAt(luck.key, entity, DRAW.minute);
        const arrival: Arrival = { at, entity, unit: stream.unit, kind: stream.kind };
        if (stream.kind === 'elective') this.elective(arrival, luck, sink);
        else sink.arrive(arrival);
      }
    }
  }

  private elective(arrival: Arrival, luck: ReplicationLuck, sink: ArrivalSink): void {
    const { hospital } = this;
    const hour = Math.floor(arrival.at);
    const cap = hospital.input.rules.electiveCap[Math.floor(hospital.hourOfWeek[hour]! / 24)] ?? Infinity;
    const share = hospital.cancelShare[hour]!;
    if ((share > 0 && uniformAt(luck.key, arrival.entity, DRAW.booked) < share) || this.electivesToday >= cap) {
      sink.keepOff();
      return;
    }
    this.electivesToday += 1;
    sink.arrive(arrival);
  }
}
