import fc from 'fast-check';
import { MAX_CLOCK_SKEW_MS } from '../events/envelope';
import type { HospitalEvent } from '../events/hospital-event';
import { parseEvent } from '../events/parse-event';
import { hexOf, sha256 } from '../events/sha-256';
import { toRawMessage } from '../events/to-raw-message';
import { aFacility, hardHistory, randomHistory, SAMPLE_START, seededNumbers, type HistoryOptions } from '../testing';
import { applyEvents } from './apply-events';
import { hashLedger } from './hash-ledger';
import { fromSnapshot, toSnapshot } from './ledger-snapshot';
import { createLedger, type Ledger } from './ledger-state';
import type { Stay, UnitHour, VisitStays } from './ledger.types';
import { staysOf } from './settle-visits';
import { stayNumbers } from './stay-numbers';
import { closeHours, type CloseOptions } from './unit-hours';
import { unitLive } from './unit-live';

const HOUR = 3_600_000;
const RUNS = 40;
/** Short enough that visits are forgotten and hours settled many times within a history of four days. */
const LATENESS_HOURS = 6;
const SPAN_HOURS = 96;
/** A clock that is so far ahead is not believed: what it dates to the first hour counts as told before it. */
const CLOCKS_AHEAD_HOURS = 2;

const history = fc.record({ seed: fc.nat(), events: fc.integer({ min: 1, max: 120 }), spanHours: fc.constant(SPAN_HOURS), visits: fc.integer({ min: 1, max: 12 }), isHard: fc.boolean() });

function drawn({ isHard, ...options }: HistoryOptions & { readonly isHard: boolean }): readonly HospitalEvent[] {
  return isHard ? hardHistory(options) : randomHistory(options);
}

/** The time that orders: a clock that is too far ahead is not believed. */
function countedAt({ occurredAt, receivedAt }: HospitalEvent): number {
  return occurredAt > receivedAt + MAX_CLOCK_SKEW_MS ? receivedAt : occurredAt;
}
function inOrder(events: readonly HospitalEvent[]): readonly HospitalEvent[] {
  return [...events].sort((left, right) => countedAt(left) - countedAt(right));
}

function open(lateness = LATENESS_HOURS, isTold = true): Ledger {
  return createLedger(aFacility(), { ...(isTold && { openedAt: SAMPLE_START }), allowedLatenessHours: lateness });
}

/** Shuffled as a network shuffles: every event comes at most one lateness late, some come twice. */
function lateOrder(events: readonly HospitalEvent[], seed: number, latenessHours = LATENESS_HOURS): readonly HospitalEvent[] {
  const random = seededNumbers(seed);
  const arrivals = events.flatMap((event) => (random() < 0.2 ? [event, event] : [event])).map((event) => ({ event, at: countedAt(event) + random() * latenessHours * HOUR }));
  return arrivals.sort((left, right) => left.at - right.at).map(({ event }) => event);
}

function inBatches(events: readonly HospitalEvent[], seed: number): readonly (readonly HospitalEvent[])[] {
  const random = seededNumbers(seed);
  const batches: HospitalEvent[][] = [[]];
  for (const event of events) {
    if (random() < 0.3) batches.push([]);
    batches.at(-1)!.push(event);
  }
  return batches;
}

class HourTable {
  readonly rows = new Map<string, string>();
  readonly cells = new Map<string, UnitHour>();

  note(hours: readonly UnitHour[]): void {
    for (const cell of hours) {
      this.rows.set(`${cell.unitId} ${cell.hour}`, `${cell.census} ${cell.arrivals} ${cell.departures} ${cell.staffed}`);
      this.cells.set(`${cell.unitId} ${cell.hour}`, cell);
    }
  }

  /** Without the hours of an empty hospital: whether they are told depends on who was thought to be in when they were over. */
  occupied(): HourTable {
    const busy = new Set([...this.cells.values()].filter(({ census, arrivals, departures }) => census + arrivals + departures > 0).map(({ hour }) => hour));
    const kept = new HourTable();
    kept.note([...this.cells.values()].filter(({ hour }) => busy.has(hour)));
    return kept;
  }

  differences(other: HourTable): readonly string[] {
    const keys = new Set([...this.rows.keys(), ...other.rows.keys()]);
    return [...keys].filter((key) => this.rows.get(key) !== other.rows.get(key)).map((key) => `${key}: ${this.rows.get(key)} instead of ${other.rows.get(key)}`);
  }
}

/** Stays as a store keeps them that writes only what is said to have changed. */
class StayTable {
  private readonly stays = new Map<string, Stay>();

  note(visits: readonly VisitStays[]): void {
    for (const { visitKey, stays, change } of visits) {
      const numbers = stayNumbers(stays);
      for (const from of change!.gone) for (const name of [...this.stays.keys()]) if (name.startsWith(`${visitKey} ${from} `)) this.stays.delete(name);
      stays.forEach((stay, place) => {
        if (change!.places.includes(place) || change!.gone.includes(stay.from)) this.stays.set(`${visitKey} ${stay.from} ${numbers[place]}`, stay);
      });
    }
  }

