import { DAY_MS, HOUR_MS, MINUTE_MS } from '@wardcast/timeseries';
import { applyEvents, createLedger, isRejected, parseEvent, presentPatients, toRawMessage, unitLive, type HospitalEvent, type Ledger } from '@wardcast/domain';
import fc from 'fast-check';
import { createSampleHospital } from './sample-hospital';

const EPOCH = Date.parse('2026-01-05T00:00Z');
const SEED = 20_260_105;
const END = EPOCH + 3 * DAY_MS;
const text = (events: readonly HospitalEvent[]): string => JSON.stringify(events);

/** Units whose live numbers or present patients differ, apart from the time of the last event. */
function unlikeUnits(one: Ledger, other: Ledger, at: number): string[] {
  const live = (ledger: Ledger, unitId: string): string => JSON.stringify([{ ...unitLive(ledger, unitId, at), lastEventAt: null }, presentPatients(ledger, unitId)]);
  return one.facility.units.map((unit) => unit.unitId).filter((unitId) => live(one, unitId) !== live(other, unitId));
}

describe('the stream of the sample hospital', () => {
  const whole = createSampleHospital({ seed: SEED, epoch: EPOCH });
  const events = whole.advance(END);
  const expected = text(events);
  const opening = text(whole.openingEvents());

  it('is the same for the same seed, and another for another', () => {
    expect(text(createSampleHospital({ seed: SEED, epoch: EPOCH }).advance(END)) === expected).toBe(true);
    expect(text(createSampleHospital({ seed: SEED + 1, epoch: EPOCH }).advance(END)) === expected).toBe(false);
  });

  it('goes on event for event where it began with late mornings', () => {
    const told = createSampleHospital({ seed: SEED, epoch: EPOCH, leavingHours: 'late-morning' }).advance(EPOCH + DAY_MS);
    const left = told.filter(({ type, mode }) => type === 'PatientDischarged' && mode === 'live');
    // Told by the generator of before there was a choice: its first day has 10,096 events, 146 discharges, and ends with these.
    expect([told.length, left.length, left.at(-1)!.occurredAt, told.at(-1)!.eventId]).toEqual([10_096, 146, 1_767_649_642_000, '1008a740ca69e7fe480b508248beb963']);
  });

  it('is the same byte for byte however it is cut', () => {
    const cut = fc.tuple(fc.integer({ min: 0, max: END - EPOCH }), fc.boolean());
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 12 }), (cuts) => {
        const hospital = createSampleHospital({ seed: SEED, epoch: EPOCH });
        const steps = [...cuts.map(([after, skip]) => ({ to: EPOCH + after, skip })), { to: END, skip: false }].sort((a, b) => a.to - b.to);
        let at = EPOCH;
        for (const { to, skip } of steps) {
          const from = at;
          at = to;
          if (skip) hospital.skipTo(to);
          else if (text(hospital.advance(to)) !== text(events.filter((event) => event.receivedAt >= from && event.receivedAt < to))) return false;
        }
        return text(hospital.openingEvents()) === opening;
      }),
      { numRuns: 3 },
    );
  });

  it('comes by receipt and then by id, within what was asked', () => {
    for (let i = 1; i < events.length; i += 1) {
      const [before, after] = [events[i - 1]!, events[i]!];
      const inOrder = before.receivedAt < after.receivedAt || (before.receivedAt === after.receivedAt && before.eventId <= after.eventId);
      if (!inOrder) throw new Error(`events ${i - 1} and ${i} are out of order`);
    }
    expect(events[0]!.receivedAt).toBeGreaterThanOrEqual(EPOCH);
    expect(events.at(-1)!.receivedAt).toBeLessThan(END);
  });

  it('passes the edge, every event, unchanged', () => {
    for (const event of events) {
      const parsed = parseEvent(toRawMessage(event));
      if (isRejected(parsed)) throw new Error(`${event.type} was rejected: ${parsed.reason} at ${parsed.where}`);
      if (text([parsed]) !== text([event])) expect(parsed).toEqual(event);
    }
  });

  it('never happens after it is received, and is received within two days and an hour', () => {
    for (const event of events.filter((one) => one.mode === 'live')) {
      expect(event.occurredAt <= event.recordedAt && event.recordedAt <= event.receivedAt).toBe(true);
      expect(event.receivedAt - event.occurredAt).toBeLessThan(49 * HOUR_MS);
    }
  });

  it('tells the patients found at the epoch as history', () => {
    const told = events.filter((event) => event.mode === 'backfill');
    const admissions = told.filter((event) => event.type === 'PatientAdmitted');
    expect(admissions.length).toBeGreaterThan(400);
    expect(told.every((event) => event.occurredAt < EPOCH && event.receivedAt < EPOCH + MINUTE_MS)).toBe(true);
  });

  it('opens with a part of what was told, in its order and without repeats', () => {
    const ids = new Set(events.map((event) => event.eventId));
    const part = whole.openingEvents();
    expect(part.every((event) => ids.has(event.eventId))).toBe(true);
    expect(new Set(part.map((event) => event.eventId)).size).toBe(part.length);
  });

  it('opens to the same live state as the whole history, at once and after more events', () => {
    const hospital = createSampleHospital({ seed: SEED, epoch: EPOCH });
    const full = createLedger(hospital.facility);
    const opened = createLedger(hospital.facility);
    applyEvents(full, hospital.advance(EPOCH + 2.4 * DAY_MS));
    applyEvents(opened, hospital.openingEvents());
    expect(unlikeUnits(opened, full, hospital.position)).toEqual([]);
    const more = hospital.advance(END);
    applyEvents(full, more);
    applyEvents(opened, more);
    expect(unlikeUnits(opened, full, END)).toEqual([]);
  });

  it('refuses to go back, and an epoch within a day', () => {
    expect(() => whole.advance(END - 1)).toThrow(RangeError);
    expect(() => createSampleHospital({ seed: 1, epoch: EPOCH + HOUR_MS })).toThrow(RangeError);
  });

  it('has no truth to tell unless asked to keep it', () => {
    expect(() => whole.truth()).toThrow();
  });
});
