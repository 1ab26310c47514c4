import { chanceAboveCount, type CountPmf } from '@wardcast/probability';

/**
 * Unconstrained view: the law of the patients who need a bed in a place, as if beds had no end. All forecasts of the census are
 * issued in this view. The word in `view` keeps it apart from the other one: neither type is assignable to the other.
 */
export interface DemandLaw {
  readonly view: 'demand';
  readonly law: CountPmf;
}
/** Constrained view: the law of the staffed beds that are occupied, never more than `beds`. */
export interface OccupancyLaw {
  readonly view: 'occupancy';
  readonly beds: number;
  readonly law: CountPmf;
}

export function demandOf(law: CountPmf): DemandLaw {
  return { view: 'demand', law };
}

function checkedBeds(beds: number): number {
  if (!(Number.isInteger(beds) && beds >= 0)) throw new RangeError(`staffed beds are a whole number from 0, got ${beds}`);
  return beds;
}

/**
 * The same patients in `beds` staffed beds: min(N, beds), who comes beyond them waits elsewhere (product definition, section 4;
 * forecasting design, section 7.4). This is the first answer to "how full": it lets a bed be taken at once when one falls free and
 * knows no queue, so it does not say how long anybody waits, and must not be trusted for that: the what-if engine is for queues.
 * Throws RangeError unless beds is a whole number from 0.
 */
export function occupancyOf({ law }: DemandLaw, beds: number): OccupancyLaw {
  const full = chanceAboveCount(law, checkedBeds(beds) - 1);
  if (law.offset >= beds) return { view: 'occupancy', beds, law: { offset: beds, p: Float64Array.of(1) } };
  const below = law.p.subarray(0, beds - law.offset);
  return { view: 'occupancy', beds, law: { offset: law.offset, p: Float64Array.of(...below, ...(below.length < law.p.length ? [full] : [])) } };
}

/**
 * Expected shortfall E(N - beds)+ in patients: how many who need a bed here have none, on average (forecasting design, section
 * 7.3). E(N) = E(min(N, beds)) + E(N - beds)+ without remainder. Throws RangeError unless beds is a whole number from 0.
 */
export function expectedWithoutBed({ law }: DemandLaw, beds: number): number {
  let sum = 0;
  for (let i = Math.max(0, checkedBeds(beds) + 1 - law.offset); i < law.p.length; i++) sum += law.p[i]! * (law.offset + i - beds);
  return sum;
}

/** P(at least `patients` who need a bed here have none); `patients` from 1. Throws RangeError unless beds is a whole number from 0. */
export function chanceWithoutBed({ law }: DemandLaw, beds: number, patients: number): number {
  return chanceAboveCount(law, checkedBeds(beds) + patients - 1);
}
