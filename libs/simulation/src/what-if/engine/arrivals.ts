import { countFrom } from '@wardcast/probability';
import { classOfKind, type CompiledHospital } from './compiled-hospital';
import { arrivalEntity, bookingEntity, DRAW, MAX_ARRIVALS_PER_HOUR, type ReplicationLuck } from './replication-luck';

/** Taken once: a re-exported name costs a getter at each of the million calls. */
const count = countFrom;
const { floor, min } = Math;
const ELECTIVE = classOfKind('elective');

export interface ArrivalSink {
  /** Somebody will come at an hour and want a place in a unit. */
  arrive(at: number, entity: number, unit: number, waitingClass: number): void;
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
  private readonly classes: readonly number[];
  private electivesToday = 0;
  private day = -1;

  constructor(private readonly hospital: CompiledHospital) {
    const byHour: Elective[][] = Array.from({ length: hospital.hours }, () => []);
    hospital.input.bookings.forEach(({ unit, at }, index) => byHour[floor(at)]?.push({ unit, at, entity: bookingEntity(index) }));
    this.bookingsByHour = byHour;
    this.classes = hospital.input.streams.map((stream) => classOfKind(stream.kind));
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
    for (const booking of this.bookingsByHour[hour]!) this.elective(booking, luck, sink);
    for (let s = 0; s < input.streams.length; s++) {
      const stream = input.streams[s]!;
      const cell = s * hours + hour;
      const mean = stream.ratePerHour[hour]! * (1 - from) * luck.level[cell]!;
      if (mean <= 0) continue;
      const comers = this.comers(cell, mean, stream.dispersion, luck);
      for (let k = 0; k < comers; k++) {
        const entity = arrivalEntity(s, hour, k);
        const at = hour + from + (1 - from) * luck.draw(entity, DRAW.minute);
        if (this.classes[s] === ELECTIVE) this.elective({ at, entity, unit: stream.unit }, luck, sink);
        else sink.arrive(at, entity, stream.unit, this.classes[s]!);
      }
    }
  }

  /** The other side has mostly asked the same before: the luck remembers. */
  private comers(cell: number, mean: number, dispersion: number, luck: ReplicationLuck): number {
    if (luck.askedMean[cell] !== mean) {
      luck.askedMean[cell] = mean;
      luck.answered[cell] = min(MAX_ARRIVALS_PER_HOUR, count(luck.count[cell]!, mean, dispersion > 1 ? mean / (dispersion - 1) : Infinity));
    }
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
    sink.arrive(at, entity, unit, ELECTIVE);
  }
}
