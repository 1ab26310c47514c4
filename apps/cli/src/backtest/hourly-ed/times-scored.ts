/** Every time the default block was scored with the settings of that day, and what had changed since. */
export const TIMES_SCORED: readonly { readonly date: string; readonly change: string }[] = [
  { date: '2026-11-25', change: 'first score, settings chosen on September 2015 to February 2017' },
  { date: '2026-11-25', change: 'smooth shapes of the day for each weekday, chosen on the same months' },
];