  rows(): readonly string[] {
    return [...this.stays].map(([name, stay]) => `${name} ${JSON.stringify(stay)}`).sort();
  }
}

/** Applies batch after batch, closing hours as time goes by, then all of them. */
function run(ledger: Ledger, batches: readonly (readonly HospitalEvent[])[], { table = new HourTable(), ...options }: CloseOptions & { readonly table?: HourTable } = {}): HourTable {
  for (const batch of batches) {
    table.note(applyEvents(ledger, batch).unitHours);
    if (Number.isFinite(ledger.watermark)) table.note(closeHours(ledger, ledger.watermark, options));
  }
  table.note(closeHours(ledger, SAMPLE_START + (SPAN_HOURS + 12) * HOUR, options));
  return table;
}

describe('bed ledger, for any history', () => {
  it('comes to the same state and the same hours in any order, with repetitions, in any batches', () => {
    fc.assert(fc.property(history, fc.nat(), fc.boolean(), (options, seed, isTold) => {
      const events = inOrder(drawn(options));
      const [straight, shuffled] = [open(LATENESS_HOURS, isTold), open(LATENESS_HOURS, isTold)];
      const expected = run(straight, [events]);
      const actual = run(shuffled, inBatches(lateOrder(events, seed), seed + 1));
      expect(hashLedger(shuffled)).toBe(hashLedger(straight));
      expect(actual.differences(expected)).toEqual([]);
    }), { numRuns: RUNS });
  });

  it('tells the same hours in any order where those of an empty hospital are passed over', () => {
    const quiet = history.map((options) => ({ ...options, events: Math.ceil(options.events / 8), visits: 1 + (options.visits % 3) }));
    fc.assert(fc.property(quiet, fc.nat(), fc.boolean(), (options, seed, isTold) => {
      const events = inOrder(drawn(options));
      const expected = run(open(LATENESS_HOURS, isTold), [events], { skipEmptyHospital: true });
      const actual = run(open(LATENESS_HOURS, isTold), inBatches(lateOrder(events, seed), seed + 1), { skipEmptyHospital: true });
      expect(actual.occupied().differences(expected.occupied())).toEqual([]);
    }), { numRuns: 2 * RUNS });
  });

  it('does not depend on order at all while everything is within the allowed lateness', () => {
    fc.assert(fc.property(history, fc.nat(), (options, seed) => {
      const events = inOrder(drawn(options));
      const random = seededNumbers(seed);
      const anyOrder = events.map((event) => ({ event, at: random() })).sort((left, right) => left.at - right.at).map(({ event }) => event);
      const [straight, shuffled] = [open(SPAN_HOURS + CLOCKS_AHEAD_HOURS), open(SPAN_HOURS + CLOCKS_AHEAD_HOURS)];
      run(straight, [events]);
      run(shuffled, inBatches([...anyOrder, ...anyOrder.slice(0, 5)], seed));
      expect(hashLedger(shuffled)).toBe(hashLedger(straight));
    }), { numRuns: RUNS });
  });

  it('continues from a snapshot as if it had never stopped', () => {
    fc.assert(fc.property(history, fc.nat(), (options, seed) => {
      const batches = inBatches(lateOrder(drawn(options), seed), seed);
      const half = Math.floor(batches.length / 2);
      const whole = open();
      const expected = run(whole, batches);
      const first = open();
      const table = new HourTable();
      for (const batch of batches.slice(0, half)) {
        table.note(applyEvents(first, batch).unitHours);
        if (Number.isFinite(first.watermark)) table.note(closeHours(first, first.watermark));
      }
      const resumed = fromSnapshot(aFacility(), toSnapshot(first));
      expect(hexOf(sha256(toSnapshot(resumed)))).toBe(hexOf(sha256(toSnapshot(first))));
      run(resumed, batches.slice(half), { table });
      expect(hashLedger(resumed)).toBe(hashLedger(whole));
      expect(table.differences(expected)).toEqual([]);
    }), { numRuns: RUNS });
  });

  it('keeps census(t + 1 h) = census(t) + arrivals - departures for every unit, also after corrections', () => {
    fc.assert(fc.property(history, fc.nat(), (options, seed) => {
      const { cells } = run(open(), inBatches(lateOrder(drawn(options), seed), seed));
      const broken = [...cells.values()].filter((cell) => {
        const next = cells.get(`${cell.unitId} ${cell.hour + HOUR}`);
        return cell.census < 0 || (next !== undefined && next.census !== cell.census + cell.arrivals - cell.departures);
      });
      expect(broken).toEqual([]);
    }), { numRuns: RUNS });
  });

  it('ends with hourly census equal to the live one, one place per visit, and every shared bed reported', () => {
    fc.assert(fc.property(history, (options) => {
      const ledger = open();
      const { cells } = run(ledger, [inOrder(drawn(options))]);
      const lastHour = Math.max(...[...cells.values()].map((cell) => cell.hour));
      const places = new Map<string, string>();
      for (const { unitId } of aFacility().units) {
        const live = unitLive(ledger, unitId, lastHour);
        expect(cells.get(`${unitId} ${lastHour}`)?.census).toBe(live.census);
        expect(live.present).toHaveLength(live.countedAt === null ? live.census : 0);
        for (const { visitKey } of live.present) {
          expect(places.has(visitKey)).toBe(false);
          places.set(visitKey, unitId);
        }
      }
      for (const bed of ledger.beds.values()) {
        const occupants = [...bed.spans.values()].flat().filter((span) => span.to === null);
        const reported = bed.conflicts.filter((conflict) => conflict.kind === 'bed_has_two_visits');
        if (occupants.length > 1) expect(reported.length).toBeGreaterThanOrEqual(occupants.length - 1);
      }
    }), { numRuns: RUNS });
  });

  it('has told of every visit what it holds, and knows since when a way out is definite exactly when one is', () => {
    fc.assert(fc.property(history, fc.nat(), (options, seed) => {
      const ledger = open();
      const told = new Map<string, VisitStays>();
      for (const batch of inBatches(lateOrder(drawn(options), seed), seed)) {
        for (const visit of applyEvents(ledger, batch).visits) told.set(visit.visitKey, visit);
      }
      for (const visit of ledger.visits.values()) {
        const { open: place, dischargeOrder, transportBooked, dischargePending } = visit.work;
        if (visit.work.segments.length > 0) expect(told.get(visit.key)).toMatchObject(staysOf(visit));
        if (place !== null) expect(place.definiteOutAt !== null).toBe([dischargeOrder, transportBooked, dischargePending].some((since) => since !== null));
      }
    }), { numRuns: RUNS });
  });

  it('says which stays of a visit changed and which are no longer, so that who keeps to that has them all, in any order and of forgotten visits too', () => {
    fc.assert(fc.property(history, fc.nat(), (options, seed) => {
      const events = inOrder(drawn(options));
      const straight = open();
      // Told at one go: nothing is forgotten before it is told.
      const expected = new StayTable();
      expected.note(applyEvents(straight, events).visits);
      const actual = new StayTable();
      const shuffled = open();
      for (const batch of inBatches(lateOrder(events, seed), seed)) {
        actual.note(applyEvents(shuffled, batch).visits);
        if (Number.isFinite(shuffled.watermark)) closeHours(shuffled, shuffled.watermark);
      }
      expect(actual.rows()).toEqual(expected.rows());
    }), { numRuns: RUNS });
  });

  it('draws events that are valid on the wire', () => {
    const wide = { seed: 1, events: 400, spanHours: SPAN_HOURS, visits: 9 };
    for (const event of [...randomHistory(wide), ...hardHistory(wide)]) expect(parseEvent(toRawMessage(event))).toEqual(event);
  });

  it('draws histories in which the rules have something to do', () => {
    const happened = new Map<string, number>();
    const note = (what: string): unknown => happened.set(what, (happened.get(what) ?? 0) + 1);
    for (let seed = 0; seed < 30; seed += 1) {
      const events = hardHistory({ seed, events: 80, spanHours: SPAN_HOURS, visits: 4 });
      const ledger = open(SPAN_HOURS);
      applyEvents(ledger, inOrder(events)).conflicts.forEach(({ kind }) => note(kind));
      const works = [...ledger.visits.values()].map(({ work }) => work);
      const parked = new Set(works.flatMap((work) => work.parked.map(({ fact }) => fact.id)));
      for (const event of events) {
        if (parked.has(event.eventId)) continue;
        note(event.type);
        if (countedAt(event) !== event.occurredAt) note('clock ahead');
        if (event.mode === 'correction') note('correction');
      }
      for (const { mergedInto, segments } of works) {
        if (mergedInto !== null) note('merged');
        for (const { onLeave, swapIn } of segments) note(onLeave ? 'on leave' : swapIn ? 'swapped in' : 'stay');
      }
    }
    // A cancel that found nothing waits: these found what they undo.
    const least = { EncounterCancelled: 10, TransferCancelled: 10, DischargeCancelled: 5, PendingCancelled: 15, LeaveCancelled: 10, merged: 10, 'on leave': 10, 'swapped in': 5, 'clock ahead': 40, correction: 80, bed_has_two_visits: 5, merge_cycle: 5, cancel_with_dependents: 3, location_drift: 10 };
    expect(Object.entries(least).filter(([what, count]) => (happened.get(what) ?? 0) < count).map(([what, count]) => `${what}: ${happened.get(what) ?? 0} of ${count}`)).toEqual([]);
  });
});
