import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fitRidgeGlm } from '../regression/ridge-glm';
import { linearPredictor, SparseRowsBuilder } from '../regression/sparse-rows';
import { priorArrivalProfile, priorArrivalShare } from './prior-profile';

const SOURCE = resolve(__dirname, '../../../../../shared/data/patientflow_synthetic/inpatient_arrivals.csv');

test('the profile has a mean of one, and the day is busier than the night', () => {
  const profile = priorArrivalProfile();
  expect(profile).toHaveLength(168);
  expect(profile.reduce((a, b) => a + b, 0) / 168).toBeCloseTo(1, 3);
  expect(profile[12]).toBeGreaterThan(3 * profile[3]!);
});

const whereTheSourceIs = existsSync(SOURCE) ? test : test.skip;
if (!existsSync(SOURCE)) console.warn(`skipped: ${SOURCE} is not there`);

whereTheSourceIs('it is what its source gives when the hours are smoothed by three waves', () => {
  const byHour = new Array<number>(24).fill(0);
  for (const line of readFileSync(SOURCE, 'utf8').trim().split('\n').slice(1)) byHour[Number(line.split(',')[1]!.slice(11, 13))]! += 1;
  const builder = new SparseRowsBuilder(7);
  byHour.forEach((_, hour) => {
    builder.add(0, 1);
    for (let k = 1; k <= 3; k++) {
      builder.add(2 * k - 1, Math.sin((2 * Math.PI * k * (hour + 0.5)) / 24));
      builder.add(2 * k, Math.cos((2 * Math.PI * k * (hour + 0.5)) / 24));
    }
    builder.endRow();
  });
  const rows = builder.build();
  const { coefficients } = fitRidgeGlm({ family: 'poisson', rows, outcomes: byHour, penalties: new Float64Array(7) });
  const mean = byHour.reduce((a, b) => a + b, 0) / 24;
  byHour.forEach((_, hour) => expect(priorArrivalShare({ hour, weekday: 0 })).toBeCloseTo(Math.exp(linearPredictor(rows, hour, coefficients)) / mean, 3));
});
