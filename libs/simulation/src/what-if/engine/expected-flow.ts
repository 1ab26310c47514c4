import { spreadNodes } from '@wardcast/forecasting';
import type { CompiledHospital } from './compile-hospital';
import { MAX_AGE_HOURS } from './stay-map';

/**
 * Model: the hospital with beds without end, in expectation. Those present survive their hazard, each hour's newcomers are
 * a cohort that is on average in the middle of its hour, leavers take their routes within the hour they leave, and the
 * common discharge factor of a unit is mixed over its three nodes: the mean of the flow model (forecasting design, 7.1),
 * hour by hour for all units together. Routes of those who arrive and leave within one hour are followed once.
 */
export interface ExpectedFlow {
  /** Mean patients at full hours, [hour x units + unit], hours + 1 rows. */
  readonly census: Float64Array;
  /** Variance of the same: present patients binomial, newcomers Poisson with the level of their own stream. */
  readonly variance: Float64Array;
  /** Expected arrivals and departures of clock hours, [hour x units + unit]. */
  readonly arrivals: Float64Array;
  readonly departures: Float64Array;
}

export function expectedFlow(hospital: CompiledHospital): ExpectedFlow {
  const { units, hours, input } = hospital;
  const cells = units * hours;
  const arrivals = externalArrivals(hospital);
  const departures = new Float64Array(cells);
  const census = new Float64Array(cells + units);
  const variance = new Float64Array(cells + units);
  const flows = input.units.map((_, u) => new ExpectedUnit(hospital, u));
  for (const patient of input.present) census[patient.unit]! += 1;
  const levels = levelVariances(hospital);
  for (let hour = 0; hour < hours; hour++) {
    const row = hour * units;
    flows.forEach((flow, u) => (departures[row + u] = flow.age(hour)));
    route(hospital, { hour, leaving: departures.subarray(row, row + units), into: arrivals.subarray(row, row + units) });
    const brief = new Float64Array(units);
    flows.forEach((flow, u) => (brief[u] = flow.welcome(hour, arrivals[row + u]!)));
    const again = new Float64Array(units);
    route(hospital, { hour, leaving: brief, into: again });
    for (let u = 0; u < units; u++) {
      const late = again[u]! > 0 ? flows[u]!.welcome(hour, again[u]!) : 0;
      arrivals[row + u]! += again[u]!;
      departures[row + u]! += brief[u]! + late;
      const moments = flows[u]!.moments(levels[row + u]!);
      census[row + units + u] = moments.mean;
      variance[row + units + u] = moments.variance;
    }
  }
  return { census, variance, arrivals, departures };
}

/** Expected arrivals from outside in each clock hour, kept-off electives left out. */
function externalArrivals(hospital: CompiledHospital): Float64Array {
  const { units, hours, input, start, cancelShare } = hospital;
  const arrivals = new Float64Array(units * hours);
  for (const stream of input.streams) {
    for (let h = 0; h < hours; h++) {
      const kept = stream.kind === 'elective' ? 1 - cancelShare[h]! : 1;
      arrivals[h * units + stream.unit]! += stream.ratePerHour[h]! * kept * (h === 0 ? 1 - start : 1);
    }
  }
  for (const booking of input.bookings) {
    const h = Math.floor(booking.at);
    if (h < hours) arrivals[h * units + booking.unit]! += 1 - cancelShare[h]!;
  }
  return arrivals;
}

/** Relative variance of the level of a unit's own streams, weighted by their rates; routed arrivals carry none of it. */
function levelVariances({ units, hours, input }: CompiledHospital): Float64Array {
  const variance = new Float64Array(units * hours);
  for (const stream of input.streams) for (let h = 0; h < hours; h++) variance[h * units + stream.unit] = Math.max(variance[h * units + stream.unit]!, stream.levelVariance[h]!);
  return variance;
}

function route(hospital: CompiledHospital, at: { readonly hour: number; readonly leaving: Float64Array; readonly into: Float64Array }): void {
  for (let u = 0; u < hospital.units; u++) {
    let below = 0;
    for (const { to, upTo } of hospital.routes[u]!) {
      at.into[to]! += at.leaving[u]! * (upTo[at.hour]! - below);
      below = upTo[at.hour]!;
    }
  }
}

