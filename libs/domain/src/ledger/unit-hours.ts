import { MS_PER_HOUR, settledHorizon, type HourCell, type Ledger, type UnitRecord } from './ledger-state';
import type { UnitHour } from './ledger.types';
import { staffedBeds } from './staffed-beds';
import { consistentMoves, countedAt, reportedMoves } from './unit-counts';

/**
 * The hour a move belongs to. Hour h holds the moves of (h, h + 1 h]: a move exactly on the hour is already in the
 * census of that hour, so only this cut makes census(h + 1 h) = census(h) + arrivals - departures hold without exception.
 */
function hourOfMove(at: number): number {
  return Math.ceil(at / MS_PER_HOUR) - 1;
}

export interface Move {
  readonly at: number;
  readonly direction: 'in' | 'out';
  /** 1 to count it, -1 to take it back. */
  readonly weight: 1 | -1;
  /** Receipt time of the event that made the difference. */
  readonly receivedAt: number;
}

/** First hour index of the unit whose numbers may have changed since they were last emitted. */
export type ChangedHours = Map<UnitRecord, number>;

export function markHours(changed: ChangedHours, unit: UnitRecord, hour: number): void {
  const known = changed.get(unit);
  if (known === undefined || hour < known) changed.set(unit, hour);
}

function cellAt(unit: UnitRecord, hour: number): HourCell {
  const known = unit.cells.get(hour);
  if (known !== undefined) return known;
  const cell: HourCell = { arrivals: 0, departures: 0, receivedAt: -Infinity, emitted: null };
  unit.cells.set(hour, cell);
  return cell;
}

/**
 * Hours of a hospital without an opening time begin with the earliest of its events that speaks of patients, whichever came first: as
 * long as nothing was forgotten, a late one opens hours before those that were closed already.
 */
export function openHours(ledger: Ledger, hour: number): void {
  if (ledger.baseHour !== null && (ledger.basePruned || hour >= ledger.baseHour)) return;
  ledger.baseHour = hour;
  noteChanged(ledger, hour);
}

/** Closed hours from here on may lack what closing left out: see `missedHours`. */
function noteChanged(ledger: Ledger, hour: number): void {
  if (hour < (ledger.closedHour ?? -Infinity)) ledger.changedHour = Math.min(hour, ledger.changedHour ?? Infinity);
}

/**
 * Hours of a hospital without an opening time begin at most so long before the receipt of the event that opens them: years of history
 * fit in, and a patient whose admission is dated 1900 does not open a million hours of an empty house.
 */
const LONGEST_OPENING_HOURS = 2 * 366 * 24;

/** An event of a visit opens the hour that a move at its time would belong to. By events and not by moves, since a cancel may come before the move that it undoes. */
export function openHoursOfVisit(ledger: Ledger, { at, receivedAt }: { readonly at: number; readonly receivedAt: number }): void {
  openHours(ledger, Math.max(hourOfMove(at), hourOfMove(receivedAt) - LONGEST_OPENING_HOURS));
}

/** Counts a move, or takes it back. What lies before the window goes into the base. */
export function countMove(ledger: Ledger, unit: UnitRecord, move: Move): number {
  const hour = hourOfMove(move.at);
  const baseHour = ledger.baseHour ?? hour;
  if (hour < baseHour) {
    unit.baseCensus += move.direction === 'in' ? move.weight : -move.weight;
    unit.baseReceivedAt = Math.max(unit.baseReceivedAt, move.receivedAt);
    return baseHour;
  }
  const cell = cellAt(unit, hour);
  if (move.direction === 'in') cell.arrivals += move.weight;
  else cell.departures += move.weight;
  cell.receivedAt = Math.max(cell.receivedAt, move.receivedAt);
  return hour;
}

