import { applyEvents, createLedger } from '@wardcast/domain';
import type { HospitalEvent, Ledger } from '@wardcast/domain';
import { aFacility, anEvent, SAMPLE_START } from '@wardcast/domain/testing';
import { DIRECT_LEADS_HOURS, fitCensusModels, quantilesOf } from '@wardcast/forecasting';
import type { CensusForecast, InputDoubt, Steps } from '@wardcast/forecasting';
import { knownUnit } from './known-units';
import { forecastUnit } from './unit-forecasts';
import type { IssueContext, IssuedForecast, RefusedForecast } from './unit-forecasts';

const HOUR_MS = 3_600_000;
const WEEKS = 8;
const FROM = SAMPLE_START - WEEKS * 168 * HOUR_MS;
const facility = aFacility();

/** One patient every twelve hours, a day and a half of stay: three in the ward on average. All are known four hours before they come. */
const stays = Array.from({ length: WEEKS * 14 }, (_, i) => ({ unitId: 'w1', enteredAt: FROM + i * 12 * HOUR_MS, leftAt: FROM + (i * 12 + 36) * HOUR_MS })).filter(({ leftAt }) => leftAt < SAMPLE_START);
const listings = stays.map(({ unitId, enteredAt }) => ({ unitId, kind: 'ed' as const, expectedAt: null, since: enteredAt - 4 * HOUR_MS, from: enteredAt - 4 * HOUR_MS, until: enteredAt, enteredAt }));
const units = [{ unitId: 'w1', kind: 'ward' }];
const byUnit = fitCensusModels({ zone: facility.timeZone, from: FROM, to: SAMPLE_START, units, stays, listings, historyOf: () => null, leadsHours: DIRECT_LEADS_HOURS });

function ledgerOf(...events: readonly HospitalEvent[]): Ledger {
  const ledger = createLedger(facility, { openedAt: SAMPLE_START - 24 * HOUR_MS });
  applyEvents(ledger, events);
  return ledger;
}

const present = ['a', 'b', 'c'].map((visitKey, i) => anEvent('PatientAdmitted', { visitKey, location: { unitId: 'w1', bedId: `w1-0${i + 1}` } }, { at: SAMPLE_START - (30 - 10 * i) * HOUR_MS }));
const waiting = (visitKey: string): readonly HospitalEvent[] => [
  anEvent('EdArrived', { visitKey }, { at: SAMPLE_START - 5 * HOUR_MS }),
  anEvent('EdDecisionToAdmit', { visitKey, requestedUnitId: 'w1' }, { at: SAMPLE_START - 2 * HOUR_MS }),
];

function issue(ledger: Ledger, doubt: InputDoubt | null = null, models = byUnit, unitId = 'w1'): CensusForecast {
  const context: IssueContext = { facility, ledger, models: { version: 'test', fittedAt: SAMPLE_START, byUnit: models, sums: {} }, issuedAt: SAMPLE_START, dataAsOf: SAMPLE_START, doubt, horizonHours: 24, recentHours: new Map() };
  const { forecast } = ended(forecastUnit(context, knownUnit(context, unitId)));
  if (forecast === null) throw new Error('No rung of the ladder spoke.');
  return forecast;
}