/** One unit in expectation, over the nodes of its common factor. */
class ExpectedUnit {
  private readonly nodes: readonly UnitGiven[];

  constructor(hospital: CompiledHospital, unit: number) {
    this.nodes = spreadNodes(hospital.stays[unit]!.spread).map(({ factor, weight }) => new UnitGiven(hospital, { unit, factor, weight }));
  }

  /** Lets a clock hour pass for those who are there; the expected departures. */
  age(hour: number): number {
    return this.nodes.reduce((sum, node) => sum + node.weight * node.age(hour), 0);
  }

  /** Lets newcomers in during a clock hour; how many of them leave within it. */
  welcome(hour: number, count: number): number {
    return this.nodes.reduce((sum, node) => sum + node.weight * node.welcome(hour, count), 0);
  }

  moments(levelVariance: number): { readonly mean: number; readonly variance: number } {
    let mean = 0;
    let square = 0;
    let within = 0;
    for (const node of this.nodes) {
      const { present, presentSpread, newcomers } = node.moments();
      mean += node.weight * (present + newcomers);
      square += node.weight * (present + newcomers) ** 2;
      within += node.weight * (presentSpread + newcomers + newcomers * newcomers * levelVariance);
    }
    return { mean, variance: within + Math.max(0, square - mean * mean) };
  }
}

class UnitGiven {
  readonly weight: number;
  private readonly unit: number;
  private readonly factor: number;
  private readonly here: Float64Array;
  private readonly entry: Float64Array;
  private readonly definite: Uint8Array;
  private readonly cohorts: Float64Array;

  constructor(
    private readonly hospital: CompiledHospital,
    of: { readonly unit: number; readonly factor: number; readonly weight: number },
  ) {
    this.unit = of.unit;
    this.factor = of.factor;
    this.weight = of.weight;
    const present = hospital.input.present.filter((patient) => patient.unit === of.unit);
    this.here = new Float64Array(present.length).fill(1);
    this.entry = Float64Array.from(present, (patient) => hospital.start - patient.ageHours);
    this.definite = Uint8Array.from(present, (patient) => (patient.definiteOut ? 1 : 0));
    this.cohorts = new Float64Array(hospital.hours);
  }

  age(hour: number): number {
    const { hazard, row, slope, definite, undecided } = this.hospital.stays[this.unit]!;
    const clock = this.hospital.hourOfWeek[hour]!;
    const scale = -this.factor * (hour === 0 ? 1 - this.hospital.start : 1);
    let left = 0;
    for (let i = 0; i < this.here.length; i++) {
      const age = Math.min(MAX_AGE_HOURS, Math.max(0, Math.floor(hour - this.entry[i]!)));
      const rate = hazard[row[age]! + clock]! * slope[age]! * (this.definite[i] === 1 ? definite[hour]! : undecided[hour]!);
      const stay = this.here[i]! * Math.exp(scale * rate);
      left += this.here[i]! - stay;
      this.here[i] = stay;
    }
    let lastRate = -1;
    let keep = 1;
    for (let c = hour - 1; c >= 0; c--) {
      const age = hour - c - 1;
      const rate = hazard[row[age]! + clock]! * slope[age]!;
      if (rate !== lastRate) {
        keep = Math.exp(-this.factor * rate);
        lastRate = rate;
      }
      const stay = this.cohorts[c]! * keep;
      left += this.cohorts[c]! - stay;
      this.cohorts[c] = stay;
    }
    return left;
  }

  welcome(hour: number, count: number): number {
    const { hazard, row, slope } = this.hospital.stays[this.unit]!;
    const exposure = (hour === 0 ? 1 - this.hospital.start : 1) / 2;
    const stay = count * Math.exp(-this.factor * hazard[row[0]! + this.hospital.hourOfWeek[hour]!]! * slope[0]! * exposure);
    this.cohorts[hour]! += stay;
    return count - stay;
  }

  moments(): { readonly present: number; readonly presentSpread: number; readonly newcomers: number } {
    let present = 0;
    let presentSpread = 0;
    for (const stay of this.here) {
      present += stay;
      presentSpread += stay * (1 - stay);
    }
    return { present, presentSpread, newcomers: this.cohorts.reduce((sum, x) => sum + x, 0) };
  }
}
