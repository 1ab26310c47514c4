import { momentsOf } from '@wardcast/probability';
import { HOUR_MS } from '@wardcast/timeseries';
import { NO_CORRECTION } from '../flow/hindcast-correction';
import { fitUnitFlow } from '../flow/unit-flow';
import { presentAt, syntheticUnit } from '../testing/synthetic-unit';
import { sumParts } from './census-parts';
import { forecastCensus } from './forecast-census';

const ZONE = 'UTC';
const FROM = Date.UTC(2026, 0, 5);
const TO = FROM + 6 * 168 * HOUR_MS;
const stays = syntheticUnit({ seed: 4, zone: ZONE, from: FROM, days: 42, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 30, orderLeadHours: 3 });
const fitted = fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: TO, stays });
const model = { ...fitted, correction: NO_CORRECTION, dischargeSpread: 0.3 };
const presentWith = (definite: number) => presentAt(stays, TO).map(({ enteredAt }, i) => ({ enteredAt, definiteOut: i < definite, expectedOutAt: null }));
const forecast = forecastCensus(model, { issuedAt: TO, present: presentWith(3), horizonHours: 24 });
const parts = forecast.parts!;

test('the parts are the mean and the variance of the law', () => {
  forecast.laws.forEach((law, i) => {
    const { mean, variance } = momentsOf(law);
    // Single precision, and a tail of 1e-9 cut off.
    expect(parts.stillHere[i]! + parts.toCome[i]!).toBeCloseTo(mean, 4);
    expect(parts.stillHereVariance[i]! + parts.toComeVariance[i]! + parts.commonVariance[i]!).toBeCloseTo(variance, 3);
  });
  expect(parts.commonVariance[23]).toBeGreaterThan(0.1);
});

test('the list effect is the difference to a forecast that knows of nobody who leaves', () => {
  const blank = forecastCensus(model, { issuedAt: TO, present: presentWith(0), horizonHours: 24 });
  expect(parts.listEffect[5]).toBeLessThan(-0.5);
  parts.listEffect.forEach((effect, i) => expect(effect).toBeCloseTo(parts.stillHere[i]! - blank.parts!.stillHere[i]!, 4));
  expect(Array.from(blank.parts!.listEffect)).toEqual(new Array(24).fill(0));
});

test('the parts of a sum are added, and are none when a member has none', () => {
  expect(sumParts([parts, parts], 24)!.toCome[7]).toBeCloseTo(2 * parts.toCome[7]!, 4);
  expect(sumParts([parts, null], 24)).toBeNull();
  expect(sumParts([], 24)).toBeNull();
});
