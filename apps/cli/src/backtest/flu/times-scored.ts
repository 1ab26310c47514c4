/** Every time the season 2024-25 was scored with the final table, and what had changed before it. */
export const TIMES_SCORED: readonly { readonly on: string; readonly changed: string }[] = [];
