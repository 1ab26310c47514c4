import { SYSTEM_ACTOR } from '../actor';
import { packedParts } from '../commands/forecast/forecast-parts';
import { readWhy } from './read-why';
import { HeldInMemory } from './testing/held-in-memory';
import { SMALL_HOSPITAL, TEN_O_CLOCK, forecastRecord } from './testing/small-hospital';

const HOUR_MS = 3_600_000;
const TARGET = TEN_O_CLOCK + 2 * HOUR_MS;
const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);

/** A forecast of the two hours to 12:00 with parts: 6 of 8 stay, 2.5 come of whom 2 are still there, a quarter of a patient is the other members'. */
function explained(issuedAt: number, change: { readonly census?: number; readonly mean?: number; readonly arrivalsInHour?: number } = {}) {
  const record = forecastRecord('m1', issuedAt);
  const column = (a: number, b: number) => Float32Array.of(a, b);
  const mean = column(8, change.mean ?? 8.25);
  const parts = { stillHere: column(7, 6), toCome: column(1, 2), booked: column(0, 0.75), decided: column(0, 0), listEffect: column(0, 0), stillHereVariance: column(0.5, 1), toComeVariance: column(1, 2), bookedVariance: column(0, 0.25), decidedVariance: column(0, 0), commonVariance: column(0, 0.25) };
  const laws = [1, 2].map(() => ({ offset: 7, p: Float64Array.of(0.25, 0.5, 0.25) }));
  const censusAtIssue = change.census ?? 8;
  const packed = packedParts({ issuedAt, censusAtIssue, targets: record.targets, laws, mean, expectedIn: record.expectedIn, expectedOut: record.expectedOut, parts }, { arrivalsInHour: change.arrivalsInHour ?? 0 });
  return { ...record, censusAtIssue, mean, parts: packed };
}

const ask = async (held: HeldInMemory, own: Partial<Parameters<typeof readWhy>[2]> = {}) => readWhy(held.dependencies(), SYSTEM_ACTOR, { facilityId: null, nodeId: 'm1', target: TARGET, asOf: null, since: null, ...own });

function hospital(...forecasts: ReturnType<typeof explained>[]): HeldInMemory {
  const held = new HeldInMemory();
  held.facilities = [SMALL_HOSPITAL];
  held.forecasts.push(...forecasts);
  const hours = Array.from({ length: 30 * 24 }, (_, i) => TEN_O_CLOCK - (30 * 24 - i) * HOUR_MS);
  held.hours.set('m1', { hours, census: hours.map(() => 8), arrivals: hours.map(() => 1), departures: hours.map(() => 1), staffed: hours.map(() => 9) });
  return held;
}

it('splits the number that was issued, and finds days like it', async () => {
  const found = await ask(hospital(explained(TEN_O_CLOCK)));
  const why = found.kind === 'ok' ? found.value! : null;
  expect(why).toMatchObject({ mean: 8.25, variance: 0.5, moved: null });
  expect(sum(why!.shares.map((share) => share.mean))).toBeCloseTo(8.25, 6);
  expect(sum(why!.shares.map((share) => share.variance))).toBeCloseTo(0.5, 6);
  expect(why!.shares.find((share) => share.name === 'booked')!.mean).toBeCloseTo(0.75, 6);
  expect(why!.similarDays).toHaveLength(5);
  expect(why!.similarDays[0]).toEqual({ at: TEN_O_CLOCK - 168 * HOUR_MS, census: 8, followed: 8 });
});

it('says why it moved since another issue', async () => {
  // Four hours ago two more were forecast.
  const held = hospital(explained(TEN_O_CLOCK - 4 * HOUR_MS, { mean: 10.25, arrivalsInHour: 1 }), explained(TEN_O_CLOCK, { arrivalsInHour: 1 }));
  const found = await ask(held);
  const moved = found.kind === 'ok' ? found.value!.moved! : null;
  expect(moved).toMatchObject({ since: TEN_O_CLOCK - 4 * HOUR_MS, from: 10.25, to: 8.25 });
  // 4 whole hours less the one before the earlier issue, and one more now: 4 came. One was due in the five hours to 11:00, so .8 by now.
  expect(moved!.causes.find(({ cause }) => cause === 'arrivals')!.patients).toBeCloseTo(3.2, 6);
  expect(sum(moved!.causes.map(({ patients }) => patients))).toBeCloseTo(-2, 6);
});

it('has no answer where no flow model spoke, for another hour, and for a ward that is not', async () => {
  const plain = hospital();
  plain.forecasts.push(forecastRecord('m1', TEN_O_CLOCK));
  expect(await ask(plain)).toEqual({ kind: 'ok', value: null });
  expect(await ask(hospital(explained(TEN_O_CLOCK)), { target: TARGET + 1 })).toEqual({ kind: 'ok', value: null });
  expect(await ask(hospital(), { nodeId: 'nowhere' })).toMatchObject({ kind: 'refused' });
});
