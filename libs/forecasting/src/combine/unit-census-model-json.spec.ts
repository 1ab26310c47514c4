import { HOUR_MS } from '@wardcast/timeseries';
import { syntheticUnit } from '../testing/synthetic-unit';
import { fitCensusModels } from './unit-census-model';
import { censusModelFromJson, censusModelToJson } from './unit-census-model-json';
import { forecastWithFallback } from '../fallback/forecast-with-fallback';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const TO = FROM + 35 * 24 * HOUR_MS;
const stays = syntheticUnit({ seed: 6, zone: ZONE, from: FROM, days: 35, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 40 }).map((stay) => ({ ...stay, unitId: 'w1' }));
const counts = Array.from({ length: 35 * 24 }, (_, hour) => 18 + (hour % 5));
const model = fitCensusModels({ zone: ZONE, from: FROM, to: TO, units: [{ unitId: 'w1', kind: 'ward' }], stays, historyOf: () => ({ from: FROM, counts }), leadsHours: [1, 2, 3] }).get('w1')!;

describe('a stored census model', () => {
  it('speaks as it spoke', () => {
    const again = censusModelFromJson(JSON.parse(JSON.stringify(censusModelToJson(model))))!;
    const input = { issuedAt: TO, present: [], history: { zone: ZONE, censusByHour: [...counts, 20] }, horizonHours: 3 };
    const [one, other] = [model, again].map((given) => forecastWithFallback(given, input));
    expect(other!.ladderStep).toBe(2);
    expect(one!.ladderStep).toBe(2);
    one!.forecast.mean.forEach((mean, i) => expect(other!.forecast.mean[i]).toBeCloseTo(mean, 2));
  });

  it('goes on without a direct expert, and is refused without a flow model or with weights that are none', () => {
    const json = censusModelToJson(model);
    expect(censusModelFromJson({ ...json, direct: null })).toMatchObject({ direct: null });
    expect(censusModelFromJson({ ...json, direct: { format: 0 } })).toMatchObject({ direct: null });
    for (const bad of [null, undefined, 7, json.flow, { ...json, flow: { format: 0 } }, { ...json, weights: { byBucket: [2] } }]) expect(censusModelFromJson(bad)).toBeNull();
  });
});
