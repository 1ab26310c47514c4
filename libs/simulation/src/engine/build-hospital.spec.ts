import { DAY_MS, HOUR_MS, MINUTE_MS, hourOfDay, dayOfWeek, hourCeil, localDayNumber } from '@wardcast/timeseries';
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
const eventsOf = new Map<HospitalEvent['type'], HospitalEvent[]>();
/** Told all the time and looked at by few: the others are kept. */
const NOT_KEPT: ReadonlySet<HospitalEvent['type']> = new Set(['EdTriaged', 'EdRoomed', 'EdProviderSeen', 'ElectiveRescheduled', 'TransferPending', 'DischargePending', 'DischargeReadinessChanged']);

function note(event: HospitalEvent): void {
  const known = eventsOf.get(event.type);
  if (known === undefined) eventsOf.set(event.type, [event]);
  else if (!NOT_KEPT.has(event.type)) known.push(event);
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
/** Events of one type, in the order of receipt. */
function told<T extends HospitalEvent['type']>(type: T): readonly Extract<HospitalEvent, { readonly type: T }>[] {
  return (eventsOf.get(type) ?? []) as Extract<HospitalEvent, { readonly type: T }>[];
}
function share<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.filter(is).length / items.length;
}
const dayOf = (instant: number): number => localDayNumber(ZONE, instant);
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

  it('sends fewer patients home at weekends', () => {
    const byDay = new Array<number>(7).fill(0);
    for (const instant of discharges) byDay[dayOfWeek(ZONE, instant)]! += 1;
    const weekday = mean(byDay.slice(0, 5));
    expect(mean(byDay.slice(5)) / weekday).toBeLessThan(0.85);
  });

  it('sends home one in five before noon, most in mid-afternoon and few at night, as published hospitals do', () => {
    const byHour = new Array<number>(24).fill(0);
    for (const instant of discharges) byHour[hourOfDay(ZONE, instant)]! += 1;
    const part = (from: number, to: number): number => byHour.slice(from, to).reduce((a, b) => a + b, 0) / discharges.length;
    // 88 English trusts: 17.6 % before noon, the lowest 10 %, the highest 26 % (HSJ 2015); 202 hospitals of Florida: 42 % before
    // 15:00; 100 English trusts: 3.5 % from 23:00 to 06:00. About nine thousand discharges: standard errors below half a percent.
    expect(Math.abs(part(0, 12) - 0.19)).toBeLessThan(0.03);
    expect(Math.abs(part(0, 15) - 0.46)).toBeLessThan(0.05);
    expect(part(23, 24) + part(0, 6)).toBeLessThan(0.05);
    expect([14, 15, 16]).toContain(byHour.indexOf(Math.max(...byHour)));
  });

  it('orders a discharge one to six hours before', () => {
    const inTime = orderLeadsHours.filter((lead) => lead <= 6).length / orderLeadsHours.length;
    expect(orderLeadsHours.length).toBeGreaterThan(5_000);
    expect(inTime).toBeGreaterThan(0.95);
  });

  it('keeps most emergency patients less than four hours, and those who wait for a bed longer', () => {
    const arrivedAt = new Map(told('EdArrived').map((event) => [event.data.visitKey, event.occurredAt]));
    const left = told('EdDeparted').filter((event) => arrivedAt.has(event.data.visitKey));
    const hours = (event: (typeof left)[number]): number => (event.occurredAt - arrivedAt.get(event.data.visitKey)!) / HOUR_MS;
    const admitted = left.filter((event) => event.data.disposition === 'admitted');
    const home = left.filter((event) => event.data.disposition === 'discharged');
    // English departments: about three of four within four hours, one of four admitted (NHS England, A&E statistics 2024/25).
    expect(Math.abs(share(left, (event) => hours(event) <= 4) - 0.75)).toBeLessThan(0.1);
    expect(Math.abs(admitted.length / left.length - 0.25)).toBeLessThan(0.05);
    expect(mean(admitted.map(hours))).toBeGreaterThan(1.5 * mean(home.map(hours)));
    expect(told('EdLeftWithoutBeingSeen').length / left.length).toBeLessThan(0.08);
    expect(told('EdLeftWithoutBeingSeen').length).toBeGreaterThan(0);
  });

  it('plans no operation for a weekend or a holiday, and cancels some for want of a bed', () => {
    const days = new Array<number>(7).fill(0);
    for (const { data } of told('ElectiveBooked')) days[dayOfWeek(ZONE, data.plannedAdmitAt!)]! += 1;
    expect(Math.min(...days.slice(0, 5))).toBeGreaterThan(100);
    expect(days.slice(5)).toEqual([0, 0]);
    expect(told('ElectiveBooked').some(({ data }) => dayOf(data.plannedAdmitAt!) === dayOf(Date.parse('2025-12-25T12:00Z')))).toBe(false);
    const reasons = new Set(told('ElectiveCancelled').map(({ data }) => data.cancelReason));
    expect(reasons).toEqual(new Set(['clinical', 'patient', 'no_bed']));
  });

  it('lets patients stay as long as their service needs', () => {
    const days = (unitId: string): number => mean(stays.filter((stay) => stay.unitId === unitId && stay.to !== null).map((stay) => (stay.to! - stay.from) / DAY_MS));
    const byLength = ['surgical-assessment', 'maternity', 'general-surgery-a', 'respiratory', 'trauma'].map(days);
    expect([...byLength].sort((a, b) => a - b)).toEqual(byLength);
    expect(byLength[0]).toBeLessThan(1.5);
    expect(byLength[4]).toBeGreaterThan(6);
  });

  it('moves a third of its patients from ward to ward', () => {
    const units = new Map<string, Set<string>>();
    for (const { visitKey, unitId } of stays) if (unitId !== 'emergency-department') units.set(visitKey, (units.get(visitKey) ?? new Set()).add(unitId));
    expect(Math.abs(share([...units.values()], ({ size }) => size > 1) - 0.3)).toBeLessThan(0.1);
  });

  it('cleans every bed that was left within some hours', () => {
    const begun = new Map<string, number>();
    const minutes: number[] = [];
    for (const { data, occurredAt } of told('BedStatusChanged').filter(({ data: { facet } }) => facet === 'hygiene')) {
      if (data.current === 'cleaning') begun.set(data.bedId, occurredAt);
      else if (begun.has(data.bedId)) minutes.push((occurredAt - begun.get(data.bedId)!) / MINUTE_MS);
    }
    expect(minutes.length).toBeGreaterThan(8_000);
    expect(minutes.every((length) => length >= 25 && length <= 111)).toBe(true);
    expect(mean(minutes)).toBeGreaterThan(40);
    expect(mean(minutes)).toBeLessThan(55);
  });

  it('blocks beds for repair and infection, and opens each again when it said', () => {
    const changes = told('BedStatusChanged').filter(({ data }) => data.facet === 'serviceability');
    const blocked = changes.filter(({ data }) => data.current === 'blocked');
    expect(new Set(blocked.map(({ data }) => data.reasonCode))).toEqual(new Set(['maintenance', 'infection_control']));
    const opened = new Set(changes.filter(({ data }) => data.current === 'open').map(({ data, occurredAt }) => `${data.bedId} ${occurredAt}`));
    const due = blocked.filter(({ data }) => data.until! < END - 3 * DAY_MS);
    expect(due.length).toBeGreaterThan(50);
    expect(due.filter(({ data }) => !opened.has(`${data.bedId} ${data.until}`))).toEqual([]);
  });

  it('is staffed by shift, with fewer beds at night and now and then fewer than planned', () => {
    const planned = told('StaffingPlanned').filter(({ data }) => data.unitId !== 'emergency-department');
    const hour = (at: number): number => hourOfDay(ZONE, at);
    expect(new Set(planned.map(({ data }) => hour(data.interval.start)))).toEqual(new Set([8, 20]));
    const beds = (startHour: number): number => mean(planned.filter(({ data }) => hour(data.interval.start) === startHour).map(({ data }) => data.staffedBedsStated!));
    expect(beds(20)).toBeLessThan(beds(8));
    const plannedBeds = new Map(planned.map(({ data }) => [data.shiftId, data.staffedBedsStated!]));
    const short = share(told('StaffingActual').filter(({ data }) => plannedBeds.has(data.shiftId)), ({ data }) => data.staffedBedsStated! < plannedBeds.get(data.shiftId)!);
    // Three shifts in a hundred lose a bed to sickness.
    expect(Math.abs(short - 0.03)).toBeLessThan(0.015);
  });
});