interface Running {
  census: number;
  receivedAt: number;
}
/** Census and newest receipt at the start of an hour: the base and everything since. */
function runTo(ledger: Ledger, unit: UnitRecord, hour: number): Running {
  const running = { census: unit.baseCensus, receivedAt: unit.baseReceivedAt };
  for (let at = ledger.baseHour ?? hour; at < hour; at += 1) step(running, unit.cells.get(at));
  return running;
}
function step(running: Running, cell: HourCell | undefined): void {
  if (cell === undefined) return;
  running.census += cell.arrivals - cell.departures;
  running.receivedAt = Math.max(running.receivedAt, cell.receivedAt);
}

/** Census of a unit at the start of an hour index. */
export function censusAtHour(ledger: Ledger, unit: UnitRecord, hour: number): number {
  return runTo(ledger, unit, hour).census;
}

/** An hour that begins or ends with a reported count: its moves are what leads from the one census to the other. null = known by movements. */
function describeCounted(ledger: Ledger, unit: UnitRecord, at: { readonly hour: number; readonly running: Running }): UnitHour | null {
  const start = at.hour * MS_PER_HOUR;
  const end = start + MS_PER_HOUR;
  const [first, last] = [countedAt(unit, start), countedAt(unit, end)];
  if (first === null && last === null) return null;
  const moves = reportedMoves(unit, start, end);
  const cell = unit.cells.get(at.hour);
  const census = first?.occupied ?? at.running.census;
  const next = last?.occupied ?? at.running.census + (cell?.arrivals ?? 0) - (cell?.departures ?? 0);
  return {
    unitId: unit.unitId,
    hour: start,
    census,
    ...consistentMoves(next - census, moves),
    staffed: staffedBeds(ledger, unit, start),
    availableAt: Math.max(end, first?.receivedAt ?? at.running.receivedAt, moves.receivedAt, cell?.receivedAt ?? -Infinity),
  };
}

function describe(ledger: Ledger, unit: UnitRecord, at: { readonly hour: number; readonly running: Running }): UnitHour {
  const { hour, running } = at;
  const counted = describeCounted(ledger, unit, at);
  if (counted !== null) return counted;
  const cell = unit.cells.get(hour);
  const start = hour * MS_PER_HOUR;
  return {
    unitId: unit.unitId,
    hour: start,
    census: running.census,
    arrivals: cell?.arrivals ?? 0,
    departures: cell?.departures ?? 0,
    staffed: staffedBeds(ledger, unit, start),
    availableAt: Math.max(start + MS_PER_HOUR, running.receivedAt, cell?.receivedAt ?? -Infinity),
  };
}

function sameNumbers(left: UnitHour, right: UnitHour): boolean {
  return left.census === right.census && left.arrivals === right.arrivals && left.departures === right.departures && left.staffed === right.staffed;
}

/** Closed hours whose numbers are no longer what was said of them. A count may come for hours of which nobody remembers what was said. */
export function correctedHours(ledger: Ledger, changed: ChangedHours): readonly UnitHour[] {
  const corrections: UnitHour[] = [];
  const { closedHour, baseHour } = ledger;
  if (closedHour === null || baseHour === null) return corrections;
  for (const [unit, from] of changed) {
    if (unit.unit === null || from >= closedHour) continue;
    noteChanged(ledger, from);
    const first = Math.max(from, baseHour);
    const running = runTo(ledger, unit, first);
    for (let hour = first; hour < closedHour; hour += 1) {
      const cell = unit.cells.get(hour);
      const now = cell?.emitted != null ? describe(ledger, unit, { hour, running }) : describeCounted(ledger, unit, { hour, running });
      if (now !== null && (cell?.emitted == null || !sameNumbers(cell.emitted, now))) {
        cellAt(unit, hour).emitted = now;
        corrections.push(now);
      }
      step(running, cell);
    }
  }
  return corrections;
}

export interface CloseOptions {
  /** Leaves out hours in which nobody is in the whole hospital and nobody moves: for recordings with years between patients. */
  readonly skipEmptyHospital?: boolean;
}

