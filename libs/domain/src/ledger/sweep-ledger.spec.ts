import { keyOf } from '../events/event-id';
import type { HospitalEvent } from '../events/hospital-event';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger } from './ledger-state';
import { closeHours } from './unit-hours';

const HOUR = 3_600_000;

/** One patient a day for two days' stay, the bed cleaned afterwards, staffing stated, and a patient who never leaves. */
function day(index: number): readonly HospitalEvent[] {
  const start = SAMPLE_START + index * 24 * HOUR;
  const visitKey = keyOf('visit', 100 + index);
  const bedId = `w1-0${1 + (index % 3)}`;
  return [
    anEvent('PatientAdmitted', { visitKey, location: { unitId: 'w1', bedId } }, { at: start }),
    anEvent('StaffingActual', { interval: { start, end: start + 24 * HOUR } }, { at: start }),
    anEvent('PatientDischarged', { visitKey }, { at: start + 40 * HOUR }),
    anEvent('BedStatusChanged', { bedId }, { at: start + 41 * HOUR }),
  ];
}

describe('a ledger that runs for months', () => {
  it('keeps what is open and a window of the past, not everything', () => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START, allowedLatenessHours: 24 });
    applyEvents(ledger, [anEvent('PatientAdmitted', { location: { unitId: 'icu', bedId: 'icu-01' } })]);
    const sizes: number[] = [];
    for (let index = 0; index < 90; index += 1) {
      applyEvents(ledger, day(index));
      closeHours(ledger, ledger.watermark);
      const cells = [...ledger.units.values()].reduce((sum, unit) => sum + unit.cells.size + unit.staffing.length, 0);
      const bedFacts = [...ledger.beds.values()].reduce((sum, bed) => sum + bed.facts.length + bed.spans.size, 0);
      sizes.push(ledger.visits.size + ledger.facts.size + ledger.loose.size + cells + bedFacts);
    }
    expect(Math.max(...sizes.slice(60))).toBeLessThanOrEqual(Math.max(...sizes.slice(10, 30)));
    expect(ledger.visits.get(keyOf('visit', 1))?.work.open?.bed).toBe('icu-01');
  });

  it('forgets units and beds that the facility does not have, with the last who was there', () => {
    const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START, allowedLatenessHours: 24 });
    const known = ledger.units.size;
    for (let index = 0; index < 60; index += 1) {
      const start = SAMPLE_START + index * 24 * HOUR;
      const place = { visitKey: keyOf('visit', index), location: { unitId: `attic-${index}`, bedId: `x-${index}` } };
      applyEvents(ledger, [anEvent('PatientAdmitted', place, { at: start }), anEvent('PatientDischarged', { visitKey: place.visitKey }, { at: start + 4 * HOUR })]);
      applyEvents(ledger, [anEvent('BedStatusChanged', { unitId: `attic-${index}`, bedId: `y-${index}`, facet: 'occupancy', current: 'unoccupied' }, { at: start })]);
      closeHours(ledger, ledger.watermark);
    }
    // What happened in the last three days, two windows and the way to the next sweep, may still be told anew.
    expect(ledger.units.size - known).toBeLessThanOrEqual(4);
    expect(ledger.beds.size).toBeLessThanOrEqual(8);
  });

  it('loses nothing of hours that were never closed, in a hospital without an opening time whose first batch spans weeks', () => {
    const ledger = createLedger(aFacility());
    const weeks = Array.from({ length: 30 }, (_, index) => SAMPLE_START + index * 24 * HOUR);
    applyEvents(ledger, weeks.flatMap((at, index) => [
      anEvent('UnitCountsReported', { unitId: 'w2', occupiedBeds: index % 4, arrivals: undefined, departures: undefined, staffedBeds: undefined }, { at }),
      anEvent('StaffingActual', { interval: { start: at, end: at + 24 * HOUR }, staffedBedsStated: index % 4 }, { at }),
    ]));
    const hours = closeHours(ledger, ledger.watermark + HOUR);
    const said = (unitId: string, at: number) => hours.find((hour) => hour.unitId === unitId && hour.hour === at);
    expect(weeks.map((at) => said('w2', at)?.census)).toEqual(weeks.map((_, index) => index % 4));
    expect(weeks.map((at) => said('w1', at)?.staffed)).toEqual(weeks.map((_, index) => index % 4));
  });
});
