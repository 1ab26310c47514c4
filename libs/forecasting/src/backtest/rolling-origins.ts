import { instantOfDay, localDayNumber } from '@wardcast/timeseries';

/** Instants in [from, to) at the given local minutes of each day, ascending. */
export function rollingOrigins(zone: string, range: { readonly from: number; readonly to: number }, minutesOfDay: readonly number[]): readonly number[] {
  const origins: number[] = [];
  const last = localDayNumber(zone, range.to);
  for (let day = localDayNumber(zone, range.from); day <= last; day++) {
    for (const minute of minutesOfDay) {
      const at = instantOfDay(zone, day, minute);
      if (at >= range.from && at < range.to) origins.push(at);
    }
  }
  return origins;
}
