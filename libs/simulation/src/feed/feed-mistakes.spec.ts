import { DAY_MS, HOUR_MS } from '@wardcast/timeseries';
import { applyEvents, createLedger, type HospitalEvent, type Stay } from '@wardcast/domain';
import { createSampleHospital, type SampleHospital } from '../sample-hospital';

const EPOCH = Date.parse('2026-02-02T00:00Z');
const END = EPOCH + 12 * DAY_MS;
/** Everything that happened before is certain to be received by the end. */
const SETTLED = END - 2 * DAY_MS - 2 * HOUR_MS;
const BATCH = 500;

function run(dirt: boolean): { hospital: SampleHospital; events: HospitalEvent[] } {
  const hospital = createSampleHospital({ seed: 99, epoch: EPOCH, dirt, keepTruth: true });
  return { hospital, events: hospital.advance(END) };
}
const clean = run(false);
const dirty = run(true);

const line = (visitKey: string, stay: Omit<Stay, 'definiteOutAt'>): string => `${visitKey} ${stay.unitId} ${stay.bedId} ${stay.from} ${stay.to} ${stay.onLeave}`;

/** Stays of ended visits as the ledger has them after all events. */
function ledgerLines(events: readonly HospitalEvent[], visits: ReadonlySet<string>): string[] {
  const ledger = createLedger(dirty.hospital.facility);
  const lines = new Map<string, string[]>();
  for (let i = 0; i < events.length; i += BATCH) {
    for (const visit of applyEvents(ledger, events.slice(i, i + BATCH)).visits) {
      if (visits.has(visit.visitKey)) lines.set(visit.visitKey, visit.stays.map((stay) => line(visit.visitKey, stay)));
    }
  }
  return [...lines.values()].flat().sort();
}

/** Visits that began after the epoch and ended so long ago that all about them was received. */
function settledVisits(hospital: SampleHospital): Set<string> {
  const bounds = new Map<string, { from: number; to: number }>();
  for (const stay of hospital.truth()) {
    const known = bounds.get(stay.visitKey) ?? { from: Infinity, to: -Infinity };
    bounds.set(stay.visitKey, { from: Math.min(known.from, stay.from), to: Math.max(known.to, stay.to ?? Infinity) });
  }
  return new Set([...bounds].filter(([, { from, to }]) => from > EPOCH && to < SETTLED).map(([visitKey]) => visitKey));
}

describe('the dirt of the feeds', () => {
  it('leaves the truth as it is', () => {
    expect(JSON.stringify(dirty.hospital.truth()) === JSON.stringify(clean.hospital.truth())).toBe(true);
  });

  it('comes in every kind, and is counted', () => {
    const counts = dirty.hospital.dirtCounts();
    for (const [kind, count] of Object.entries(counts)) expect(`${kind} ${count > 0}`).toBe(`${kind} true`);
    const of = (type: string): Set<string> => new Set(dirty.events.filter((event) => event.type === type).map((event) => event.eventId));
    // The last wrong ones may still be under way at the end.
    expect(of('VisitMerged').size).toBeGreaterThanOrEqual(counts.visitMerges - 2);
    expect(of('TransferCancelled').size).toBeGreaterThanOrEqual(counts.cancelledTransfers - 2);
    expect(of('DischargeCancelled').size).toBeGreaterThanOrEqual(counts.cancelledDischarges - 12);
  });

  it('is absent from the clean twin', () => {
    expect(Object.values(clean.hospital.dirtCounts()).every((count) => count === 0)).toBe(true);
    expect(new Set(clean.events.map((event) => event.eventId)).size).toBe(clean.events.length);
    expect(clean.events.some((event) => event.type === 'EncounterCancelled' || event.type === 'VisitMerged')).toBe(false);
  });

  it('repeats an event with its id and content, only received later', () => {
    const first = new Map<string, HospitalEvent>();
    let repeats = 0;
    for (const event of dirty.events) {
      const known = first.get(event.eventId);
      if (known === undefined) first.set(event.eventId, event);
      else {
        repeats += 1;
        expect({ ...event, receivedAt: 0 }).toEqual({ ...known, receivedAt: 0 });
      }
    }
    expect(repeats).toBeGreaterThan(50);
  });

  it('has cancels that come before what they cancel', () => {
    const receivedAt = new Map(dirty.events.map((event) => [event.eventId, event.receivedAt]));
    const early = dirty.events.filter((event) => 'cancels' in event.data && event.data.cancels !== undefined && event.receivedAt < (receivedAt.get(event.data.cancels) ?? 0));
    expect(early.length).toBeGreaterThan(0);
  });

  it.each([
    ['clean', clean],
    ['dirty', dirty],
  ])('folds to the true stays from the %s feed', (_name, { hospital, events }) => {
    const visits = settledVisits(hospital);
    expect(visits.size).toBeGreaterThan(2_500);
    const truth = hospital.truth().filter((stay) => visits.has(stay.visitKey)).map((stay) => line(stay.visitKey, stay));
    expect(ledgerLines(events, visits)).toEqual(truth.sort());
  });
});
