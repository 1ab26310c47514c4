import { blockedBedDays, turnaroundMinutes, weekFacts, type AdmissionRoute, type Facility, type GroupHour, type WeekFacts, type WeekRecords } from '@wardcast/domain';
import { dayOfWeek, hourOfDay } from '@wardcast/timeseries';
import type { HourColumns } from '../../ports/read-store.port';
import type { EdVisit, SummaryEvent, WardVisit } from '../../ports/summary-store.port';
import { hospitalNodes, type HospitalNode } from '../hospital-nodes';
import { sumHourColumns } from '../hour-columns';
import type { QueryDependencies } from '../query-dependencies';
import type { WeekRange } from './week-range';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A decision to admit or an emptied bed may lie this long before the week that its end falls in. */
const LOOK_BACK_MS = 2 * DAY_MS;
const ROUTES: Readonly<Record<string, AdmissionRoute>> = { emergency: 'emergency', urgent: 'emergency', trauma: 'emergency', elective: 'elective' };
/** Reasons that are the hospital's; the patient's own and the doctor's are not counted against it. */
const HOSPITAL_REASONS: ReadonlySet<string | null> = new Set(['no_bed', 'no_icu_bed', 'no_staff', 'no_theatre']);

function within({ from, to }: WeekRange, at: number | null): at is number {
  return at !== null && at >= from && at < to;
}

/** Hours of the sum that all of its units are known at: the census at each full hour of the week. */
function groupHours(units: ReadonlyMap<string, HourColumns>, node: HospitalNode): readonly GroupHour[] {
  const columns = node.unitIds.map((unitId) => units.get(unitId));
  if (columns.some((column) => column === undefined)) return [];
  const { hours, census, staffed } = sumHourColumns(columns.flatMap((column) => column ?? []));
  return hours.map((hour, index) => ({ hour, census: census[index] ?? 0, staffed: staffed[index] ?? 0 }));
}

function admissionsOf(range: WeekRange, visits: readonly WardVisit[], events: readonly SummaryEvent[]): Readonly<Record<AdmissionRoute, number>> {
  const words = new Map(events.filter(({ kind }) => kind === 'admission').map(({ key, word }) => [key, word]));
  const counts = { emergency: 0, elective: 0, other: 0 };
  for (const { visitKey, admittedAt } of visits) if (within(range, admittedAt)) counts[ROUTES[words.get(visitKey) ?? ''] ?? 'other'] += 1;
  return counts;
}

/** Hours from the first decision of a visit to its way out of the department. */
function boardingOf(range: WeekRange, visits: readonly EdVisit[], events: readonly SummaryEvent[]): readonly number[] {
  const decided = new Map<string, number>();
  for (const { kind, key, at } of events) if (kind === 'decision' && !decided.has(key)) decided.set(key, at);
  return visits.flatMap(({ visitKey, leftAt }) => {
    const at = decided.get(visitKey);
    return at !== undefined && within(range, leftAt) ? [(leftAt - at) / HOUR_MS] : [];
  });
}

/** Null where nothing of an elective list is known: no elective patient came and nothing was cancelled. */
function cancelledOf(range: WeekRange, events: readonly SummaryEvent[], electiveAdmissions: number): number | null {
  const all = events.filter(({ kind, at }) => kind === 'elective_cancelled' && within(range, at));
  if (all.length === 0 && electiveAdmissions === 0) return null;
  return new Set(all.filter(({ word }) => HOSPITAL_REASONS.has(word)).map(({ key }) => key)).size;
}

function blockedOf({ from, to }: WeekRange, events: readonly SummaryEvent[]): number | null {
  const messages = events.filter(({ kind }) => kind === 'bed_blocked' || kind === 'bed_open');
  return messages.length === 0 ? null : blockedBedDays(messages.map(({ key, at, kind }) => ({ bedId: key, at, isBlocked: kind === 'bed_blocked' })), from, to);
}

function distinct(range: WeekRange, events: readonly SummaryEvent[], kind: SummaryEvent['kind']): number {
  return new Set(events.filter((event) => event.kind === kind && within(range, event.at)).map(({ key }) => key)).size;
}

function edHours(range: WeekRange, visits: readonly EdVisit[]): readonly number[] {
  return visits.flatMap(({ arrivedAt, leftAt }) => (within(range, leftAt) ? [(leftAt - arrivedAt) / HOUR_MS] : []));
}

async function readRecords(deps: QueryDependencies, facility: Facility, range: WeekRange): Promise<WeekRecords> {
  const { readStore, summaryStore } = deps;
  const { facilityId, timeZone } = facility;
  const { from, to } = range;
  const ed = facility.units.filter(({ kind }) => kind === 'ed').map(({ unitId }) => unitId);
  const before = { from: from - LOOK_BACK_MS, to };
  const [units, visits, edVisits, emptied, events] = await Promise.all([
    readStore.recentHours(facilityId, Math.ceil(from / HOUR_MS) * HOUR_MS, to),
    summaryStore.wardVisits(facilityId, ed, range),
    summaryStore.edVisits(facilityId, ed, range),
    summaryStore.emptiedBeds(facilityId, before),
    summaryStore.events(facilityId, before),
  ]);
  const nodes = hospitalNodes(facility);
  const edIds = new Set(ed);
  const divisions = nodes.filter(({ kind, unitIds }) => kind === 'division' && !unitIds.some((unitId) => edIds.has(unitId)));
  const admissions = admissionsOf(range, visits, events);
  const cleaned = events.filter(({ kind, at }) => kind === 'bed_clean' && within(range, at));
  return {
    expectedHours: range.hours,
    hours: groupHours(units, nodes[0]!),
    divisions: divisions.map((node) => ({ divisionId: node.nodeId, hours: groupHours(units, node).map((hour) => ({ ...hour, weekday: dayOfWeek(timeZone, hour.hour) })) })),
    admissions,
    leavers: visits.flatMap(({ admittedAt, leftAt }) => (within(range, leftAt) ? [{ stayHours: (leftAt - admittedAt) / HOUR_MS, leftBeforeNoon: hourOfDay(timeZone, leftAt) < 12 }] : [])),
    presentDays: visits.flatMap(({ admittedAt, leftAt }) => (admittedAt < to && (leftAt === null || leftAt >= to) ? [(to - admittedAt) / DAY_MS] : [])),
    edArrivals: edVisits.filter(({ arrivedAt }) => within(range, arrivedAt)).length,
    edStayHours: edHours(range, edVisits),
    boardingHours: boardingOf(range, edVisits, events),
    leftUnseen: distinct(range, events, 'left_unseen'),
    cancelledElectives: cancelledOf(range, events, admissions.elective),
    turnaroundMinutes: turnaroundMinutes(emptied, cleaned.map(({ key, at }) => ({ bedId: key, at }))),
    blockedBedDays: blockedOf(range, events),
  };
}

/** The numbers of a week as known now. */
export async function gatherWeek(deps: QueryDependencies, facility: Facility, range: WeekRange): Promise<WeekFacts> {
  return weekFacts(await readRecords(deps, facility, range));
}
