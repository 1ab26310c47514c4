import type { UnitLive } from '@wardcast/domain';
import type { HourColumns } from '../ports/read-store.port';
import type { HourColumnsView, LiveNumbersView } from './board-view';
import { sumHourColumns } from './hour-columns';

/** The columns without `staffed`, which travels on its own where a reader wants it. */
export function toHourColumnsView(columns: HourColumns): HourColumnsView {
  const { hours, census, arrivals, departures } = columns;
  return { hours, census, arrivals, departures };
}

/** Targets end 72 full hours ahead; bookings beyond would travel to every screen with every change and be read by none. */
const KNOWN_MOVES_MS = 73 * 3_600_000;

/** Instants in order, those without one ("as soon as possible") first. */
function inOrder(instants: readonly (number | null)[]): readonly (number | null)[] {
  return [...instants].sort((a, b) => (a ?? -Infinity) - (b ?? -Infinity) || 0);
}

/**
 * Live numbers of a node: the sums over its units' rows; the newest `at` and `lastEventAt` of them, and the oldest count of those that send nothing else. Arrivals and
 * departures of a roll-up count moves between its units too. Throws on an empty list: such a node has no numbers.
 */
export function toLiveNumbers(rows: readonly UnitLive[], recent: readonly HourColumns[]): LiveNumbersView {
  if (rows.length === 0) throw new RangeError('live numbers need at least one unit');
  const sum = (pick: (row: UnitLive) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const at = Math.max(...rows.map((row) => row.at));
  const inSight = (instant: number | null): boolean => instant === null || instant <= at + KNOWN_MOVES_MS;
  const counted = rows.flatMap((row) => row.countedAt ?? []);
  const events = rows.flatMap((row) => (row.lastEventAt === null ? [] : [row.lastEventAt]));
  return {
    at,
    census: sum((row) => row.census),
    staffedBeds: sum((row) => row.staffedBeds),
    physicalBeds: sum((row) => row.physicalBeds),
    blockedBeds: sum((row) => row.blockedBeds),
    availableNow: sum((row) => row.availableNow),
    inCleaning: sum((row) => row.inCleaning),
    lastEventAt: events.length > 0 ? Math.max(...events) : null,
    countedAt: counted.length > 0 ? Math.min(...counted) : null,
    definiteOutAt: inOrder(rows.flatMap((row) => row.present.filter((patient) => patient.definiteOut).map((patient) => patient.expectedOutAt)).filter(inSight)),
    decidedInAt: inOrder(rows.flatMap((row) => row.expected.map((patient) => patient.expectedAt)).filter(inSight)),
    recent: toHourColumnsView(sumHourColumns(recent)),
  };
}
