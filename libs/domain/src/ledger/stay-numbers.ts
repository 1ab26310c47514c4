/**
 * Of each stay of a visit its number among those that began at the same instant: 0, save where the stays of two records of one patient
 * were merged. With the begin it names a stay for good, whatever comes before or after.
 */
export function stayNumbers(stays: readonly { readonly from: number }[]): readonly number[] {
  return stays.map(({ from }, place) => stays.reduce((count, stay, other) => (other < place && stay.from === from ? count + 1 : count), 0));
}
