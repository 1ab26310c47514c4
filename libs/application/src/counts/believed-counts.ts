import type { Facility, HospitalEvent } from '@wardcast/domain';
import type { BusRecord } from '../ports/event-bus.port';
import type { DeadLetterEntry } from '../ports/ingest-store.port';

/** A count is absurd when it is this many times the unit's beds, and this far above them: a slip of the keys, not a full ward. */
const ABSURD_RATIO = 10;
const ABSURD_MARGIN = 50;

/** What is read of a run. */
export interface CountedRun {
  readonly events: readonly HospitalEvent[];
  readonly deadLetters: readonly DeadLetterEntry[];
  /** The records that the events were read from; events without one are left out in silence. */
  readonly records?: ReadonlyMap<HospitalEvent, BusRecord>;
}

/**
 * The run without counts that cannot be: of a unit that the facility does not have, or of many times the beds it has. Their
 * originals go to the dead letters. Whether a count is possible at all (whole, not negative) was settled by its schema.
 */
export function believedCounts<T extends CountedRun>(facility: Facility, run: T): T {
  const faults = new Map(run.events.flatMap((event) => {
    const fault = countFault(facility, event);
    return fault === null ? [] : [[event, fault] as const];
  }));
  if (faults.size === 0) return run;
  const letters = [...faults].flatMap(([event, fault]): DeadLetterEntry[] => {
    const raw = run.records?.get(event);
    return raw === undefined ? [] : [{ offset: raw.offset, rejected: { kind: 'rejected', reason: 'schema_invalid', ...fault, raw } }];
  });
  return { ...run, events: run.events.filter((event) => !faults.has(event)), deadLetters: [...run.deadLetters, ...letters] };
}

function countFault(facility: Facility, event: HospitalEvent): { readonly where: string; readonly detail: string } | null {
  if (event.type !== 'UnitCountsReported') return null;
  const unit = facility.units.find(({ unitId }) => unitId === event.data.unitId);
  if (unit === undefined) return { where: '/unitId', detail: 'The hospital has no unit of this id.' };
  const beds = unit.bedIds.length;
  const isAbsurd = beds > 0 && event.data.occupiedBeds > Math.max(ABSURD_RATIO * beds, beds + ABSURD_MARGIN);
  return isAbsurd ? { where: '/occupiedBeds', detail: `More than ${ABSURD_RATIO} times the beds of the unit cannot be occupied.` } : null;
}
