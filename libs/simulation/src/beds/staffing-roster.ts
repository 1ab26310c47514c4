import { MINUTE_MS, instantOfDay, localDayNumber } from '@wardcast/timeseries';
import type { HospitalParts } from '../engine/hospital-parts';
import { ED_UNIT_ID } from '../facility/ward-plan';
import { isoDay } from './iso-day';
import type { WardState } from './ward-state';

const PLANNED_DAYS_AHEAD = 7;
const DAY_SHIFT_STARTS_MIN = 8 * 60;
const NIGHT_SHIFT_STARTS_MIN = 20 * 60;
const PLAN_PUBLISHED_MIN = 6 * 60;
/** Sisters report who is really there half an hour before the shift. */
const ACTUAL_LEAD_MS = 30 * MINUTE_MS;
/** Chance that a shift is planned with one or with two beds fewer, by kind of shift. */
const PLANNED_GAPS = { day: [0.04, 0.01], night: [0.13, 0.04] } as const;
/** Chance that somebody falls ill on the day and one more bed goes. */
const SICKNESS = 0.03;
/** Beds that one nurse looks after. */
const BEDS_PER_NURSE: Readonly<Record<string, number>> = { icu: 1, hdu: 2, neonatal: 3, paediatric: 4, assessment: 5, ed: 4 };
const WARD_BEDS_PER_NURSE = 6;

interface Shift {
  readonly ward: WardState;
  readonly shiftId: string;
  readonly start: number;
  readonly end: number;
  /** Staffed beds as planned. */
  readonly beds: number;
}

/** Plans nurses by shift a week ahead, says who came, and sets the staffed beds of each ward. */
export class StaffingRoster {
  constructor(
    private readonly parts: HospitalParts,
    /** Beds with staff in an ordinary shift of a ward on a day. */
    private readonly ordinaryBeds: (ward: WardState, at: number) => number,
  ) {}

  /** Plans the running day and the week after it, then one more day each morning. */
  start(): void {
    const today = localDayNumber(this.parts.calendar.zone, this.parts.agenda.now);
    for (let ahead = 0; ahead <= PLANNED_DAYS_AHEAD; ahead += 1) this.planDay(today + ahead);
    this.planDaily(today + 1);
  }

  private planDaily(day: number): void {
    this.parts.agenda.at(instantOfDay(this.parts.calendar.zone, day, PLAN_PUBLISHED_MIN), () => {
      this.planDay(day + PLANNED_DAYS_AHEAD);
      this.planDaily(day + 1);
    });
  }

  private planDay(day: number): void {
    const { calendar } = this.parts;
    const noon = instantOfDay(calendar.zone, day, 12 * 60);
    const name = isoDay(day);
    const morning = instantOfDay(calendar.zone, day, DAY_SHIFT_STARTS_MIN);
    const evening = instantOfDay(calendar.zone, day, NIGHT_SHIFT_STARTS_MIN);
    const nextMorning = instantOfDay(calendar.zone, day + 1, DAY_SHIFT_STARTS_MIN);
    for (const ward of this.parts.wards.values()) {
      const ordinary = this.ordinaryBeds(ward, noon);
      const unitId = ward.unit.unitId;
      this.plan({ ward, shiftId: `${unitId}-${name}-day`, start: morning, end: evening, beds: ordinary - this.gap('day', ward) });
      this.plan({ ward, shiftId: `${unitId}-${name}-night`, start: evening, end: nextMorning, beds: ordinary - this.gap('night', ward) });
    }
  }

  private gap(kind: 'day' | 'night', ward: WardState): number {
    const [one, two] = PLANNED_GAPS[kind];
    const draw = this.parts.random.uniform();
    if (ward.unit.unitId === ED_UNIT_ID) return 0;
    return draw < two ? 2 : draw < one + two ? 1 : 0;
  }

  private plan(shift: Shift): void {
    const { agenda, feed, random } = this.parts;
    const planned = nursesFor(shift.ward, shift.beds);
    feed.record('StaffingPlanned', { ...factsOf(shift), planned, staffedBedsStated: shift.beds }, null);
    const isEd = shift.ward.unit.unitId === ED_UNIT_ID;
    const beds = random.chance(SICKNESS) && !isEd ? shift.beds - 1 : shift.beds;
    agenda.at(shift.start - ACTUAL_LEAD_MS, () => {
      feed.record('StaffingActual', { ...factsOf(shift), planned, present: nursesFor(shift.ward, beds), staffedBedsStated: beds }, null);
    });
    agenda.at(shift.start, () => {
      if (agenda.now >= shift.end) return;
      shift.ward.staffed = beds;
      this.parts.board.offer(shift.ward);
    });
  }
}

function nursesFor(ward: WardState, beds: number): number {
  return Math.ceil(beds / (BEDS_PER_NURSE[ward.unit.kind] ?? WARD_BEDS_PER_NURSE));
}

function factsOf(shift: Shift): { unitId: string; shiftId: string; interval: { start: number; end: number }; role: 'rn' } {
  return { unitId: shift.ward.unit.unitId, shiftId: shift.shiftId, interval: { start: shift.start, end: shift.end }, role: 'rn' };
}
