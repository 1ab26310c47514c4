import { forecastRecord, TEN_O_CLOCK } from '../testing/small-hospital';
import { demandHours } from './demand-hours';
import { expectedBoarders } from './expected-boarders';

const levels = [0.1, 0.5, 0.9];
/** Certain counts at two hours, but for a thin tail. */
const certain = (nodeId: string, counts: readonly [number, number], staffed: number) => ({
  ...forecastRecord(nodeId, TEN_O_CLOCK), levels, quantiles: Int16Array.from(counts.flatMap((count) => [count, count, count])), mean: Float32Array.from(counts), staffed: Int16Array.of(staffed, staffed),
});

it('gives what is left over with and without lending', async () => {
  // m1 has 12 and 13 patients for 10 beds, s1 7 and 10 for 10: apart 2 and 3; together 19 and 23 for 20 beds: 0 and 3
  const hospital = demandHours(certain('small', [19, 23], 20));
  const found = (await expectedBoarders(hospital, [certain('m1', [12, 13], 10), certain('s1', [7, 10], 10)]))!;
  // Laws from three levels keep a tail of a few hundredths.
  [0, 3].forEach((patients, i) => expect(found.ifAnyBedServes[i]).toBeCloseTo(patients, 0));
  [2, 3].forEach((patients, i) => expect(found.ifWardsKeepToThemselves[i]).toBeCloseTo(patients, 0));
  found.ifAnyBedServes.forEach((together, i) => expect(together).toBeLessThanOrEqual(found.ifWardsKeepToThemselves[i]! + 0.3));
});

it('ends where a ward is not forecast, and is not known where one has no forecast at all', async () => {
  const hospital = demandHours(certain('small', [19, 23], 20));
  const short = { ...certain('s1', [7, 10], 10), targets: [TEN_O_CLOCK + 3_600_000] };
  expect((await expectedBoarders(hospital, [certain('m1', [12, 13], 10), short]))!.ifAnyBedServes).toHaveLength(1);
  expect(await expectedBoarders(hospital, [certain('m1', [12, 13], 10), undefined])).toBeNull();
  expect(await expectedBoarders(hospital, [])).toBeNull();
});
