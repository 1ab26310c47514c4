import { HOUR_MS } from '@wardcast/timeseries';
import type { HospitalCalendar } from '../demand/hospital-calendar';
import type { RandomStream } from '../random/random-stream';
import type { LeavingStyle } from './care-plan';

/** Chance of leaving within each hour of the day for a patient who is ready; the afternoon carries most. */
const hourlyChance: Readonly<Record<LeavingStyle, readonly number[]>> = {
  ward: [0.003, 0.002, 0.002, 0.002, 0.002, 0.003, 0.005, 0.01, 0.03, 0.06, 0.11, 0.17, 0.17, 0.18, 0.22, 0.26, 0.28, 0.27, 0.22, 0.15, 0.08, 0.04, 0.015, 0.006],
  assessment: [0.05, 0.03, 0.03, 0.03, 0.03, 0.03, 0.05, 0.08, 0.12, 0.18, 0.26, 0.3, 0.3, 0.3, 0.32, 0.34, 0.36, 0.36, 0.34, 0.3, 0.25, 0.18, 0.12, 0.08],
  transfer: [0.1, 0.07, 0.05, 0.04, 0.04, 0.05, 0.08, 0.1, 0.15, 0.25, 0.35, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.12],
  anytime: new Array<number>(24).fill(0.5),
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
  anytime: { saturday: 1, sunday: 1, holiday: 1 },
};

/** Hours tried before a patient leaves regardless: three weeks, far beyond any wait that the chances allow. */
const MOST_HOURS = 504;

export interface DepartureQuestion {
  readonly readyAt: number;
  readonly style: LeavingStyle;
  /** Multiplies the hourly chances; above 1 when others wait for the bed. */
  readonly push: number;
}

/** Instant (ms) at which a patient who is ready at `readyAt` leaves: thinned hour by hour through the profile of the style. */
export function departureTime(calendar: HospitalCalendar, random: RandomStream, question: DepartureQuestion): number {
  const chances = hourlyChance[question.style];
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
