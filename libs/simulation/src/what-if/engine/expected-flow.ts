import { spreadNodes } from '@wardcast/forecasting';
import type { CompiledHospital } from './compiled-hospital';
import { ExpectedUnit } from './expected-unit';

/** Expectations by hour and unit. */
export interface ExpectedFlow {
  /** Mean patients at full hours, [hour x units + unit], hours + 1 rows. */
  readonly census: Float64Array;
  /** Variance of the same: present patients binomial, newcomers Poisson with the level of their own stream. */
  readonly variance: Float64Array;
  /** Expected arrivals and departures of clock hours, [hour x units + unit]. */
  readonly arrivals: Float64Array;
  readonly departures: Float64Array;
}

/** A value of the common discharge factor and its weight. */
export interface FactorNode {
  readonly factor: number;
  readonly weight: number;
}

/** Two nodes with the mean and the variance of the factor's logarithm: two thirds of the work, for an answer while a hand moves. */
export function twoNodes(spread: number): readonly FactorNode[] {
  if (spread === 0) return [{ factor: 1, weight: 1 }];
  const centre = Math.exp((-spread * spread) / 2);
  return [
    { factor: centre * Math.exp(-spread), weight: 0.5 },
    { factor: centre * Math.exp(spread), weight: 0.5 },
  ];
}

/**
 * Model: the hospital with beds without end, in expectation. Those present survive their hazard, each hour's newcomers are
 * a cohort that is on average in the middle of its hour, leavers take their routes within the hour they leave, and the
 * common discharge factor of a unit is mixed over its nodes: the mean of the flow model (forecasting design, 7.1),
 * hour by hour for all units together. Routes of those who arrive and leave within one hour are followed once.
 */
export function expectedFlow(hospital: CompiledHospital, nodesOf: (spread: number) => readonly FactorNode[] = spreadNodes): ExpectedFlow {
  const { units, hours, input } = hospital;
  const cells = units * hours;
  const arrivals = externalArrivals(hospital);
  const departures = new Float64Array(cells);
  const census = new Float64Array(cells + units);
  const variance = new Float64Array(cells + units);
  const flows = input.units.map((_, u) => new MixedUnit(hospital, u, nodesOf(hospital.stays[u]!.spread)));
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
    const { to, upTo, row } = hospital.routes[u]!;
    const first = row[at.hour]!;
    let below = 0;
    for (let r = 0; r < to.length; r++) {
      const share = upTo[first + r]!;
      at.into[to[r]!]! += at.leaving[u]! * (share - below);
      below = share;
    }
  }
}

/** One unit over the nodes of its common factor. */
class MixedUnit {
  private readonly nodes: readonly { readonly weight: number; readonly unit: ExpectedUnit }[];

  constructor(hospital: CompiledHospital, unit: number, nodes: readonly FactorNode[]) {
    this.nodes = nodes.map(({ factor, weight }) => ({ weight, unit: new ExpectedUnit(hospital, unit, factor) }));
  }

  age(hour: number): number {
    let sum = 0;
    for (const { weight, unit } of this.nodes) sum += weight * unit.age(hour);
    return sum;
  }

  welcome(hour: number, count: number): number {
    let sum = 0;
    for (const { weight, unit } of this.nodes) sum += weight * unit.welcome(hour, count);
    return sum;
  }

  moments(levelVariance: number): { readonly mean: number; readonly variance: number } {
    let [mean, square, within] = [0, 0, 0];
    for (const { weight, unit } of this.nodes) {
      const { present, presentSpread, newcomers } = unit.moments();
      mean += weight * (present + newcomers);
      square += weight * (present + newcomers) ** 2;
      within += weight * (presentSpread + newcomers + newcomers * newcomers * levelVariance);
    }
    return { mean, variance: within + Math.max(0, square - mean * mean) };
  }
}
