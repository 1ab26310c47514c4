import { HOUR_MS } from '@wardcast/timeseries';
import type { HospitalCalendar } from '../demand/hospital-calendar';
import type { RandomStream } from '../random/random-stream';
import type { LeavingStyle } from './care-plan';

/** When the hospital sends most patients home. A hospital that began with late mornings keeps them, so that it goes on with the same patients. */
export type LeavingHours = 'late-morning' | 'afternoon';
type HourlyChance = Readonly<Record<LeavingStyle, readonly number[]>>;

const transfer = [0.1, 0.07, 0.05, 0.04, 0.04, 0.05, 0.08, 0.1, 0.15, 0.25, 0.35, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.12];

/**
 * Chance of leaving within each hour of the day for a patient who is ready. Patients become ready around the clock, so half of
 * a day's leavers are waiting when the day begins: already a fair chance at nine empties the house before noon, as the late
 * mornings do (36 % before noon). Published hospitals let go after rounds, medicines and transport: 13 to 19 % before noon
 * (Florida, 202 hospitals, weekdays: 13.0 %, 42.2 % before 15:00, median hour 15, doi:10.1007/s10916-019-1496-x; England, 88
 * trusts: 17.6 %, HSJ 2015; Ontario, general medicine, 08:00 to noon: 19.0 %, J Hosp Med 2021;16:333-338), 3.5 % from 23:00 to
 * 06:00 (England, 100 trusts, BBC 12 April 2012). Assessment units go on longer into the evening.
 */
const hourlyChance: Readonly<Record<LeavingHours, HourlyChance>> = {
  'late-morning': {
    ward: [0.003, 0.002, 0.002, 0.002, 0.002, 0.003, 0.005, 0.01, 0.03, 0.06, 0.11, 0.17, 0.17, 0.18, 0.22, 0.26, 0.28, 0.27, 0.22, 0.15, 0.08, 0.04, 0.015, 0.006],
    assessment: [0.05, 0.03, 0.03, 0.03, 0.03, 0.03, 0.05, 0.08, 0.12, 0.18, 0.26, 0.3, 0.3, 0.3, 0.32, 0.34, 0.36, 0.36, 0.34, 0.3, 0.25, 0.18, 0.12, 0.08],
    transfer,
  },
  afternoon: {
    ward: [0.005, 0.004, 0.004, 0.003, 0.003, 0.004, 0.005, 0.008, 0.017, 0.03, 0.05, 0.08, 0.11, 0.16, 0.21, 0.25, 0.28, 0.29, 0.27, 0.2, 0.13, 0.07, 0.03, 0.01],
    assessment: [0.04, 0.03, 0.02, 0.015, 0.015, 0.015, 0.015, 0.02, 0.03, 0.05, 0.08, 0.11, 0.15, 0.2, 0.25, 0.31, 0.37, 0.41, 0.43, 0.42, 0.38, 0.28, 0.17, 0.09],
    transfer,
  },
};

interface DayFactors {
  readonly saturday: number;
  readonly sunday: number;
  readonly holiday: number;
}
/** Fewer decisions, medicines and transport at weekends and on holidays. */
const dayFactors: Readonly<Record<LeavingStyle, DayFactors>> = {
  ward: { saturday: 0.42, sunday: 0.34, holiday: 0.3 },
  assessment: { saturday: 0.8, sunday: 0.75, holiday: 0.7 },
  transfer: { saturday: 0.85, sunday: 0.8, holiday: 0.8 },
};

/** Hours tried before a patient leaves regardless: three weeks, far beyond any wait that the chances allow. */
const MOST_HOURS = 504;

export interface DepartureQuestion {
  readonly readyAt: number;
  readonly hours: LeavingHours;
  readonly style: LeavingStyle;
  /** Multiplies the hourly chances; above 1 when others wait for the bed. */
  readonly push: number;
}

/** Instant (ms) at which a patient who is ready at `readyAt` leaves: thinned hour by hour through the chances of the style. */
export function departureTime(calendar: HospitalCalendar, random: RandomStream, question: DepartureQuestion): number {
  const chances = hourlyChance[question.hours][question.style];
  const factors = dayFactors[question.style];
  let start = question.readyAt;
  for (let i = 0; i < MOST_HOURS; i += 1) {
    const day = calendar.dayKind(start);
    const factor = day === 'weekday' ? 1 : factors[day];
    const chance = (chances[calendar.hourOfDay(start)] ?? 0) * factor * question.push;
    const end = (Math.floor(start / HOUR_MS) + 1) * HOUR_MS;
    if (random.chance(chance * ((end - start) / HOUR_MS))) return random.between(start, end);
    start = end;
  }
  return start;
}
