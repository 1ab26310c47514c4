/**
 * Edges of the age bins, in hours since the patient entered the unit: fine where departures of an ED or an assessment
 * unit happen, coarse where only the tail of a ward is left. The last bin is open.
 */
export const AGE_EDGES_HOURS = [0, 1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 120, 168, 240, 336, 504, 720] as const;
export const AGE_BINS = AGE_EDGES_HOURS.length;
/** Three groups of ages carry their own shape by hour of day and by weekday: under 8 h, 8 to 24 h, over 24 h. */
export const AGE_GROUPS = 3;
const FIRST_BIN_OVER_8_HOURS = 6;
const FIRST_BIN_OVER_24_HOURS = 9;

const LAST_EDGE_HOURS = AGE_EDGES_HOURS[AGE_BINS - 1]!;
/** Every edge is a whole hour, so one lookup by whole hours of age replaces a search. */
const BIN_BY_WHOLE_HOUR = Uint8Array.from({ length: LAST_EDGE_HOURS + 1 }, (_, hour) => AGE_EDGES_HOURS.findLastIndex((edge) => edge <= hour));

/** Bin of an age in hours; negative ages count as 0. */
export function ageBinOf(ageHours: number): number {
  if (ageHours >= LAST_EDGE_HOURS) return AGE_BINS - 1;
  return ageHours <= 0 ? 0 : BIN_BY_WHOLE_HOUR[Math.floor(ageHours)]!;
}

export function ageGroupOf(bin: number): number {
  if (bin < FIRST_BIN_OVER_8_HOURS) return 0;
  return bin < FIRST_BIN_OVER_24_HOURS ? 1 : 2;
}
