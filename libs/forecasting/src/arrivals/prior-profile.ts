/**
 * Relative arrivals by hour of the day (mean one), smoothed by three waves: the 12,636 emergency arrivals of the
 * synthetic `inpatient_arrivals.csv` of UCL-CORU/patientflow (MIT licence; patients who were admitted, one year). Its
 * weekdays differ by no more than chance would have it, so every weekday has the same share.
 */
const BY_HOUR = [
  0.42, 0.368, 0.338, 0.324, 0.328, 0.361, 0.438, 0.586, 0.828, 1.161, 1.511, 1.752, 1.809, 1.73, 1.619, 1.548, 1.529, 1.522, 1.461, 1.306, 1.076, 0.837, 0.642, 0.506,
] as const;

/** Relative arrivals in an hour of the week before a unit's own are known; the mean over the week is one. */
export function priorArrivalShare(at: { readonly hour: number; readonly weekday: number }): number {
  return BY_HOUR[at.hour]!;
}

/** The profile as 168 numbers from Monday 00:00 local on. */
export function priorArrivalProfile(): Float64Array {
  return Float64Array.from({ length: 168 }, (_, i) => priorArrivalShare({ hour: i % 24, weekday: Math.floor(i / 24) }));
}
