/** Every time the season 2024-25 was scored with the final table, and what had changed before it. */
export const TIMES_SCORED: readonly { readonly on: string; readonly changed: string }[] = [
  { on: '2026-11-25', changed: 'curved ridge .6, boosted plain ridge .2, forest .2; spread from issued forecasts: relative WIS .678' },
];
