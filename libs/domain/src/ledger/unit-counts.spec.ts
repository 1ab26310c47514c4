import fc from 'fast-check';
import { keyOf } from '../events/event-id';
import type { HospitalEvent } from '../events/hospital-event';
import type { Facility } from '../facility/facility';
import { aFacility, anEvent, randomHistory, SAMPLE_START, seededNumbers } from '../testing';
import { applyEvents } from './apply-events';
import { hashLedger } from './hash-ledger';
import { fromSnapshot, toSnapshot } from './ledger-snapshot';
import { createLedger, type Ledger } from './ledger-state';
import type { UnitHour } from './ledger.types';
import { consistentMoves } from './unit-counts';
import { closeHours } from './unit-hours';
import { unitLive } from './unit-live';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const LATENESS_HOURS = 6;

function withPartner(): Facility {
  const { units, ...rest } = aFacility();
  return { ...rest, units: [...units, { unitId: 'rehab', name: 'Rehab', divisionId: 'medicine', kind: 'ward', specialty: 'rehabilitation', bedIds: ['rehab-01', 'rehab-02', 'rehab-03', 'rehab-04', 'rehab-05', 'rehab-06'] }] };
}
function open(lateness = 72): Ledger {
  return createLedger(withPartner(), { openedAt: SAMPLE_START, allowedLatenessHours: lateness });
}
function report(hours: number, occupiedBeds: number, more: { readonly arrivals?: number; readonly departures?: number; readonly staffedBeds?: number; readonly recordedAt?: number } = {}): HospitalEvent {
  const { recordedAt, ...counts } = more;
  const at = SAMPLE_START + hours * HOUR;
  return anEvent('UnitCountsReported', { unitId: 'rehab', occupiedBeds, arrivals: undefined, departures: undefined, staffedBeds: undefined, ...counts }, { at, recordedAt: recordedAt ?? at });
}
const numbers = (hours: readonly UnitHour[]): readonly string[] => hours.filter(({ unitId }) => unitId === 'rehab').map(({ census, arrivals, departures, staffed }) => `${census} +${arrivals} -${departures} of ${staffed}`);
const admitted = (hours: number): HospitalEvent => anEvent('PatientAdmitted', { visitKey: keyOf('visit', 77), location: { unitId: 'rehab', bedId: 'rehab-01' } }, { at: SAMPLE_START + hours * HOUR });

describe('a unit that sends only counts', () => {
  it('has its last report as census, with its time, and nobody by name', () => {
    const ledger = open();
    const { units } = applyEvents(ledger, [report(0, 3), report(1, 5)]);
    expect([...units]).toEqual(['rehab']);
    expect(unitLive(ledger, 'rehab', SAMPLE_START + 2 * HOUR)).toMatchObject({ census: 5, countedAt: SAMPLE_START + HOUR, present: [], availableNow: 1 });
    expect(unitLive(ledger, 'w1', SAMPLE_START + 2 * HOUR).countedAt).toBeNull();
  });

  it('keeps hours: the last report at their start, and the moves that lead to the next', () => {
    const ledger = open();
    applyEvents(ledger, [report(0, 3), report(1, 5), report(3, 4, { arrivals: 2, departures: 3 })]);
    // Hour 1 to 2 has no report of its own: the last one stands. 5 + 2 - 3 = 4.
    expect(numbers(closeHours(ledger, SAMPLE_START + 4 * HOUR))).toEqual(['3 +2 -0 of 6', '5 +0 -0 of 6', '5 +2 -3 of 6', '4 +0 -0 of 6']);
  });

  it('corrects closed hours when a report comes late, and by a later recorded report for the same time', () => {
    const ledger = open();
    applyEvents(ledger, [report(0, 3), report(2, 4)]);
    closeHours(ledger, SAMPLE_START + 3 * HOUR);
    expect(numbers(applyEvents(ledger, [report(1, 5)]).unitHours)).toEqual(['3 +2 -0 of 6', '5 +0 -1 of 6']);
    const later = report(2, 2, { recordedAt: SAMPLE_START + 5 * HOUR });
    expect(numbers(applyEvents(ledger, [later]).unitHours)).toEqual(['5 +0 -3 of 6', '2 +0 -0 of 6']);
    expect(unitLive(ledger, 'rehab', SAMPLE_START + 6 * HOUR).census).toBe(2);
  });

  it('takes the staffed beds of the report in force where no shift states them', () => {
    const ledger = open();
    applyEvents(ledger, [report(0, 3, { staffedBeds: 5 }), report(2, 3)]);
    expect([0, 1, 2].map((hours) => unitLive(ledger, 'rehab', SAMPLE_START + hours * HOUR).staffedBeds)).toEqual([5, 5, 6]);
  });

  it('closes hours of a hospital that sends nothing but counts', () => {
    const ledger = createLedger(withPartner());
    applyEvents(ledger, [report(0.5, 3)]);
    expect(numbers(closeHours(ledger, SAMPLE_START + 2 * HOUR, { skipEmptyHospital: true }))).toEqual(['3 +0 -0 of 6']);
  });
});

