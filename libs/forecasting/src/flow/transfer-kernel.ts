import { AGE_GROUPS, ageBinOf, ageGroupOf } from './age-scale';
import { walkStay, type FlowWindow, type KnownStay } from './flow-window';

/**
 * Model: where those who leave a unit go.
 *
 * Discharge and the moves to each other unit are competing risks: h_uv = h_u pi_uv, pi the share of departures by age group and
 * four-hour block of the day, drawn to the unit's overall share by 20 pseudo-departures (Dirichlet smoothing; forecasting design,
 * sections 6.2 and 6.5). Who came from another unit goes back to it with a share of its own, as after intensive care: that of all
 * such patients, drawn to the overall share of that unit; the others and the rest of these share pi. Do not trust it after a change
 * of the route of patients.
 */
export interface TransferKernel {
  readonly destinations: readonly string[];
  /** Share of departures by [cell x destination]; the rest leave the hospital. */
  readonly shares: readonly number[];
  /** Share of those who go back to where they came from, by destination. */
  readonly returns: readonly number[];
}

const BLOCK_HOURS = 4;
const HOURS_OF_DAY = 24;
const BLOCKS = HOURS_OF_DAY / BLOCK_HOURS;
export const TRANSFER_CELLS = AGE_GROUPS * BLOCKS;
const PSEUDO_DEPARTURES = 20;
/** Digits kept of a share: far finer than its error. */
const DIGITS = 4;

/** Cell of a departure at an age in the unit and a local hour of the week. */
export function transferCell(ageHours: number, hourOfWeek: number): number {
  return ageGroupOf(ageBinOf(ageHours)) * BLOCKS + Math.floor((hourOfWeek % HOURS_OF_DAY) / BLOCK_HOURS);
}

/** Null where nobody who left was seen in another unit. */
export function fitTransferKernel(stays: readonly KnownStay[], window: FlowWindow): TransferKernel | null {
  const destinations = [...new Set(stays.flatMap(({ movedTo }) => movedTo ?? []))].sort();
  if (destinations.length === 0) return null;
  const counts = tally(stays, window, destinations);
  const overall = destinations.map((_, v) => sum(counts.moved.map((row) => row[v]!)) / Math.max(1, sum(counts.left)));
  const drawn = (count: number, of: number, v: number): number => Number(((count + PSEUDO_DEPARTURES * overall[v]!) / (of + PSEUDO_DEPARTURES)).toPrecision(DIGITS));
  return {
    destinations,
    shares: counts.moved.flatMap((row, cell) => row.map((count, v) => drawn(count, counts.left[cell]!, v))),
    returns: destinations.map((_, v) => drawn(counts.returned, counts.returners, v)),
  };
}

/** Departures without those back to where the patient came from, which are counted apart. */
function tally(stays: readonly KnownStay[], window: FlowWindow, destinations: readonly string[]) {
  const moved = Array.from({ length: TRANSFER_CELLS }, () => destinations.map(() => 0));
  const left = new Array<number>(TRANSFER_CELLS).fill(0);
  let [returned, returners] = [0, 0];
  for (const stay of stays) {
    if (!stay.left) continue;
    const back = stay.cameFrom !== undefined && stay.movedTo === stay.cameFrom;
    if (stay.cameFrom !== undefined) returners += 1;
    if (back) returned += 1;
    else {
      const cell = cellOfDeparture(stay, window);
      left[cell]! += 1;
      if (stay.movedTo !== undefined) moved[cell]![destinations.indexOf(stay.movedTo)]! += 1;
    }
  }
  return { moved, left, returned, returners };
}

function cellOfDeparture(stay: KnownStay, window: FlowWindow): number {
  let cell = 0;
  walkStay(stay, window, (hour, ageHours, _exposed, leaves) => {
    if (leaves) cell = transferCell(ageHours, window.hourOfWeek[hour]!);
  });
  return cell;
}

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

/** Adds the moves of those who leave in an hour, `leaving` patients by cell, to the inflow of each destination. */
export function addMoves(kernel: TransferKernel, leaving: { readonly cell: number; readonly mass: number; readonly cameFrom?: string | undefined }, add: (unitId: string, mass: number) => void): void {
  const { destinations, shares, returns } = kernel;
  const origin = leaving.cameFrom === undefined ? -1 : destinations.indexOf(leaving.cameFrom);
  const goesBack = origin < 0 ? 0 : returns[origin]!;
  const base = leaving.cell * destinations.length;
  for (let v = 0; v < destinations.length; v++) add(destinations[v]!, leaving.mass * (1 - goesBack) * shares[base + v]!);
  if (origin >= 0) add(destinations[origin]!, leaving.mass * goesBack);
}
