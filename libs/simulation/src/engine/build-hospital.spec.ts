import { DAY_MS, HOUR_MS, hourOfDay, dayOfWeek, hourCeil } from '@wardcast/timeseries';
import type { HospitalEvent } from '@wardcast/domain';
import { sampleFacility } from '../facility/sample-facility';
import { wardPlans } from '../facility/ward-plan';
import { createSampleHospital } from '../sample-hospital';

const ZONE = sampleFacility().timeZone;
/** Twelve whole weeks from a Monday, without a change of clocks. */
const EPOCH = Date.parse('2025-11-03T00:00Z');
const WEEKS = 12;
const END = EPOCH + WEEKS * 7 * DAY_MS;

const hospital = createSampleHospital({ seed: 42, epoch: EPOCH, dirt: false, keepTruth: true });
const edArrivals: number[] = [];
const discharges: number[] = [];
const signalled = new Map<string, number>();
const orderLeadsHours: number[] = [];

function note(event: HospitalEvent): void {
  if (event.type === 'EdArrived') edArrivals.push(event.occurredAt);
  if (event.type === 'DischargeReadinessChanged' && event.data.readiness.signal === 'discharge_order') signalled.set(event.data.visitKey, event.occurredAt);
  if (event.type !== 'PatientDischarged') return;
  discharges.push(event.occurredAt);
  const ordered = signalled.get(event.data.visitKey);
  if (ordered !== undefined) orderLeadsHours.push((event.occurredAt - ordered) / HOUR_MS);
}
for (let at = EPOCH; at < END; at += DAY_MS) hospital.advance(at + DAY_MS).forEach(note);
const stays = hospital.truth();

/** Patients in each unit at each whole hour from the epoch. */
function censusByHour(): Map<string, Int16Array> {
  const hours = (END - EPOCH) / HOUR_MS;
  const census = new Map(hospital.facility.units.map((unit) => [unit.unitId, new Int16Array(hours)]));
  for (const stay of stays) {
    const cells = census.get(stay.unitId)!;
    const from = Math.max(0, (hourCeil(stay.from) - EPOCH) / HOUR_MS);
    const to = Math.min(hours, (hourCeil(stay.to ?? END) - EPOCH) / HOUR_MS);
    for (let hour = from; hour < to; hour += 1) cells[hour]! += 1;
  }
  return census;
}
const census = censusByHour();
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

describe('the sample hospital in its truth', () => {
  it('never has two patients in one bed', () => {
    const byBed = new Map<string, (readonly [number, number])[]>();
    for (const stay of stays) if (stay.bedId !== null) byBed.set(stay.bedId, [...(byBed.get(stay.bedId) ?? []), [stay.from, stay.to ?? Infinity]]);
    for (const [bedId, spans] of byBed) {
      spans.sort((a, b) => a[0] - b[0]);
      for (let i = 1; i < spans.length; i += 1) if (spans[i]![0] < spans[i - 1]![1]) throw new Error(`bed ${bedId} is taken twice`);
    }
    expect(byBed.size).toBe(600);
  });

  it('never has a patient in two beds', () => {
    const lastEnd = new Map<string, number>();
    for (const stay of [...stays].sort((a, b) => a.from - b.from)) {
      if (stay.from < (lastEnd.get(stay.visitKey) ?? -Infinity)) throw new Error('a visit is in two places');
      lastEnd.set(stay.visitKey, stay.to ?? Infinity);
    }
    expect(lastEnd.size).toBeGreaterThan(20_000);
  });

  it('is nearly full as a whole, and every ward is between two thirds and full', () => {
    const occupied = wardPlans.map((plan) => mean(census.get(plan.unitId)!));
    const staffed = wardPlans.reduce((sum, plan) => sum + plan.staffed, 0);
    const whole = occupied.reduce((a, b) => a + b, 0) / staffed;
    expect(whole).toBeGreaterThan(0.88);
    expect(whole).toBeLessThan(0.97);
    wardPlans.forEach((plan, i) => {
      expect(occupied[i]! / plan.staffed).toBeGreaterThan(0.66);
      expect(occupied[i]! / plan.staffed).toBeLessThan(1.03);
    });
  });

  it('has some wards at their limit at most huddles, and most with room', () => {
    const atLimit: number[] = [];
    for (let hour = 14; hour < (END - EPOCH) / HOUR_MS; hour += 24) atLimit.push(wardPlans.filter((plan) => census.get(plan.unitId)![hour]! >= plan.staffed).length);
    expect(mean(atLimit)).toBeGreaterThan(3);
    expect(mean(atLimit)).toBeLessThan(12);
  });

  it('sees most arrivals around noon and fewest before dawn', () => {
    const byHour = new Array<number>(24).fill(0);
    for (const instant of edArrivals) byHour[hourOfDay(ZONE, instant)]! += 1;
    expect(byHour[11]! / byHour[4]!).toBeGreaterThan(3);
    // Mondays bring 1.10 / 0.97 as many adults as Sundays, a fifth fewer children: about 8 % more in all.
    const byDay = new Array<number>(7).fill(0);
    for (const instant of edArrivals) byDay[dayOfWeek(ZONE, instant)]! += 1;
    expect(byDay[0]).toBeGreaterThan(byDay[6]!);
  });

  it('has arrivals that vary more than Poisson counts of the same hour of the week', () => {
    const counts = Array.from({ length: 168 }, () => new Array<number>(WEEKS).fill(0));
    for (const instant of edArrivals) {
      const hour = Math.floor((instant - EPOCH) / HOUR_MS);
      if (hour >= 0 && hour < 168 * WEEKS) counts[hour % 168]![Math.floor(hour / 168)]! += 1;
    }
    // Pearson dispersion: 1 for Poisson; 168 x 11 degrees of freedom give a standard error of sqrt(2 / 1848) = 0.033.
    const pearson = counts.map((weeks) => weeks.reduce((sum, count) => sum + (count - mean(weeks)) ** 2 / mean(weeks), 0));
    expect(pearson.reduce((a, b) => a + b, 0) / (168 * (WEEKS - 1))).toBeGreaterThan(1.15);
  });

  it('sends fewer patients home at weekends, and most of them in the afternoon', () => {
    const byDay = new Array<number>(7).fill(0);
    for (const instant of discharges) byDay[dayOfWeek(ZONE, instant)]! += 1;
    const weekday = mean(byDay.slice(0, 5));
    expect(mean(byDay.slice(5)) / weekday).toBeLessThan(0.85);
    const hours = discharges.map((instant) => hourOfDay(ZONE, instant));
    expect(hours.filter((hour) => hour >= 11 && hour < 19).length / hours.length).toBeGreaterThan(0.55);
  });

  it('orders a discharge one to six hours before', () => {
    const inTime = orderLeadsHours.filter((lead) => lead <= 6).length / orderLeadsHours.length;
    expect(orderLeadsHours.length).toBeGreaterThan(5_000);
    expect(inTime).toBeGreaterThan(0.95);
  });
});
