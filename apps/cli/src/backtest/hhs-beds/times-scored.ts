/** Every run of the model on 2021-02-10 to 2022-02-09 with its final table: when, and what had changed since the run before. */
export const TIMES_SCORED: readonly { readonly date: string; readonly change: string }[] = [
  { date: '2026-11-25', change: 'first run' },
];
