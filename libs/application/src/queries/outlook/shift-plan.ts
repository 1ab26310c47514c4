import { DAY_MS, instantOfDay, localDayNumber } from '@wardcast/timeseries';
import type { HourRange, StaffingStatement } from '../../ports/read-store.port';

/** One shift of a unit with the licensed nurses planned and stated to be there; null = nothing was said of them. */
export interface PlannedShift {
  readonly start: number;
  readonly end: number;
  readonly planned: number | null;
  readonly present: number | null;
}

/** A ratio counts licensed nurses; charge nurses and managers only while they give direct care, which counts do not tell. */
const NURSES: ReadonlySet<string> = new Set(['rn', 'lvn']);

/** Of one shift and role the last statement counts; what is known to be there beats no plan and is kept beside it. */
export function shiftPlan(statements: readonly StaffingStatement[]): readonly PlannedShift[] {
  const newest = new Map<string, StaffingStatement>();
  for (const statement of statements) {
    if (NURSES.has(statement.role)) newest.set(`${statement.kind} ${statement.shiftId} ${statement.role}`, statement);
  }
  const shifts = new Map<string, PlannedShift>();
  for (const { kind, start, end, planned, present } of newest.values()) {
    const span = `${start} ${end}`;
    const known = shifts.get(span) ?? { start, end, planned: null, present: null };
    shifts.set(span, kind === 'planned' ? { ...known, planned: added(known.planned, planned) } : { ...known, present: added(known.present, present) });
  }
  return [...shifts.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function added(known: number | null, more: number | null): number | null {
  return more === null ? known : (known ?? 0) + more;
}

/** Where no plan names a unit's shifts: those of the local day that overlap the range. `startsMin`: minutes after midnight, ascending, at least one. */
export function defaultShifts(zone: string, { from, to }: HourRange, startsMin: readonly number[]): readonly PlannedShift[] {
  const first = localDayNumber(zone, from) - 1;
  const starts: number[] = [];
  for (let day = first; starts.length === 0 || starts.at(-1)! < to + DAY_MS; day++) for (const minute of startsMin) starts.push(instantOfDay(zone, day, minute));
  return starts.flatMap((start, i) => {
    const end = starts[i + 1];
    return end === undefined || end <= from || start >= to ? [] : [{ start, end, planned: null, present: null }];
  });
}
