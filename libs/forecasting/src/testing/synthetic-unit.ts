import { uniformAt } from '@wardcast/probability';
import { HOUR_MS, hourOfWeek } from '@wardcast/timeseries';
import type { FlowStay } from '../flow/flow-window';

export interface SyntheticUnitInput {
  readonly seed: number;
  readonly zone: string;
  readonly from: number;
  readonly days: number;
  readonly arrivalsPerHour: (hourOfWeek: number) => number;
  /** Departures per hour at an age in hours and an hour of the week. */
  readonly departuresPerHour: (ageHours: number, hourOfWeek: number) => number;
  /** When given, an order comes this many hours before each departure. */
  readonly orderLeadHours?: number;
}

/** Stays of an invented unit that follows the flow model's own assumptions, so that a fit has a known answer. */
export function syntheticUnit(input: SyntheticUnitInput): FlowStay[] {
  const stays: FlowStay[] = [];
  const hours = input.days * 24;
  for (let hour = 0; hour < hours; hour++) {
    const start = input.from + hour * HOUR_MS;
    const count = poissonFrom(input.arrivalsPerHour(hourOfWeek(input.zone, start)), uniformAt(input.seed, hour, 0));
    for (let k = 0; k < count; k++) {
      const entity = hour * 64 + k;
      const enteredAt = start + Math.floor(uniformAt(input.seed, entity, 1) * HOUR_MS);
      stays.push(departing(input, enteredAt, entity));
    }
  }
  return stays;
}

function departing(input: SyntheticUnitInput, enteredAt: number, entity: number): FlowStay {
  const end = input.from + input.days * 24 * HOUR_MS;
  let threshold = -Math.log(uniformAt(input.seed, entity, 2));
  for (let at = enteredAt; at < end; at += HOUR_MS / 4) {
    const rate = input.departuresPerHour((at - enteredAt) / HOUR_MS, hourOfWeek(input.zone, at)) / 4;
    if (threshold <= rate) {
      const leftAt = Math.round(at + ((HOUR_MS / 4) * threshold) / rate);
      const order = input.orderLeadHours === undefined ? {} : { orderedAt: Math.max(enteredAt, leftAt - input.orderLeadHours * HOUR_MS) };
      return { enteredAt, leftAt: leftAt < end ? leftAt : null, ...order };
    }
    threshold -= rate;
  }
  return { enteredAt, leftAt: null };
}

function poissonFrom(mean: number, u: number): number {
  let p = Math.exp(-mean);
  let below = p;
  let k = 0;
  for (; u > below && k < 60; below += p) p *= mean / ++k;
  return k;
}

/** Patients in the unit at an instant. */
export function presentAt<S extends FlowStay>(stays: readonly S[], at: number): S[] {
  return stays.filter((stay) => stay.enteredAt <= at && (stay.leftAt === null || stay.leftAt > at));
}
