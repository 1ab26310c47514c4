import { HOUR_MS } from '@wardcast/timeseries';
import { forecastCensus } from '../census/forecast-census';
import { syntheticUnit } from '../testing/synthetic-unit';
import { fitFlows } from './fit-flows';
import { fitUnitFlow } from './unit-flow';
import { fromJson, toJson } from './unit-flow-json';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const TO = FROM + 28 * 24 * HOUR_MS;
const stays = syntheticUnit({ seed: 2, zone: ZONE, from: FROM, days: 28, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 40 });
const model = fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: TO, stays });

test('a model that went through text forecasts the same', () => {
  const back = fromJson(JSON.parse(JSON.stringify(toJson(model))))!;
  const input = { issuedAt: TO, present: [{ enteredAt: TO - 9 * HOUR_MS, definiteOut: false, expectedOutAt: null }], horizonHours: 24 };
  const before = forecastCensus(model, input);
  forecastCensus(back, input).mean.forEach((mean, j) => expect(mean).toBeCloseTo(before.mean[j]!, 4));
  expect(back).toMatchObject({ unitId: 'w1', from: model.from, to: model.to, evidence: model.evidence });
});

test('so does a model that knows of lists', () => {
  const listings = stays.map(({ enteredAt }) => ({ unitId: 'w1', kind: 'ed' as const, expectedAt: null, since: enteredAt - HOUR_MS, from: enteredAt - HOUR_MS, until: enteredAt, enteredAt }));
  const listed = fitFlows({ zone: ZONE, from: FROM, to: TO, units: [{ unitId: 'w1', kind: 'ward' }], stays: stays.map((stay) => ({ ...stay, unitId: 'w1' })), listings }).get('w1')!;
  const back = fromJson(JSON.parse(JSON.stringify(toJson(listed))))!;
  const input = { issuedAt: TO, present: [], listed: [{ kind: 'ed' as const, expectedAt: null, since: TO }], history: { censusByHour: [20] }, horizonHours: 24 };
  const before = forecastCensus(listed, input);
  forecastCensus(back, input).mean.forEach((mean, j) => expect(mean).toBeCloseTo(before.mean[j]!, 4));
  expect(Array.from(forecastCensus(back, input).parts!.decided)[5]).toBeGreaterThan(0.1);
});

test('what is not a model of this format is refused as null', () => {
  const json = toJson(model);
  const broken = [null, 3, {}, { ...json, format: 99 }, { ...json, hazard: [1, 2] }, { ...json, hazard: [NaN] }, { ...json, arrivalsPerHour: [1] }];
  for (const value of broken) expect(fromJson(value)).toBeNull();
});
