/** A calendar month; `month` is 1 to 12. */
export interface CalendarMonth {
  readonly year: number;
  readonly month: number;
}

/** The Gregorian weekdays repeat every 28 years within a century; their mean is what a month of that name usually has. */
const CYCLE_YEARS = 28;
const FIRST_CYCLE_YEAR = 2001;
const DAY_MS = 86_400_000;

export function monthAfter({ year, month }: CalendarMonth, months: number): CalendarMonth {
  const index = year * 12 + month - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

/** Mondays to Fridays of a month; public holidays are not taken off. */
export function weekdaysOf({ year, month }: CalendarMonth): number {
  const first = Date.UTC(year, month - 1, 1);
  const days = Math.round((Date.UTC(year, month, 1) - first) / DAY_MS);
  const firstDay = new Date(first).getUTCDay();
  let weekdays = 0;
  for (let d = 0; d < days; d++) {
    const day = (firstDay + d) % 7;
    if (day !== 0 && day !== 6) weekdays++;
  }
  return weekdays;
}

/** Weekdays of each month beyond what that calendar month usually has, from `first` on. The season holds the rest. */
export function weekdayExcess(first: CalendarMonth, months: number): Float64Array {
  const usual = Float64Array.from({ length: 12 }, (_, m) => {
    let sum = 0;
    for (let y = 0; y < CYCLE_YEARS; y++) sum += weekdaysOf({ year: FIRST_CYCLE_YEAR + y, month: m + 1 });
    return sum / CYCLE_YEARS;
  });
  return Float64Array.from({ length: months }, (_, t) => {
    const at = monthAfter(first, t);
    return weekdaysOf(at) - usual[at.month - 1]!;
  });
}
