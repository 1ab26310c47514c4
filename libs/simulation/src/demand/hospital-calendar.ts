import { dayOfWeek, hourOfDay, isHoliday, localDayNumber, localParts } from '@wardcast/timeseries';
import type { Facility } from '@wardcast/domain';

export type DayKind = 'weekday' | 'saturday' | 'sunday' | 'holiday';

const SATURDAY = 5;
const DAYS_PER_YEAR = 365.25;

interface DayFacts {
  readonly kind: DayKind;
  readonly dayOfWeek: number;
  readonly isChristmas: boolean;
  /** 1 at mid-January, -1 at mid-July. */
  readonly winter: number;
}

/** What the day means for the hospital, by the local wall clock of its zone. Facts of a day are worked out once. */
export class HospitalCalendar {
  readonly zone: string;
  private readonly region: string;
  private lastDay = Number.NaN;
  private lastFacts: DayFacts | undefined;
  private readonly days = new Map<number, DayFacts>();

  constructor(facility: Facility) {
    this.zone = facility.timeZone;
    this.region = facility.holidayRegion;
  }

  hourOfDay(instant: number): number {
    return hourOfDay(this.zone, instant);
  }

  dayKind(instant: number): DayKind {
    return this.facts(instant).kind;
  }

  /** A day on which theatres and clinics run. */
  isWorkingDay(instant: number): boolean {
    return this.facts(instant).kind === 'weekday';
  }

  facts(instant: number): DayFacts {
    const day = localDayNumber(this.zone, instant);
    if (day === this.lastDay && this.lastFacts !== undefined) return this.lastFacts;
    let facts = this.days.get(day);
    if (facts === undefined) {
      facts = this.workOut(instant);
      this.days.set(day, facts);
    }
    this.lastDay = day;
    this.lastFacts = facts;
    return facts;
  }

  private workOut(instant: number): DayFacts {
    const weekDay = dayOfWeek(this.zone, instant);
    const parts = localParts(this.zone, instant);
    const weekend: DayKind = weekDay === SATURDAY ? 'saturday' : weekDay > SATURDAY ? 'sunday' : 'weekday';
    return {
      kind: isHoliday(this.region, this.zone, instant) ? 'holiday' : weekend,
      dayOfWeek: weekDay,
      isChristmas: parts.month === 12 && parts.day === 25,
      winter: Math.cos((2 * Math.PI * (parts.dayOfYear - 15)) / DAYS_PER_YEAR),
    };
  }
}