describe('counts of long ago', () => {
  const lived = (): Ledger => {
    const ledger = open();
    applyEvents(ledger, [report(0, 3), report(20 * 24, 4)]);
    closeHours(ledger, SAMPLE_START + 20 * 24 * HOUR);
    applyEvents(ledger, [report(21 * 24, 4)]);
    closeHours(ledger, SAMPLE_START + 21 * 24 * HOUR);
    return ledger;
  };

  it('say what their hours were, once, and change nothing that is known since', () => {
    const ledger = lived();
    const before = hashLedger(ledger);
    const old = report(24, 5, { arrivals: 2 });
    const { applied, parked, unitHours } = applyEvents(ledger, [old, report(25.5, 4)]);
    expect({ applied: applied.length, parked }).toEqual({ applied: 2, parked: [] });
    expect(unitHours.map(({ hour, census, arrivals, staffed }) => [(hour - SAMPLE_START) / HOUR, census, arrivals, staffed])).toEqual([[24, 5, 2, 6], [26, 4, 0, 6]]);
    expect(applyEvents(ledger, [old])).toMatchObject({ duplicateIds: [old.eventId], unitHours: [] });
    expect(unitLive(ledger, 'rehab', SAMPLE_START + 21 * 24 * HOUR).census).toBe(4);
    expect(hashLedger(ledger)).not.toBe(before);
    expect(hashLedger(fromSnapshot(withPartner(), toSnapshot(ledger)))).toBe(hashLedger(ledger));
  });

  it('correct hours that are still held, though later than other events may be', () => {
    const ledger = lived();
    // Five days late: beyond the three of other events, within the six that hours are held.
    const { unitHours, parked } = applyEvents(ledger, [report(16 * 24, 6)]);
    expect(parked).toEqual([]);
    expect(unitHours[0]).toMatchObject({ hour: SAMPLE_START + (16 * 24 - 1) * HOUR, census: 3, arrivals: 3 });
    expect(unitHours[1]).toMatchObject({ hour: SAMPLE_START + 16 * 24 * HOUR, census: 6 });
  });

  it('wait, as other events do, where movements spoke for the unit', () => {
    const ledger = open();
    applyEvents(ledger, [admitted(0.5), report(20 * 24, 1)]);
    expect(applyEvents(ledger, [report(24, 5)]).parked).toMatchObject([{ reason: 'beyond_lateness' }]);
  });
});

describe('a unit that sends movements and counts', () => {
  it('is known by its movements, and the first of several reports that cannot be right is a contradiction', () => {
    const ledger = open();
    const { conflicts } = applyEvents(ledger, [admitted(0.5), report(1, 1), report(2, 4), report(3, 4), report(4, 1), report(5, 3)]);
    expect(conflicts.filter(({ kind }) => kind === 'counts_differ').map(({ at, unitId }) => [(at - SAMPLE_START) / HOUR, unitId])).toEqual([[2, 'rehab'], [5, 'rehab']]);
    expect(unitLive(ledger, 'rehab', SAMPLE_START + 6 * HOUR)).toMatchObject({ census: 1, countedAt: null });
    expect(applyEvents(ledger, [report(6, 3)]).conflicts).toEqual([]);
  });

  it('does not quarrel about the order within an hour', () => {
    const ledger = open();
    const { conflicts } = applyEvents(ledger, [admitted(0.5), report(0.25, 1), report(0.75, 0), report(0.6, 2)]);
    expect(conflicts.map(({ kind, at }) => [kind, (at - SAMPLE_START) / HOUR])).toEqual([['counts_differ', 0.6]]);
  });

  it('is counted up to its first movement', () => {
    const ledger = open();
    applyEvents(ledger, [report(0, 3), report(1, 3), admitted(1.5), report(2, 3)]);
    expect(numbers(closeHours(ledger, SAMPLE_START + 3 * HOUR))).toEqual(['3 +0 -0 of 6', '3 +0 -2 of 6', '1 +0 -0 of 6']);
  });
});

