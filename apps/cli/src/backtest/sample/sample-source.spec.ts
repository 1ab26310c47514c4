import type { HospitalEvent } from '@wardcast/domain';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { SampleSource, type EventStream } from './sample-source';

const HOUR_MS = 3_600_000;
const from = Date.UTC(2026, 0, 5);
const facility = sampleFacility();
const hours = (n: number) => from + n * HOUR_MS;
const PATIENCE_MS = 240_000;

/** The sample hospital, with everything received from an instant on replaced by silence. */
function silentFrom(instant: number): EventStream {
  const hospital = createSampleHospital({ seed: 3, epoch: from });
  return { advance: (to): HospitalEvent[] => hospital.advance(to).filter((event) => event.receivedAt < instant) };
}

test(
  'what is received after an origin changes nothing of what was known at it',
  () => {
    const [whole, cut] = [silentFrom(Infinity), silentFrom(hours(30))].map((stream) => new SampleSource({ facility, stream, from, to: hours(48) }));
    const seen = [whole!, cut!].map((source) => {
      const known = source.knownAt(hours(30));
      return facility.units.map(({ unitId }) => [known.presentIn(unitId), known.censusOf(unitId), known.arrivalsOf(unitId), known.stays().filter((stay) => stay.unitId === unitId), known.listedIn!(unitId), known.listings!().filter((listing) => listing.unitId === unitId)]);
    });
    expect(seen[1]).toEqual(seen[0]);
    whole!.advanceTo(hours(48));
    cut!.advanceTo(hours(48));
    expect(facility.units.some(({ unitId }) => whole!.truth(unitId, hours(48)) !== cut!.truth(unitId, hours(48)))).toBe(true);
  },
  PATIENCE_MS,
);

test(
  'the census adds up with the patients present, and hours to come are not known',
  () => {
    const source = new SampleSource({ facility, stream: silentFrom(Infinity), from, to: hours(24) });
    const known = source.knownAt(hours(12));
    for (const { unitId } of facility.units) {
      const { counts } = known.censusOf(unitId);
      expect(counts).toHaveLength(13);
      expect(counts[12]).toBe(known.presentIn(unitId).length);
      expect(known.stays().filter((stay) => stay.unitId === unitId && stay.leftAt === null)).toHaveLength(known.presentIn(unitId).length);
      expect(source.truth(unitId, hours(13))).toBeNaN();
    }
  },
  PATIENCE_MS,
);

test(
  'the history of lists knows nearly the same patients as the ledger',
  () => {
    const source = new SampleSource({ facility, stream: silentFrom(Infinity), from, to: hours(60) });
    const known = source.knownAt(hours(60));
    const standing = known.listings!().filter(({ until, enteredAt, expectedAt }) => until === null && enteredAt === null && (expectedAt === null || expectedAt > hours(36)));
    const counts = facility.units.map(({ unitId }) => [known.listedIn!(unitId).length, standing.filter((listing) => listing.unitId === unitId).length] as const);
    const total = counts.reduce((sum, [live]) => sum + live, 0);
    expect(total).toBeGreaterThan(100);
    // Lost, doubled and corrected messages are put right by the ledger alone.
    expect(counts.reduce((sum, [live, past]) => sum + Math.abs(live - past), 0)).toBeLessThan(0.05 * total);
  },
  PATIENCE_MS,
);
