import type { UsualElectives } from './usual-electives';
import type { WhatIfInput, WhatIfStream } from './what-if-input';

const HOURS_PER_DAY = 24;
/** Less than this of a patient is rounding. */
const NOBODY = 1e-9;

/**
 * Electives that are not booked yet: on every local day but the running one, what the unit's list usually comes to on that
 * weekday less what is booked for it. They are a part of the arrivals that the forecast expects of the day, never more than
 * is left of these: the total of every hour stays what it was, and only what a lever on electives reaches becomes larger.
 */
export function withProjectedElectives(input: WhatIfInput, usual: ReadonlyMap<string, UsualElectives>): WhatIfInput {
  const projected: WhatIfStream[] = [];
  const streams = input.streams.map((stream) => {
    const known = stream.kind === 'direct' ? usual.get(input.units[stream.unit]!.unitId) : undefined;
    if (known === undefined) return stream;
    const taken = projectedRates(input, stream, known);
    if (!taken.some((rate) => rate > NOBODY)) return stream;
    // A list is made by people: its level does not wander as that of emergencies does.
    projected.push({ kind: 'elective', unit: stream.unit, ratePerHour: taken, levelVariance: taken.map(() => 0), levelPersistence: 0, dispersion: 1 });
    return { ...stream, ratePerHour: stream.ratePerHour.map((rate, h) => rate - taken[h]!) };
  });
  if (projected.length === 0) return input;
  return { ...input, streams: [...streams, ...projected], assumptions: [...input.assumptions, 'projected-electives'] };
}

function projectedRates(input: WhatIfInput, { unit, ratePerHour }: WhatIfStream, { perDay, byHour }: UsualElectives): readonly number[] {
  const rates = new Array<number>(input.horizonHours).fill(0);
  const booked = new Map<number, number>();
  for (const booking of input.bookings) {
    if (booking.unit !== unit) continue;
    const day = input.localDay[Math.floor(booking.at)]!;
    booked.set(day, (booked.get(day) ?? 0) + 1);
  }
  for (const [day, hours] of hoursByDay(input)) {
    if (day === input.localDay[0]) continue;
    const weekday = Math.floor(input.hourOfWeek[hours[0]!]! / HOURS_PER_DAY);
    // Of a last day that the horizon cuts off, the part by whose end so many have usually come.
    const within = hours.reduce((sum, h) => sum + byHour[input.hourOfWeek[h]! % HOURS_PER_DAY]!, 0);
    const open = Math.max(0, perDay[weekday]! * Math.min(1, within) - (booked.get(day) ?? 0));
    const shares = hours.map((h) => byHour[input.hourOfWeek[h]! % HOURS_PER_DAY]!);
    spread(open, shares, hours.map((h) => ratePerHour[h]!)).forEach((rate, i) => (rates[hours[i]!] = rate));
  }
  return rates;
}

function hoursByDay({ localDay, horizonHours }: WhatIfInput): ReadonlyMap<number, readonly number[]> {
  const days = new Map<number, number[]>();
  for (let h = 0; h < horizonHours; h++) {
    const known = days.get(localDay[h]!);
    if (known === undefined) days.set(localDay[h]!, [h]);
    else known.push(h);
  }
  return days;
}

/** A number spread by shares over places of limited room; what does not fit goes to the others by their shares, as long as there is room. */
export function spread(total: number, shares: readonly number[], room: readonly number[]): readonly number[] {
  const given = shares.map(() => 0);
  let left = total;
  for (let round = 0; round < shares.length && left > NOBODY; round++) {
    const open = shares.reduce((sum, share, i) => sum + (given[i]! < room[i]! ? share : 0), 0);
    if (open <= 0) break;
    const scale = left / open;
    left = 0;
    shares.forEach((share, i) => {
      if (given[i]! >= room[i]!) return;
      const wanted = given[i]! + share * scale;
      given[i] = Math.min(room[i]!, wanted);
      left += wanted - given[i]!;
    });
  }
  return given;
}
