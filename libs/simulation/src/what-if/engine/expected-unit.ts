import type { CompiledHospital, CompiledStays } from './compiled-hospital';
import { MAX_AGE_HOURS } from './stay-map';

/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { exp, floor, min, max, abs } = Math;

/** Somebody is gone who is there with less than this chance. */
const GONE = 1e-7;

/** Ages, in whole hours at the start of a clock hour, that read the same row of the hazard table at the same slope. */
interface AgeGroup {
  readonly from: number;
  readonly row: number;
  readonly slope: number;
}

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
  /** What entered a group at a clock hour, and the group's cumulated hazard then: [group x hours + hour]. */
  private readonly entered: Float64Array;
  private readonly enteredAt: Float64Array;
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
    this.groups = ageGroups(this.stays, hospital.hours);
    this.mass = new Float64Array(this.groups.length);
    this.faded = new Float64Array(this.groups.length);
    this.entered = new Float64Array(this.groups.length * hospital.hours);
    this.enteredAt = new Float64Array(this.groups.length * hospital.hours);
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
    const { hazard, row, slope, definite, undecided } = this.stays;
    const clock = this.hospital.hourOfWeek[hour]!;
    const scale = -this.factor * (hour === 0 ? 1 - this.hospital.start : 1);
    let left = 0;
    for (let i = 0; i < this.here.length; i++) {
      if (this.here[i]! < GONE) continue;
      const age = min(MAX_AGE_HOURS, max(0, floor(hour - this.entry[i]!)));
      const rate = hazard[row[age]! + clock]! * slope[age]! * (this.definite[i] === 1 ? definite[hour]! : undecided[hour]!);
      const stay = this.here[i]! * exp(scale * rate);
      left += this.here[i]! - stay;
      this.here[i] = stay;
    }
    return left;
  }

  /** Cohorts grow an hour older: last hour's newcomers join the first group, those at a group's end go on to the next. */
  private ageCohorts(hour: number): number {
    if (hour === 0) return 0;
    const { hours } = this.hospital;
    const { hazard } = this.stays;
    let [moving, left] = [this.newcomersOfHour, 0];
    this.newcomersOfHour = 0;
    for (let g = 0; g < this.groups.length; g++) {
      const { from, row, slope } = this.groups[g]!;
      this.mass[g]! += moving;
      this.entered[g * hours + hour] = moving;
      this.enteredAt[g * hours + hour] = this.faded[g]!;
      // Who entered at hour `since` is now too old for this group.
      const since = hour - ((this.groups[g + 1]?.from ?? Infinity) - from);
      moving = since >= 0 ? this.entered[g * hours + since]! * exp(this.enteredAt[g * hours + since]! - this.faded[g]!) : 0;
      if (this.mass[g] === 0) continue;
      this.mass[g]! -= moving;
      const rate = this.factor * hazard[row + this.hospital.hourOfWeek[hour]!]! * slope;
      const stay = this.mass[g]! * exp(-rate);
      left += this.mass[g]! - stay;
      this.mass[g] = stay;
      this.faded[g]! += rate;
    }
    return left;
  }
}

function ageGroups({ row, slope }: CompiledStays, hours: number): readonly AgeGroup[] {
  const groups: AgeGroup[] = [];
  for (let age = 0; age < min(hours, MAX_AGE_HOURS); age++) {
    const last = groups.at(-1);
    if (last === undefined || last.row !== row[age] || abs(last.slope - slope[age]!) > 1e-9) groups.push({ from: age, row: row[age]!, slope: slope[age]! });
  }
  return groups;
}
