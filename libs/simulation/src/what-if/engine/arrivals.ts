import { countFrom } from '@wardcast/probability';
import { classOfKind, type CompiledHospital } from './compiled-hospital';
import { arrivalEntity, bookingEntity, DRAW, MAX_ARRIVALS_PER_HOUR, type ReplicationLuck } from './replication-luck';

/** Taken once: a re-exported name costs a getter at each of the million calls. */
const count = countFrom;
const { floor, min } = Math;
const ELECTIVE = classOfKind('elective');

export interface ArrivalSink {
  /** Somebody will come and want a place in a unit, at `Arrivals.at`: passed from hand to hand, a time would be a new object each time. */
  arrive(entity: number, unit: number, waitingClass: number): void;
  /** An elective that policy keeps off the list. */
  keepOff(): void;
}
interface Elective {
  readonly at: number;
  readonly entity: number;
  readonly unit: number;
}

/**
 * Who comes in a clock hour. A count is the inverse of its law at the replication's own uniform number, so that more
 * demand adds patients and changes none of the others; number k of a stream and hour is the same person in every scenario.
 */
export class Arrivals {
  private readonly bookingsByHour: readonly (readonly Elective[])[];
  /** By stream: unit, class and dispersion of its counts; expected arrivals by [hour x streams + stream]. */
  private readonly units: Int32Array;
  private readonly classes: Uint8Array;
  private readonly dispersion: Float64Array;
  private readonly expected: Float64Array;
  /** When the one comes who is told of. */
  at = 0;
  private electivesToday = 0;
  private day = -1;

  constructor(private readonly hospital: CompiledHospital) {
    const byHour: Elective[][] = Array.from({ length: hospital.hours }, () => []);
    hospital.input.bookings.forEach(({ unit, at }, index) => byHour[floor(at)]?.push({ unit, at, entity: bookingEntity(index) }));
    this.bookingsByHour = byHour;
    const { streams } = hospital.input;
    this.units = Int32Array.from(streams, ({ unit }) => unit);
    this.classes = Uint8Array.from(streams, ({ kind }) => classOfKind(kind));
    this.dispersion = Float64Array.from(streams, ({ dispersion }) => dispersion);
    this.expected = new Float64Array(streams.length * hospital.hours);
    streams.forEach(({ ratePerHour }, s) => {
      for (let hour = 0; hour < hospital.hours; hour++) this.expected[hour * streams.length + s] = ratePerHour[hour]! * (hour === 0 ? 1 - hospital.start : 1);
    });
  }

  restart(): void {
    this.day = -1;
    this.electivesToday = 0;
  }

  generate(hour: number, luck: ReplicationLuck, sink: ArrivalSink): void {
    const { input, start } = this.hospital;
    const { classes, units, expected } = this;
    const from = hour === 0 ? start : 0;
    if (input.localDay[hour]! !== this.day) {
      this.day = input.localDay[hour]!;
      this.electivesToday = 0;
    }
    for (const booking of this.bookingsByHour[hour]!) this.elective(booking, luck, sink);
    for (let s = 0; s < units.length; s++) {
      const cell = hour * units.length + s;
      const mean = expected[cell]! * luck.level[cell]!;
      if (mean <= 0) continue;
      const comers = luck.askedMean[cell] === mean ? luck.answered[cell]! : this.comers(cell, mean, luck);
      for (let k = 0; k < comers; k++) {
        const entity = arrivalEntity(s, hour, k);
        this.at = hour + from + (1 - from) * luck.draw(entity, DRAW.minute);
        if (classes[s] === ELECTIVE) this.elective({ at: this.at, entity, unit: units[s]! }, luck, sink);
        else sink.arrive(entity, units[s]!, classes[s]!);
      }
    }
  }

  /** The other side mostly asks the same again: the luck remembers. */
  private comers(cell: number, mean: number, luck: ReplicationLuck): number {
    const dispersion = this.dispersion[cell % this.units.length]!;
    luck.askedMean[cell] = mean;
    luck.answered[cell] = min(MAX_ARRIVALS_PER_HOUR, count(luck.count[cell]!, mean, dispersion > 1 ? mean / (dispersion - 1) : Infinity));
    return luck.answered[cell]!;
  }

  private elective({ at, entity, unit }: Elective, luck: ReplicationLuck, sink: ArrivalSink): void {
    const { hospital } = this;
    const hour = floor(at);
    const cap = hospital.input.rules.electiveCap[floor(hospital.hourOfWeek[hour]! / 24)] ?? Infinity;
    const share = hospital.cancelShare[hour]!;
    if ((share > 0 && luck.draw(entity, DRAW.booked) < share) || this.electivesToday >= cap) {
      sink.keepOff();
      return;
    }
    this.electivesToday += 1;
    this.at = at;
    sink.arrive(entity, unit, ELECTIVE);
  }
}
