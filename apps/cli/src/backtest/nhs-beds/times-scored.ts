/** Every run of the model on the winter 2019/20 with its final table: when, and what had changed since the run before. */
export const TIMES_SCORED: readonly { readonly date: string; readonly change: string }[] = [
  { date: '2026-11-25', change: 'first run' },
];
