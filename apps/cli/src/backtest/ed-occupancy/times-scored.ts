/** Every run of the model on 2024-05-01 to 2024-10-31 with its final table: when, and what had changed since the run before. */
export const TIMES_SCORED: readonly { readonly date: string; readonly change: string }[] = [
  { date: '2026-11-25', change: 'first run' },
  { date: '2026-11-26', change: 'corrections by weekday of the origin and around the turn of the year; chosen on origins before May 2024' },
];
