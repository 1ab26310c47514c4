import type { spreadNodes } from '../flow/discharge-spread';
import { comeAndStay } from '../flow/known-arrivals';
import { newcomersGiven, type FlowPathPoint } from '../flow/flow-path';

/**
 * What the flow model's census is made of at each target: patients who are here now and stay, and those who are yet to come and
 * will still be here. What the direct expert, the hindcast correction and the calibration change beyond it is the difference to
 * the issued mean and variance.
 */
export interface CensusParts {
  /** Expected patients, of those present at the issue. */
  readonly stillHere: Float32Array;
  /** Expected patients, of those who come after it: those on the unit's list too. */
  readonly toCome: Float32Array;
  /** Of these, booked ones and others on the list (asked for from the ED, transfers, referrals), where lists are known; else 0. */
  readonly booked: Float32Array;
  readonly decided: Float32Array;
  /** Change of `stillHere` because of who is known to leave (negative or zero as a rule): what the list of definite moves out adds. */
  readonly listEffect: Float32Array;
  /** Variance (patients squared) of both, given the common discharge factor, and of that factor itself. */
  readonly stillHereVariance: Float32Array;
  readonly toComeVariance: Float32Array;
  /** Of `toComeVariance`, that of those on the list. */
  readonly bookedVariance: Float32Array;
  readonly decidedVariance: Float32Array;
  readonly commonVariance: Float32Array;
}

/** Who is still there at one target given one value of the common discharge factor. */
export interface GivenFactor {
  readonly factor: number;
  readonly weight: number;
  /** Chance to be still there, one per present patient. */
  readonly stays: Float64Array;
  /** Chance to have come and be still there, one per patient on the list. */
  readonly comers: Float64Array;
  readonly newcomers: ReturnType<typeof newcomersGiven>;
}

/** `stays`: room for the chances of those present, which the answer holds; the caller may use it again for another target. */
export function givenFactor({ factor, weight }: ReturnType<typeof spreadNodes>[number], point: FlowPathPoint, stays = new Float64Array(point.staying.length)): GivenFactor {
  for (let i = 0; i < stays.length; i++) stays[i] = Math.exp(-factor * point.staying[i]!);
  return { factor, weight, stays, comers: comeAndStay(point.coming, { factor, lead: point.lead, cohorts: point.cohorts }), newcomers: newcomersGiven(factor, point) };
}

/** The parts at one target. */
type PartsAt = { readonly [name in keyof CensusParts]: number };

export const PART_NAMES = ['stillHere', 'toCome', 'booked', 'decided', 'listEffect', 'stillHereVariance', 'toComeVariance', 'bookedVariance', 'decidedVariance', 'commonVariance'] as const satisfies readonly (keyof CensusParts)[];

/** Laws of total expectation and variance over the nodes of the common discharge factor. */
export function partsAt(nodes: readonly GivenFactor[], point: FlowPathPoint): PartsAt {
  let [stillHere, newcomers, withoutList, stillHereVariance, newcomersVariance, square] = [0, 0, 0, 0, 0, 0];
  const list = { booked: 0, decided: 0, bookedVariance: 0, decidedVariance: 0 };
  for (const { factor, weight, stays, comers, newcomers: others } of nodes) {
    let given = others.mean;
    for (let i = 0; i < stays.length; i++) {
      given += stays[i]!;
      stillHere += weight * stays[i]!;
      stillHereVariance += weight * stays[i]! * (1 - stays[i]!);
      if (point.unlisted !== null) withoutList += weight * Math.exp(-factor * point.unlisted[i]!);
    }
    for (let i = 0; i < comers.length; i++) {
      const kind = point.coming[i]!.kind === 'booked' ? 'booked' : 'decided';
      given += comers[i]!;
      list[kind] += weight * comers[i]!;
      list[`${kind}Variance`] += weight * comers[i]! * (1 - comers[i]!);
    }
    newcomers += weight * others.mean;
    newcomersVariance += weight * (others.mean + others.mean ** 2 / others.size);
    square += weight * given ** 2;
  }
  const toCome = newcomers + list.booked + list.decided;
  return {
    stillHere, toCome, stillHereVariance, ...list,
    toComeVariance: newcomersVariance + list.bookedVariance + list.decidedVariance,
    listEffect: point.unlisted === null ? 0 : stillHere - withoutList,
    commonVariance: Math.max(0, square - (stillHere + toCome) ** 2),
  };
}

/** Columns from the parts of each target. */
export function partColumns(rows: readonly PartsAt[]): CensusParts {
  const column = (name: keyof CensusParts): Float32Array => {
    const values = new Float32Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = rows[i]![name];
    return values;
  };
  return Object.fromEntries(PART_NAMES.map((name) => [name, column(name)])) as unknown as CensusParts;
}

/** Parts of a sum at its first `targets`: those of its members added. Null when one of them has none, since the rest would not be the whole. */
export function sumParts(members: readonly (CensusParts | null | undefined)[], targets: number): CensusParts | null {
  if (members.length === 0 || members.some((parts) => parts == null)) return null;
  const rows = Array.from({ length: targets }, (_, i) => Object.fromEntries(PART_NAMES.map((name) => [name, members.reduce((sum, parts) => sum + parts![name][i]!, 0)])));
  return partColumns(rows as unknown as PartsAt[]);
}
