/** Regions of the US Department of Health and Human Services, 1 to 10: the FIPS codes of their states. */
const REGION_STATES = [
  '09 23 25 33 44 50', '34 36 72', '10 11 24 42 51 54', '01 12 13 21 28 37 45 47', '17 18 26 27 39 55',
  '05 22 35 40 48', '19 20 29 31', '08 30 38 46 49 56', '04 06 15 32', '02 16 41 53',
].map((states) => states.split(' '));
export const REGIONS = REGION_STATES.length;
export const NATION = 'US';

const REGION_OF = new Map(REGION_STATES.flatMap((states, r) => states.map((state) => [state, r + 1] as const)));

/** Region of a place: a FIPS code, R1..R10, or US; 0 = none but the nation. */
export function regionOf(place: string): number {
  return /^R\d+$/.test(place) ? Number(place.slice(1)) : (REGION_OF.get(place) ?? 0);
}

/** People in a region, from the populations of its states. */
export function regionPopulation(region: number, populations: ReadonlyMap<string, number>): number {
  return (REGION_STATES[region - 1] ?? []).reduce((sum, state) => sum + (populations.get(state) ?? 0), 0);
}