function ended(steps: Steps<IssuedForecast | RefusedForecast>): IssuedForecast | RefusedForecast {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const meanAt = ({ mean }: CensusForecast, lead: number): number => mean[lead - 1]!;
/** Beds at a level, by target. */
const beds = (forecast: CensusForecast, level: number): readonly number[] => Array.from(quantilesOf(forecast, [level]));

test('patients who wait for a bed in the unit move its census', () => {
  const [none, two] = [issue(ledgerOf(...present)), issue(ledgerOf(...present, ...waiting('x'), ...waiting('y')))];
  // Everybody so far came within four hours of being known, and these two have waited for two of them; hazards are shrunk, so not both are sure.
  expect(meanAt(two, 4) - meanAt(none, 4)).toBeGreaterThan(0.5);
});

test('ranges are wider while the input is in doubt, and the middle stands', () => {
  const ledger = ledgerOf(...present);
  const [sure, doubtful] = [issue(ledger), issue(ledger, { cause: 'feed_late', feedId: 'adt', blindHours: 6 })];
  const widths = (forecast: CensusForecast): number => beds(forecast, 0.9).reduce((sum, high, i) => sum + high - beds(forecast, 0.1)[i]!, 0);
  expect(widths(doubtful)).toBeGreaterThan(widths(sure));
  expect(beds(doubtful, 0.5)).toEqual(beds(sure, 0.5));
});

test('a patient of the unit who has asked for a bed in another leaves it sooner', () => {
  // Stays of half a day to two and a half, so that the age alone does not say when one ends.
  const announced = Array.from({ length: WEEKS * 14 }, (_, i) => {
    const enteredAt = FROM + i * 12 * HOUR_MS;
    const leftAt = enteredAt + (12 + ((i * 29) % 48)) * HOUR_MS;
    return { unitId: 'w1', enteredAt, leftAt, orderedAt: null, moves: [{ from: leftAt - 3 * HOUR_MS, until: leftAt, placed: false }] };
  });
  const models = fitCensusModels({ zone: facility.timeZone, from: FROM, to: SAMPLE_START, units, stays: announced, historyOf: () => null, leadsHours: DIRECT_LEADS_HOURS });
  const asks = anEvent('TransferPending', { visitKey: 'c', pendingLocation: { unitId: 'w2' } }, { at: SAMPLE_START - HOUR_MS });
  // Whoever asked was gone within three hours.
  const [stay, leave] = [issue(ledgerOf(...present), null, models), issue(ledgerOf(...present, asks), null, models)];
  expect(meanAt(stay, 4) - meanAt(leave, 4)).toBeGreaterThan(0.2);
});

test('what the emergency department tells of a patient says when he leaves it', () => {
  // A patient an hour: the urgent stay four hours, all others one.
  const edStays = Array.from({ length: WEEKS * 168 - 5 }, (_, i) => {
    const enteredAt = FROM + i * HOUR_MS;
    const ed = { mode: null, acuity: [{ level: i % 2 === 0 ? 2 : 4, knownAt: enteredAt }], area: [], roomedAt: null, seenAt: null, decidedAt: null, admitted: i % 2 === 0 ? { unitId: 'w1', at: enteredAt + 4.25 * HOUR_MS } : null };
    return { unitId: 'ed', enteredAt, leftAt: enteredAt + (i % 2 === 0 ? 4.25 : 1.25) * HOUR_MS, ed };
  });
  const models = fitCensusModels({ zone: facility.timeZone, from: FROM, to: SAMPLE_START, units: [{ unitId: 'ed', kind: 'ed' }], stays: edStays, historyOf: () => null, leadsHours: DIRECT_LEADS_HOURS });
  const came = { at: SAMPLE_START - HOUR_MS / 2, receivedAt: SAMPLE_START - HOUR_MS / 2 };
  const inEd = (acuity: number): readonly HospitalEvent[] => [anEvent('EdArrived', { visitKey: 'x', unitId: 'ed' }, came), anEvent('EdTriaged', { visitKey: 'x', unitId: 'ed', acuity }, came)];
  const [urgent, other] = [2, 4].map((acuity) => meanAt(issue(ledgerOf(...inEd(acuity)), null, models, 'ed'), 2));
  // Two and a half hours after coming the urgent are still there and the others are not; coefficients are shrunk, so neither is sure.
  expect(urgent! - other!).toBeGreaterThan(0.4);
  // All the urgent came to lie on the ward, and none of the others.
  const context: IssueContext = { facility, ledger: ledgerOf(...inEd(2)), models: { version: 'test', fittedAt: SAMPLE_START, byUnit: models, sums: {} }, issuedAt: SAMPLE_START, dataAsOf: SAMPLE_START, doubt: null, horizonHours: 4, recentHours: new Map() };
  const { notes } = ended(forecastUnit(context, knownUnit(context, 'ed')));
  expect(notes?.admissions?.map(({ hours }) => hours)).toEqual([4, 8]);
  expect(notes!.admissions![1]!.byUnit).toEqual([{ unitId: 'w1', mean: expect.closeTo(notes!.admissions![1]!.mean, 9) as number }]);
  expect(notes!.admissions![1]!.mean).toBeGreaterThan(0.7);
});
