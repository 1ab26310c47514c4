import { solvePositiveDefinite } from '@wardcast/probability';

/**
 * Model: how many more patients a unit will have because the units upstream hold more who may move to it than usual.
 *
 * The usual arrivals already hold the usual transfers. What is expected of those upstream now (see expected-moves), less what is
 * usually expected at that hour of the day, counts with a share beta: ridge regression of the residuals of past hindcasts on it, of
 * all units and leads together drawn to 0, and of each unit drawn to that; less than three standard errors count for nothing. A full
 * unit that takes nobody, or transfers that were counted elsewhere, make beta small. Usual: two harmonics of the local hour of the
 * issue, by lead. Do not trust it where the upstream units are always full: then nothing departs from the usual.
 */
export interface InflowCorrection {
  /** Patients by expected patient, from 0 to 1. */
  readonly slope: number;
  /** Coefficients of the usual value at each whole hour ahead. */
  readonly usual: readonly (readonly number[])[];
}
/** Sums over hindcasts of one unit, of residual x departure and departure^2, over the stated variance and as far as independent. */
export interface InflowEvidence {
  readonly cross: number;
  readonly square: number;
}

/** Prior deviation of beta about 0 for all units, and of a unit's about that. */
const POOL_DEVIATION = 0.5;
const UNIT_DEVIATION = 0.3;
/** The hindcasts run on the weeks that the hazards were fitted on, which flatters them: one to two and a half standard errors were seen where weeks to come gained nothing. */
const LEAST_STANDARD_ERRORS = 3;
const HARMONICS = 5;
/** Weight of "nothing is usual" in hindcasts: keeps few of them from being fitted exactly. */
const USUAL_RIDGE = 0.1;
/** Digits kept of a coefficient: a thousandth of a patient. */
const DIGITS = 4;

/** Slope of all units together, from the sums of each; 0 without evidence. */
export function poolInflow(units: readonly InflowEvidence[]): number {
  return drawnSlope({ cross: sum(units, 'cross'), square: sum(units, 'square') }, 0, POOL_DEVIATION);
}

/** Slope of one unit; without evidence of its own, that of all. */
export function inflowSlope(evidence: InflowEvidence, pooled: number): number {
  return drawnSlope(evidence, pooled, UNIT_DEVIATION);
}

function drawnSlope({ cross, square }: InflowEvidence, prior: number, deviation: number): number {
  if (cross < LEAST_STANDARD_ERRORS * Math.sqrt(square) || square === 0) return prior;
  const weight = deviation ** -2;
  return Math.min(1, Math.max(0, (cross + prior * weight) / (square + weight)));
}

const sum = (units: readonly InflowEvidence[], of: keyof InflowEvidence): number => units.reduce((total, unit) => total + unit[of], 0);

/** Expected beyond the usual, `hoursAhead` from an issue at a local hour of the day (fractions allowed). */
export function inflowDeparture({ usual }: Pick<InflowCorrection, 'usual'>, at: { readonly expected: number; readonly hoursAhead: number; readonly issueHour: number }): number {
  const terms = harmonics(at.issueHour);
  const valueOf = (lead: number): number => (lead < 0 ? 0 : usual[lead]!.reduce((sum, coefficient, k) => sum + coefficient * terms[k]!, 0));
  const last = Math.min(usual.length, at.hoursAhead);
  const lead = Math.ceil(last) - 1;
  const part = last - lead;
  return at.expected - (part * valueOf(lead) + (1 - part) * valueOf(lead - 1));
}

/** Least squares at each lead on what was expected at past issues, `expected` by lead. */
export function usualInflow(issues: readonly { readonly issueHour: number; readonly expected: Float64Array }[]): readonly (readonly number[])[] {
  const leads = issues[0]?.expected.length ?? 0;
  const gram = new Float64Array(HARMONICS * HARMONICS);
  for (let i = 0; i < HARMONICS; i++) gram[i * HARMONICS + i] = USUAL_RIDGE;
  const cross = Array.from({ length: leads }, () => new Float64Array(HARMONICS));
  for (const { issueHour, expected } of issues) {
    const terms = harmonics(issueHour);
    for (let i = 0; i < HARMONICS; i++) {
      for (let j = 0; j < HARMONICS; j++) gram[i * HARMONICS + j]! += terms[i]! * terms[j]!;
      for (let lead = 0; lead < leads; lead++) cross[lead]![i]! += terms[i]! * expected[lead]!;
    }
  }
  // The solver overwrites its matrix.
  return cross.map((right) => Array.from(solvePositiveDefinite(gram.slice(), right), (x) => Number(x.toPrecision(DIGITS))));
}

function harmonics(hour: number): readonly number[] {
  const angle = (2 * Math.PI * hour) / 24;
  return [1, Math.sin(angle), Math.cos(angle), Math.sin(2 * angle), Math.cos(2 * angle)];
}