interface RunningUnit {
  readonly unit: UnitRecord;
  readonly running: Running;
}
function facilityUnits(ledger: Ledger): readonly UnitRecord[] {
  return [...ledger.units.values()].filter((unit) => unit.unit !== null);
}

/** Nobody is in the whole hospital, and nobody moves. */
function isEmptyHour(units: readonly RunningUnit[], hour: number): boolean {
  return units.every(({ unit, running }) => {
    const cell = unit.cells.get(hour);
    return running.census === 0 && (cell === undefined || (cell.arrivals === 0 && cell.departures === 0)) && countedAt(unit, hour * MS_PER_HOUR) === null;
  });
}

/** Closed hours of which nothing was told so far, and now there is something: the hospital was thought empty, or not yet open. */
function missedHours(ledger: Ledger, options: CloseOptions): readonly UnitHour[] {
  const { changedHour, closedHour } = ledger;
  ledger.changedHour = null;
  if (changedHour === null || closedHour === null) return [];
  const units = facilityUnits(ledger);
  const isUntold = (unit: UnitRecord, hour: number): boolean => unit.cells.get(hour)?.emitted == null;
  let first = Math.max(changedHour, ledger.baseHour ?? changedHour);
  while (first < closedHour && !units.some((unit) => isUntold(unit, first))) first += 1;
  if (first === closedHour) return [];
  const missed: UnitHour[] = [];
  const runningUnits = units.map((unit) => ({ unit, running: runTo(ledger, unit, first) }));
  for (let hour = first; hour < closedHour; hour += 1) {
    const isPassedOver = options.skipEmptyHospital === true && isEmptyHour(runningUnits, hour);
    for (const { unit, running } of runningUnits) {
      if (!isPassedOver && isUntold(unit, hour)) missed.push((cellAt(unit, hour).emitted = describe(ledger, unit, { hour, running })));
      step(running, unit.cells.get(hour));
    }
  }
  return missed;
}

/**
 * The cells of every unit for the full hours that ended at or before `upTo` and were not emitted yet, hour by hour, those that were
 * missed before among them. Hours before the ledger's opening are never emitted; without an opening time, see `openHours`.
 */
export function closeHours(ledger: Ledger, upTo: number, options: CloseOptions = {}): readonly UnitHour[] {
  const missed = missedHours(ledger, options);
  const end = Math.floor(upTo / MS_PER_HOUR);
  const start = ledger.closedHour ?? ledger.baseHour;
  if (start === null || end <= start) return missed;
  const units = facilityUnits(ledger).map((unit) => ({ unit, running: runTo(ledger, unit, start) }));
  const closed = [...missed];
  const finalBefore = Math.floor(settledHorizon(ledger) / MS_PER_HOUR);
  for (let hour = start; hour < end; hour += 1) {
    if (options.skipEmptyHospital === true && isEmptyHour(units, hour)) continue;
    for (const { unit, running } of units) {
      const described = describe(ledger, unit, { hour, running });
      // What can no longer be corrected need not be remembered.
      const cell = hour < finalBefore ? unit.cells.get(hour) : cellAt(unit, hour);
      if (cell !== undefined) cell.emitted = described;
      step(running, cell);
      closed.push(described);
    }
  }
  ledger.closedHour = end;
  return closed;
}

/** Moves hours before `hour` into the bases; they can no longer change. Never beyond what is closed. */
export function forgetHours(ledger: Ledger, hour: number): void {
  const keepFrom = Math.min(hour, ledger.closedHour ?? -Infinity);
  if (ledger.baseHour === null || keepFrom <= ledger.baseHour) return;
  for (const unit of ledger.units.values()) {
    for (const [at, cell] of unit.cells) {
      if (at >= keepFrom) continue;
      unit.baseCensus += cell.arrivals - cell.departures;
      unit.baseReceivedAt = Math.max(unit.baseReceivedAt, cell.receivedAt);
      unit.cells.delete(at);
    }
  }
  ledger.baseHour = keepFrom;
  ledger.basePruned = true;
}
