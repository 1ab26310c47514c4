import type { Fact } from './fact';
import { MS_PER_HOUR, type Ledger, type UnitRecord } from './ledger-state';
import type { Conflict } from './ledger.types';
import { newConflicts, type PendingChanges } from './pending-changes';
import { censusAtHour } from './unit-hours';

/**
 * Whether a report cannot be squared with the movements of its hour. The order within an hour is not looked at: any count between the
 * census before all its departures and after all its arrivals could be right.
 */
function differs(ledger: Ledger, unit: UnitRecord, report: Fact): boolean {
  const hour = Math.floor(report.at / MS_PER_HOUR);
  const census = censusAtHour(ledger, unit, hour);
  const cell = report.at === hour * MS_PER_HOUR ? undefined : unit.cells.get(hour);
  const occupied = report.numbers![0]!;
  return occupied < census - (cell?.departures ?? 0) || occupied > census + (cell?.arrivals ?? 0);
}

/** The first report of every run that differs from the movements: where a feed goes on being wrong, it is said once. */
function contradictions(ledger: Ledger, unit: UnitRecord): { readonly found: readonly Conflict[]; readonly differing: ReadonlySet<Fact> } {
  const found: Conflict[] = [];
  const differing = new Set<Fact>();
  let before = unit.differedBefore;
  unit.counts.forEach((report, index) => {
    const isReplaced = unit.counts[index + 1]?.at === report.at;
    if (isReplaced || unit.movedAt === null || report.at < unit.movedAt || Math.floor(report.at / MS_PER_HOUR) < (ledger.baseHour ?? Infinity)) return;
    const now = differs(ledger, unit, report);
    if (now) differing.add(report);
    if (now && !before) found.push({ kind: 'counts_differ', unitId: unit.unitId, bedId: null, eventIds: [report.id], at: report.at });
    before = now;
  });
  return { found, differing };
}

/** Compares the reports of units that also send movements with these, and reports what is new. */
export function settleCounts(ledger: Ledger, pending: PendingChanges): void {
  for (const unit of pending.changedHours.keys()) {
    if (unit.counts.length === 0 || unit.unit === null) continue;
    const { found } = contradictions(ledger, unit);
    pending.conflicts.push(...newConflicts(unit.countConflicts, found));
    unit.countConflicts = found;
  }
}

/** Drops reports that nobody can ask for any more, and remembers whether the last of them differed. */
export function forgetCounts(ledger: Ledger, unit: UnitRecord, kept: readonly Fact[]): void {
  const dropped = unit.counts.slice(0, unit.counts.length - kept.length);
  const last = dropped.at(-1);
  if (last === undefined) return;
  if (last.at !== kept[0]?.at) unit.differedBefore = contradictions(ledger, unit).differing.has(last);
  unit.counts.splice(0, dropped.length);
  unit.countConflicts = contradictions(ledger, unit).found;
}
