import type { Baseline } from '@wardcast/contract';
import { scenarioText } from '../text/scenario-text';
import { datedMoment, shortDay } from '../text/time-text';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A trial on a baseline older than a day is read with care: the hospital has moved on. */
const STALE_MS = DAY_MS;

/** "baseline of Wed 25 Nov, 09:40" or "the week from Wed 18 Nov to Wed 25 Nov". */
export function baselineText({ start, issuedAt, horizonHours }: Pick<Baseline, 'start' | 'issuedAt' | 'horizonHours'>, timeZone: string): string {
  if (start === 'now') return scenarioText.baselineOf(datedMoment(issuedAt, timeZone));
  return scenarioText.weekOf(shortDay(issuedAt, timeZone), shortDay(issuedAt + horizonHours * HOUR_MS, timeZone));
}

/** How much newer the hospital is than a baseline, or null while that is less than a day. */
export function staleFor({ start, issuedAt, horizonHours }: Pick<Baseline, 'start' | 'issuedAt' | 'horizonHours'>, now: number | null): string | null {
  const takenAt = start === 'now' ? issuedAt : issuedAt + horizonHours * HOUR_MS;
  if (now === null || now - takenAt < STALE_MS) return null;
  const days = Math.floor((now - takenAt) / DAY_MS);
  return days === 1 ? '1 day' : `${days} days`;
}
