import { HOUR_MS } from '@wardcast/timeseries';
import { syntheticUnit } from '../testing/synthetic-unit';
import { fitFlowParent, fitUnitFlow } from './unit-flow';

const ZONE = 'Pacific/Apia';
const FROM = Date.UTC(2026, 0, 5);
const TO = FROM + 42 * 24 * HOUR_MS;
const stays = syntheticUnit({ seed: 2, zone: ZONE, from: FROM, days: 70, arrivalsPerHour: () => 0.5, departuresPerHour: () => 1 / 40, orderLeadHours: 3 });
const span = { unitId: 'w1', zone: ZONE, from: FROM, to: TO };
const model = fitUnitFlow({ ...span, stays });

test('what happened at or after the end of the window changes nothing', () => {
  const unknown = stays
    .filter((stay) => stay.enteredAt < TO)
    .map((stay) => ({ ...stay, leftAt: stay.leftAt !== null && stay.leftAt >= TO ? null : stay.leftAt, orderedAt: stay.orderedAt! >= TO ? null : stay.orderedAt }));
  expect(fitUnitFlow({ ...span, stays: unknown })).toEqual(model);
  const invented = [...stays, { enteredAt: TO, leftAt: TO + 1 }, { enteredAt: TO + 5, leftAt: null }];
  expect(fitUnitFlow({ ...span, stays: invented })).toEqual(model);
});

test('the order of the stays does not matter beyond rounding', () => {
  const back = fitUnitFlow({ ...span, stays: [...stays].reverse() });
  back.hazard.coefficients.forEach((x, j) => expect(x).toBeCloseTo(model.hazard.coefficients[j]!, 9));
  expect(back.evidence).toEqual(model.evidence);
});

test('the evidence counts what the window holds', () => {
  const entered = stays.filter((stay) => stay.enteredAt < TO);
  expect(model.evidence.arrivals).toBe(entered.length);
  expect(model.evidence.departures).toBe(entered.filter((stay) => stay.leftAt !== null && stay.leftAt < TO).length);
});

test('a unit without stays has the hazard and the readiness of its parent', () => {
  const parent = fitFlowParent({ zone: ZONE, from: FROM, to: TO, stays });
  const empty = fitUnitFlow({ ...span, stays: [], shrinkTo: parent });
  expect(empty.hazard.perHour[100]! / parent.hazard.perHour[100]!).toBeCloseTo(1, 6);
  expect(empty.readiness).toEqual(parent.readiness);
  expect(empty.evidence).toEqual({ stays: 0, departures: 0, arrivals: 0 });
});

test('an unknown zone and a window without an hour are refused', () => {
  expect(() => fitUnitFlow({ ...span, zone: 'Mars/Olympus', stays })).toThrow(RangeError);
  expect(() => fitUnitFlow({ ...span, to: FROM, stays })).toThrow(RangeError);
});
