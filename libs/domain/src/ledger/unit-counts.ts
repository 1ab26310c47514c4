import type { Fact } from './fact';
import { MS_PER_HOUR, type UnitRecord } from './ledger-state';
import { NOT_SAID } from './report-numbers';

/** What a report says; null = not said. */
export interface UnitReport {
  readonly at: number;
  readonly receivedAt: number;
  readonly occupied: number;
  readonly staffed: number | null;
}

/** Movements that can give a patient a place in the unit that they name; plans and pending moves do not say that a unit sends movements. */
const PLACING: ReadonlySet<string> = new Set([
  'PatientAdmitted', 'PatientTransferred', 'PatientsSwapped', 'PatientClassChanged', 'LeaveEnded', 'EncounterCancelled', 'TransferCancelled', 'DischargeCancelled', 'LeaveCancelled',
]);
/** Progress in the emergency department speaks of a patient who is there. */
const ED_PROGRESS = /^Ed[A-Z]/;

/** A registration opens a place in a bed, and in an emergency department without one (interop 2.7, A04). */
function isPlacing(fact: Fact, unit: UnitRecord): boolean {
  return PLACING.has(fact.type) || ED_PROGRESS.test(fact.type) || (fact.type === 'VisitRegistered' && (fact.bed !== null || unit.unit?.kind === 'ed'));
}

/** Notes for each unit that a movement names as a place since when movements speak for it. The earliest one counts, whatever becomes of the visit. */
export function noteMovement(units: ReadonlyMap<string, UnitRecord>, fact: Fact): void {
  if (fact.unit !== null) noteIn(units.get(fact.unit), fact);
  if (fact.other !== null) noteIn(units.get(fact.other.unit), fact);
}

function noteIn(unit: UnitRecord | undefined, fact: Fact): void {
  if (unit === undefined || (unit.movedAt !== null && unit.movedAt <= fact.at) || !isPlacing(fact, unit)) return;
  unit.movedAt = fact.at;
}

/** Index of the last report at or before an instant, -1 where there is none. Of reports for one instant the last in fold order is the one that counts. */
function lastIndex(unit: UnitRecord, at: number): number {
  let index = unit.counts.length - 1;
  while (index >= 0 && unit.counts[index]!.at > at) index -= 1;
  return index;
}

/** The report in force at an instant: the last one at or before it, however old; null before the first. */
export function reportAt(unit: UnitRecord, at: number): UnitReport | null {
  const fact = unit.counts[lastIndex(unit, at)];
  if (fact === undefined) return null;
  const [occupied, , , staffed] = fact.numbers!;
  return { at: fact.at, receivedAt: fact.receivedAt, occupied: occupied!, staffed: staffed === NOT_SAID ? null : staffed! };
}

/** The report that is the unit's census at an instant; null while movements speak for the unit, or nothing does. */
export function countedAt(unit: UnitRecord, at: number): UnitReport | null {
  return unit.counts.length === 0 || (unit.movedAt !== null && unit.movedAt <= at) ? null : reportAt(unit, at);
}

/** The report that is the unit's live census: a unit for which a movement ever came is known by its movements. */
export function liveReport(unit: UnitRecord): UnitReport | null {
  return unit.movedAt === null ? reportAt(unit, Infinity) : null;
}

export interface ReportedMoves {
  readonly arrivals: number | null;
  readonly departures: number | null;
  /** Newest receipt time of the hour's reports; -Infinity without one. */
  readonly receivedAt: number;
}

/** What the reports of (from, to] say of comings and goings; null where none of them says. */
export function reportedMoves(unit: UnitRecord, from: number, to: number): ReportedMoves {
  const facts = unit.counts.filter((fact, index) => fact.at > from && fact.at <= to && unit.counts[index + 1]?.at !== fact.at);
  const sum = (field: 1 | 2): number | null => {
    const said = facts.flatMap(({ numbers }) => (numbers![field] === NOT_SAID ? [] : [numbers![field]!]));
    return said.length === 0 ? null : said.reduce((total, value) => total + value, 0);
  };
  return { arrivals: sum(1), departures: sum(2), receivedAt: Math.max(-Infinity, ...facts.map((fact) => fact.receivedAt)) };
}

/** Moves that lead from one census to the next, as near to what was said as the two counts allow. */
export function consistentMoves(change: number, said: Pick<ReportedMoves, 'arrivals' | 'departures'>): { readonly arrivals: number; readonly departures: number } {
  const arrivals = Math.max(0, change, said.arrivals ?? change + (said.departures ?? 0));
  return { arrivals, departures: arrivals - change };
}

/** Reports that may still be asked for: those since an instant, and the last one before it. */
export function lastingCounts(unit: UnitRecord, since: number): readonly Fact[] {
  const kept = lastIndex(unit, since - 1);
  return kept <= 0 ? unit.counts : unit.counts.slice(kept);
}

/** First hour index whose numbers a report can change: the hour before it speaks, whose moves lead to it. */
export function firstHourOf(report: Fact): number {
  return Math.ceil(report.at / MS_PER_HOUR) - 1;
}