test('moves that lead from one count to the other keep to what was said as far as the counts allow', () => {
  const moves = fc.record({ change: fc.integer({ min: -9, max: 9 }), arrivals: fc.option(fc.nat(9)), departures: fc.option(fc.nat(9)) });
  fc.assert(fc.property(moves, ({ change, ...said }) => {
    const found = consistentMoves(change, said);
    expect(found.arrivals - found.departures).toBe(change);
    expect(Math.min(found.arrivals, found.departures)).toBeGreaterThanOrEqual(0);
    if (said.arrivals !== null && said.departures !== null && said.arrivals - said.departures === change) expect(found).toEqual(said);
  }));
});

describe('counts, for any history', () => {
  const history = fc.record({ seed: fc.nat(), events: fc.integer({ min: 1, max: 90 }), spanHours: fc.constant(96), visits: fc.integer({ min: 1, max: 8 }) });
  const reports = fc.array(fc.record({ quarter: fc.nat(383), occupied: fc.nat(6), arrivals: fc.option(fc.nat(4), { nil: undefined }) }), { maxLength: 60 });

  const eventsOf = (options: Parameters<typeof randomHistory>[0], counts: readonly { readonly quarter: number; readonly occupied: number; readonly arrivals: number | undefined }[]): readonly HospitalEvent[] => {
    const own = counts.map(({ quarter, occupied, arrivals }, index) => report(quarter / 4, occupied, { ...(arrivals === undefined ? {} : { arrivals }), recordedAt: SAMPLE_START + quarter * 15 * MINUTE + index }));
    return [...randomHistory(options), ...own].sort((left, right) => left.occurredAt - right.occurredAt);
  };
  const lateOrder = (events: readonly HospitalEvent[], seed: number): readonly HospitalEvent[] => {
    const random = seededNumbers(seed);
    const twice = events.flatMap((event) => (random() < 0.2 ? [event, event] : [event]));
    return twice.map((event) => ({ event, at: event.occurredAt + random() * LATENESS_HOURS * HOUR })).sort((left, right) => left.at - right.at).map(({ event }) => event);
  };
  const note = (table: Map<string, string>, hours: readonly UnitHour[]): void => {
    for (const { unitId, hour, availableAt: _, ...rest } of hours) table.set(`${unitId} ${hour}`, JSON.stringify(rest));
  };

  it('come to the same state and hours in any order, with repetitions and a stop in between', () => {
    fc.assert(fc.property(history, reports, fc.nat(), (options, counts, seed) => {
      const events = eventsOf(options, counts);
      const end = SAMPLE_START + 110 * HOUR;
      const [straight, expected, actual] = [open(LATENESS_HOURS), new Map<string, string>(), new Map<string, string>()];
      applyEvents(straight, events);
      note(expected, closeHours(straight, end));
      let shuffled = open(LATENESS_HOURS);
      lateOrder(events, seed).forEach((event, index) => {
        note(actual, applyEvents(shuffled, [event]).unitHours);
        if (index % 3 === 0) note(actual, closeHours(shuffled, shuffled.watermark));
        if (index % 17 === 0) shuffled = fromSnapshot(withPartner(), toSnapshot(shuffled));
      });
      note(actual, closeHours(shuffled, end));
      expect(hashLedger(shuffled)).toBe(hashLedger(straight));
      expect([...actual].sort()).toEqual([...expected].sort());
    }), { numRuns: 25 });
  });
});

