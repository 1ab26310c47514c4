import type { CompiledHospital, CompiledStays } from './compiled-hospital';
import { MAX_AGE_HOURS, type AgeGroup } from './stay-map';

/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { exp, floor, min, max } = Math;

/** Somebody is gone who is there with less than this chance. */
const GONE = 1e-7;

/**
 * One unit in expectation, given its common discharge factor. Newcomers of one hour are a cohort; all cohorts of one age
 * group fade alike, so that a group is one number, and a cohort that grows out of it is found again through the group's
 * cumulated hazard. The cost of an hour is the number of groups, not that of the cohorts.
 */
export class ExpectedUnit {
  private readonly stays: CompiledStays;
  private readonly here: Float64Array;
  private readonly entry: Float64Array;
  private readonly definite: Uint8Array;
  private readonly groups: readonly AgeGroup[];
  private readonly mass: Float64Array;
  /** Cumulated hazard of each group up to the clock hour. */
  private readonly faded: Float64Array;
  /** What entered a group at a clock hour, and the group's cumulated hazard then: [(hour x groups + group) x 2]. */
  private readonly entered: Float64Array;
  /** Share of a group that stays in the running clock hour, [group x undecided and definite], and the hour it was last worked out for. */
  private readonly keeps: Float64Array;
  private readonly keptAt: Int32Array;
  private newcomersOfHour = 0;

  constructor(
    private readonly hospital: CompiledHospital,
    unit: number,
    private readonly factor: number,
  ) {
    this.stays = hospital.stays[unit]!;
    const present = hospital.input.present.filter((patient) => patient.unit === unit);
    this.here = new Float64Array(present.length).fill(1);
    this.entry = Float64Array.from(present, (patient) => hospital.start - patient.ageHours);
    this.definite = Uint8Array.from(present, (patient) => (patient.definiteOut ? 1 : 0));
    this.groups = this.stays.groups.filter((group) => group.from < hospital.hours);
    this.keeps = new Float64Array(2 * this.stays.groups.length);
    this.keptAt = new Int32Array(2 * this.stays.groups.length).fill(-1);
    this.mass = new Float64Array(this.groups.length);
    this.faded = new Float64Array(this.groups.length);
    this.entered = new Float64Array(2 * this.groups.length * hospital.hours);
  }

  /** Lets a clock hour pass for those who are there; the expected departures. */
  age(hour: number): number {
    return this.ageHere(hour) + this.ageCohorts(hour);
  }

  /** Lets newcomers in during a clock hour; how many of them leave within it. */
  welcome(hour: number, count: number): number {
    const { hazard, row, slope } = this.stays;
    const exposure = (hour === 0 ? 1 - this.hospital.start : 1) / 2;
    const stay = count * exp(-this.factor * hazard[row[0]! + this.hospital.hourOfWeek[hour]!]! * slope[0]! * exposure);
    this.newcomersOfHour += stay;
    return count - stay;
  }

  moments(): { readonly present: number; readonly presentSpread: number; readonly newcomers: number } {
    let present = 0;
    let presentSpread = 0;
    for (let i = 0; i < this.here.length; i++) {
      present += this.here[i]!;
      presentSpread += this.here[i]! * (1 - this.here[i]!);
    }
    let newcomers = this.newcomersOfHour;
    for (let g = 0; g < this.mass.length; g++) newcomers += this.mass[g]!;
    return { present, presentSpread, newcomers };
  }

  private ageHere(hour: number): number {
    const { group } = this.stays;
    let left = 0;
    for (let i = 0; i < this.here.length; i++) {
      if (this.here[i]! < GONE) continue;
      const age = min(MAX_AGE_HOURS, max(0, floor(hour - this.entry[i]!)));
      const stay = this.here[i]! * this.keepOf(group[age]!, this.definite[i]!, hour);
      left += this.here[i]! - stay;
      this.here[i] = stay;
    }
    return left;
  }

  /** Present patients of one group and readiness leave at one rate: it is worked out once an hour. */
  private keepOf(group: number, isDefinite: number, hour: number): number {
    const cell = 2 * group + isDefinite;
    if (this.keptAt[cell] !== hour) {
      const { hazard, groups, definite, undecided } = this.stays;
      const { row, slope } = groups[group]!;
      const exposure = hour === 0 ? 1 - this.hospital.start : 1;
      const readiness = isDefinite === 1 ? definite[hour]! : undecided[hour]!;
      this.keeps[cell] = exp(-this.factor * hazard[row + this.hospital.hourOfWeek[hour]!]! * slope * readiness * exposure);
      this.keptAt[cell] = hour;
    }
    return this.keeps[cell]!;
  }

  /** Cohorts grow an hour older: last hour's newcomers join the first group, those at a group's end go on to the next. */
  private ageCohorts(hour: number): number {
    if (hour === 0) return 0;
    const { hazard } = this.stays;
    let moving = this.newcomersOfHour;
    let left = 0;
    this.newcomersOfHour = 0;
    const count = this.groups.length;
    for (let g = 0; g < count; g++) {
      const before = this.mass[g]! + moving;
      const cell = 2 * (hour * count + g);
      this.entered[cell] = moving;
      this.entered[cell + 1] = this.faded[g]!;
      // Who entered at hour `since` is now too old for this group; the last one is never outgrown.
      const since = g + 1 < count ? hour - (this.groups[g + 1]!.from - this.groups[g]!.from) : -1;
      const gone = 2 * (since * count + g);
      moving = since >= 0 && this.entered[gone]! > 0 ? this.entered[gone]! * exp(this.entered[gone + 1]! - this.faded[g]!) : 0;
      if (before === 0) continue;
      const { row, slope } = this.groups[g]!;
      const rate = this.factor * hazard[row + this.hospital.hourOfWeek[hour]!]! * slope;
      const stay = (before - moving) * exp(-rate);
      left += before - moving - stay;
      this.mass[g] = stay;
      this.faded[g]! += rate;
    }
    return left;
  }
}
