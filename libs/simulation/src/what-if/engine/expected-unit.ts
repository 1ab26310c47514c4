import type { CompiledHospital, CompiledStays } from './compiled-hospital';
import { MAX_AGE_HOURS } from './stay-map';

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
  /** Of each group that the horizon reaches: hours of age in it (0 = without end), row of the hazard table, slope. */
  private readonly width: Int32Array;
  private readonly row: Int32Array;
  private readonly slope: Float64Array;
  private readonly mass: Float64Array;
  /** Cumulated hazard of each group up to the clock hour. */
  private readonly faded: Float64Array;
  /** What entered a group at a clock hour, and the group's cumulated hazard then: [hour x groups + group]. */
  private readonly entered: Float64Array;
  private readonly fadedThen: Float64Array;
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
    const groups = this.stays.groups.filter((group) => group.from < hospital.hours);
    // Who entered the last group is never too old for it.
    this.width = Int32Array.from(groups, ({ from }, g) => (g + 1 < groups.length ? groups[g + 1]!.from - from : 0));
    this.row = Int32Array.from(groups, ({ row }) => row);
    this.slope = Float64Array.from(groups, ({ slope }) => slope);
    this.keeps = new Float64Array(2 * this.stays.groups.length);
    this.keptAt = new Int32Array(2 * this.stays.groups.length).fill(-1);
    this.mass = new Float64Array(groups.length);
    this.faded = new Float64Array(groups.length);
    this.entered = new Float64Array(groups.length * hospital.hours);
    this.fadedThen = new Float64Array(groups.length * hospital.hours);
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
    const { factor, mass, faded, entered, fadedThen, width, row, slope } = this;
    const { hazard } = this.stays;
    const now = this.hospital.hourOfWeek[hour]!;
    let moving = this.newcomersOfHour;
    let left = 0;
    this.newcomersOfHour = 0;
    for (let g = 0, cell = hour * mass.length; g < mass.length; g++, cell++) {
      const before = mass[g]! + moving;
      entered[cell] = moving;
      fadedThen[cell] = faded[g]!;
      // Who entered so long ago is now too old for this group.
      const gone = width[g]! === 0 ? -1 : cell - width[g]! * mass.length;
      moving = gone >= 0 && entered[gone]! > 0 ? entered[gone]! * exp(fadedThen[gone]! - faded[g]!) : 0;
      if (before === 0) continue;
      const rate = factor * hazard[row[g]! + now]! * slope[g]!;
      const stay = (before - moving) * exp(-rate);
      left += before - moving - stay;
      mass[g] = stay;
      faded[g] = faded[g]! + rate;
    }
    return left;
  }
}
